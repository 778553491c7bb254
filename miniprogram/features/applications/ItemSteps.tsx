import type { ApplicationDetail } from '@shared/applications/contract'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Row } from '../../ui/layout/Stack'
import { ClockForm } from './ClockForm'
import { DecideForm } from './DecideForm'
import { ProposeForm } from './ProposeForm'
import { ReferForm, ReplyForm } from './ReferForm'
import type { useApplication } from './use-application'
import { openPage } from '../../routes/open-page'

type Steps = Omit<ReturnType<typeof useApplication>, 'item'> & { detail: ApplicationDetail }

/** What this person may do with the item now, and in words what stands in the way. */
export function ItemSteps({ detail, take, busy, error }: Steps) {
  const can = (step: ApplicationDetail['can'][number]) => detail.can.includes(step)
  const print = (sheet: string) => openPage('/office/print/index', { item: detail.applicationId, sheet })
  return (
    <>
      {error && <Notice tone="danger">{error.messageZh}</Notice>}
      {detail.blockedZh.map((sentence) => (
        <Notice key={sentence} tone="warn">
          {sentence}
        </Notice>
      ))}
      {can('accept') && (
        <Button kind="primary" size="l" block busy={busy} icon="check" onPress={() => take('accept', {})}>
          受理，开始计时
        </Button>
      )}
      {can('approve') && <DecideForm take={take} busy={busy} />}
      {can('propose') && <ProposeForm take={take} busy={busy} />}
      {can('recordReply') && <ReplyForm take={take} busy={busy} />}
      {can('refer') && <ReferForm take={take} busy={busy} />}
      {can('deliver') && (
        <Button block busy={busy} icon="speaker" onPress={() => take('deliver', { howZh: '当面告知' })}>
          已当面告知本人
        </Button>
      )}
      {(can('pauseClock') || can('resumeClock')) && <ClockForm take={take} busy={busy} paused={can('resumeClock')} />}
      <Row fit="equal">
        <Button icon="print" onPress={() => print('notice')}>
          一次性告知单
        </Button>
        {detail.referralZh && (
          <Button icon="print" onPress={() => print('referral')}>
            转办单
          </Button>
        )}
        <Button icon="print" onPress={() => print('dossier')}>
          全套档案
        </Button>
      </Row>
    </>
  )
}
