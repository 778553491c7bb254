import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Field } from '../../ui/form/Field'
import { RadioGroup } from '../../ui/form/choices'
import { TextArea } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import type { TakeStep } from './use-application'

const DEPARTMENTS = [
  { value: 'medical-insurance', label: '县医疗保障局' },
  { value: 'housing', label: '县住房和城乡建设局' },
  { value: 'education', label: '县教育局（学生资助中心）' },
  { value: 'human-resources', label: '县人力资源和社会保障局' },
  { value: 'disabled-federation', label: '县残疾人联合会' },
  { value: 'charity', label: '县慈善总会' },
] as const

type DepartmentId = (typeof DEPARTMENTS)[number]['value']

/** Hands the item to a department that has no account here; the printed sheet goes with it. */
export function ReferForm({ take, busy }: { take: TakeStep; busy: boolean }) {
  const [to, setTo] = useState<DepartmentId | null>(null)
  const department = DEPARTMENTS.find((one) => one.value === to)
  return (
    <Card title="转部门办理">
      <Stack>
        <Field label="转给哪个部门？">
          <RadioGroup label="转给哪个部门" choices={DEPARTMENTS} value={to} onChange={setTo} />
        </Field>
        <Button
          block
          busy={busy}
          disabled={!department}
          onPress={() => department && take('refer', { toDepartmentId: department.value, toZh: department.label })}
        >
          转出
        </Button>
      </Stack>
    </Card>
  )
}

const OUTCOMES = [
  { value: 'approved', label: '部门已办' },
  { value: 'rejected', label: '部门不予办理' },
  { value: 'stillOpen', label: '还在办' },
] as const

/** What the department answered, in its words. */
export function ReplyForm({ take, busy }: { take: TakeStep; busy: boolean }) {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]['value'] | null>(null)
  const [reply, setReply] = useState('')
  return (
    <Card title="部门回复">
      <Stack>
        <Field label="部门怎么办的？">
          <RadioGroup label="部门怎么办的" choices={OUTCOMES} value={outcome} onChange={setOutcome} />
        </Field>
        <Field label="回复内容">
          <TextArea label="回复内容" value={reply} onChange={setReply} maxLength={500} />
        </Field>
        <Button
          block
          busy={busy}
          disabled={!outcome || reply.length < 2}
          onPress={() => outcome && take('recordReply', { outcome, replyZh: reply })}
        >
          记下回复
        </Button>
      </Stack>
    </Card>
  )
}
