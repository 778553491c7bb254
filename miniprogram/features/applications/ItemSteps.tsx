import type { ApplicationDetail } from '@shared/applications/contract'
import { useState } from 'react'
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

const ENDED: ReadonlySet<ApplicationDetail['status']> = new Set(['approved', 'rejected', 'delivered', 'cancelled'])

/** What this person may do with the item now, and in words what stands in the way. */
export function ItemSteps({ detail, take, busy, error }: Steps) {
  const can = (step: ApplicationDetail['can'][number]) => detail.can.includes(step)
  const sentUp = detail.proposalZh !== null
  const [rewriting, setRewriting] = useState(false)
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
      {can('propose') && sentUp && !rewriting && (
        <Notice tone="ok" title="意见已送审批">
          等{detail.deciderZh}签字。
        </Notice>
      )}
      {can('propose') && (!sentUp || rewriting) && (
        <ProposeForm
          busy={busy}
          take={async (step, given) => {
            const done = await take(step, given)
            if (done) setRewriting(false)
            return done
          }}
        />
      )}
      {can('propose') && sentUp && !rewriting && (
        <Button block icon="pen" onPress={() => setRewriting(true)}>
          改意见
        </Button>
      )}
      {can('recordReply') && <ReplyForm take={take} busy={busy} />}
      {can('refer') && <ReferForm take={take} busy={busy} />}
      {can('deliver') && (
        <Button block busy={busy} icon="speaker" onPress={() => take('deliver', { howZh: '当面告知' })}>
          已当面告知本人
        </Button>
      )}
      {(can('pauseClock') || can('resumeClock')) && <ClockForm take={take} busy={busy} paused={can('resumeClock')} />}
      {detail.can.length === 0 && ENDED.has(detail.status) && (
        <Notice tone="ok" title={`这一件${detail.statusZh}`}>
          {detail.status === 'approved' || detail.status === 'rejected' ? '会派人上门念给本人听，三个工作日内。' : ''}
        </Notice>
      )}
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
