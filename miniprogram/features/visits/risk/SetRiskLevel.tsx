import { useState } from 'react'
import type { RiskView } from '@shared/visits/plan-contract'
import { Button } from '../../../ui/actions/Button'
import { Notice } from '../../../ui/feedback/Notice'
import { Sheet } from '../../../ui/feedback/Sheet'
import { Field } from '../../../ui/form/Field'
import { RadioGroup } from '../../../ui/form/choices'
import { TextArea } from '../../../ui/form/inputs'

type Level = RiskView['level']

interface SetRiskLevelProps {
  risk: RiskView
  busy: boolean
  messageZh: string | undefined
  onSet: (level: Level | null, reasonZh: string) => Promise<boolean>
}

const LEAST_WORDS = 4

/** Another level than the weighed one, with why; both are shown from then on. */
export function SetRiskLevel({ risk, busy, messageZh, onSet }: SetRiskLevelProps) {
  const [open, setOpen] = useState(false)
  const [level, setLevel] = useState<Level | 'weighed' | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const choices = [
    ...risk.choices.map((choice) => ({ value: choice.level, label: `${choice.zh}（${choice.everyZh}）` })),
    ...(risk.chosen ? [{ value: 'weighed' as const, label: `改回按评分（${risk.weighedZh}）` }] : []),
  ]
  const go = async (): Promise<void> => {
    if (level === null) return setProblem('请选一个等级')
    if (reason.trim().length < LEAST_WORDS) return setProblem('请写明为什么改')
    if (!(await onSet(level === 'weighed' ? null : level, reason))) return
    setOpen(false)
    setReason('')
    setLevel(null)
  }
  return (
    <>
      <Button icon="pen" onPress={() => setOpen(true)}>
        另定等级
      </Button>
      <Sheet open={open} title="另定走访等级" onClose={() => setOpen(false)}>
        {messageZh !== undefined && <Notice tone="danger">{messageZh}</Notice>}
        <RadioGroup label="等级" choices={choices} value={level} onChange={setLevel} />
        <Field
          id="risk-reason"
          label="为什么改"
          hint="评分等级会一直显示在旁边；您的名字和理由留在档案里"
          error={problem}
        >
          <TextArea
            id="risk-reason"
            label="为什么改"
            maxLength={200}
            value={reason}
            wrong={problem !== undefined}
            onChange={(typed) => {
              setReason(typed)
              setProblem(undefined)
            }}
          />
        </Field>
        <Button kind="primary" size="l" block busy={busy} onPress={go}>
          定下
        </Button>
      </Sheet>
    </>
  )
}
