import { useState } from 'react'
import type { RuleChangeView } from '@shared/warnings/county-rules/contract'
import { localToday } from '../../../cloud/server-time'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { ConfirmSheet } from '../../../ui/feedback/Sheet'
import { Field } from '../../../ui/form/Field'
import { TextArea, TextInput } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { Facts } from '../../../ui/layout/Facts'
import { Stack } from '../../../ui/layout/Stack'
import { whenZh } from '../../../ui/format/when-zh'
import type { useRuleChange } from './use-rules'

type Steps = Pick<ReturnType<typeof useRuleChange>, 'propose' | 'approve' | 'reject' | 'withdraw' | 'busy' | 'error'>

/** Handing over, agreeing, sending back, taking back; where one may not, why not. */
export function DecideRuleCard({ detail, ...steps }: Steps & { detail: RuleChangeView }) {
  const { may, cannotZh } = detail
  return (
    <Card title="谁来定">
      <Stack>
        {steps.error && <Notice tone="danger">{steps.error.messageZh}</Notice>}
        <Facts items={whoSaidWhat(detail)} />
        {cannotZh && !may.approve && <Notice tone="info">{cannotZh}</Notice>}
        {may.edit && <Propose detail={detail} {...steps} />}
        {(may.approve || may.reject) && <Decide detail={detail} {...steps} />}
        {may.withdraw && (
          <Button kind="quiet" block busy={steps.busy} onPress={steps.withdraw}>
            {detail.status === 'draft' ? '不写了，丢掉草稿' : '撤回'}
          </Button>
        )}
      </Stack>
    </Card>
  )
}

const whoSaidWhat = (detail: RuleChangeView) => [
  { name: '起草', value: `${detail.proposedByName}，${whenZh(detail.proposedAt)}` },
  ...(detail.from ? [{ name: detail.kind === 'end' ? '停用' : '生效', value: `${detail.from}起` }] : []),
  ...(detail.noteZh ? [{ name: '说明', value: detail.noteZh }] : []),
  ...(detail.decidedByName
    ? [{ name: '定的人', value: `${detail.decidedByName}，${whenZh(detail.decidedAt ?? '')}` }]
    : []),
  ...(detail.reasonZh ? [{ name: '退回的原因', value: detail.reasonZh }] : []),
]

function Propose({ detail, propose, busy }: Steps & { detail: RuleChangeView }) {
  const [from, setFrom] = useState(localToday())
  const [note, setNote] = useState(detail.noteZh)
  return (
    <>
      <Field label="哪一天起用">
        <TextInput label="哪一天起用" value={from} maxLength={10} placeholder="例如：2026-12-01" onChange={setFrom} />
      </Field>
      <Field label="给批准的人留句话" optional hint="报出来的户极少时，要写清楚为什么">
        <TextArea label="给批准的人留句话" value={note} maxLength={500} onChange={setNote} />
      </Field>
      <Button
        kind="primary"
        block
        busy={busy}
        disabled={!detail.may.propose || !/^\d{4}-\d{2}-\d{2}$/.test(from)}
        onPress={() => propose({ from, noteZh: note.trim() })}
      >
        请另一个人来批准
      </Button>
    </>
  )
}

function Decide({ detail, approve, reject, busy }: Steps & { detail: RuleChangeView }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const verb = detail.kind === 'end' ? '停用' : '启用'
  return (
    <>
      <Button
        kind="primary"
        size="l"
        block
        icon="check"
        busy={busy}
        disabled={!detail.may.approve}
        onPress={() => setAsking(true)}
      >
        同意{verb}
      </Button>
      <Field label="不同意的话，写明原因">
        <TextArea label="原因" value={reason} maxLength={500} onChange={setReason} />
      </Field>
      <Button
        kind="danger"
        block
        busy={busy}
        disabled={!detail.may.reject || reason.trim().length < 2}
        onPress={() => reject(reason.trim())}
      >
        不同意，退回
      </Button>
      <ConfirmSheet
        open={asking}
        title={`同意${verb}“${detail.titleZh}”？`}
        words={
          detail.kind === 'end'
            ? `${detail.from ?? ''}起不再报这条预警；已经报的照常办完。全县会重新看一遍。`
            : `${detail.from ?? ''}起按这条规则报预警，全县会重新看一遍。`
        }
        confirmLabel="同意"
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await approve()
          setAsking(false)
        }}
      />
    </>
  )
}
