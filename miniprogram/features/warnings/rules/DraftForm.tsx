import { useState } from 'react'
import { MOST_CONDITIONS, type WarningDraft } from '@shared/warnings/county-rules/draft'
import { CATEGORY_LABELS, PERIOD_LABELS, RECIPIENT_LABELS, SEVERITY_WORDS } from '@shared/warnings/county-rules/labels'
import { Notice } from '../../../ui/feedback/Notice'
import { RadioGroup } from '../../../ui/form/choices'
import { Field } from '../../../ui/form/Field'
import { TextArea, TextInput } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { ConditionRow } from './ConditionRow'
import { FactPicker } from './FactPicker'
import { rowOf } from './rules-view'
import type { Checked, RuleFacts } from './use-rules'

interface DraftFormProps {
  draft: WarningDraft
  facts: RuleFacts
  checked: Checked | undefined
  change: (draft: WarningDraft) => void
}

const choicesOf = <V extends string>(words: Readonly<Record<V, { zh: string }>>): { value: V; label: string }[] =>
  (Object.entries(words) as [V, { zh: string }][]).map(([value, { zh }]) => ({ value, label: zh }))

const SEVERITIES = (['yellow', 'orange', 'red'] as const).map((value) => ({ value, label: SEVERITY_WORDS[value] }))
const MOST_QUESTIONS = 5

/** The rule as a table of conditions and a few questions; what is wrong stands beside what it is about. */
export function DraftForm({ draft, facts, checked, change }: DraftFormProps) {
  const wrong = (path: string): string | undefined =>
    checked?.problems.find((problem) => problem.path === path)?.messageZh
  const set = (patch: Partial<WarningDraft>): void => change({ ...draft, ...patch })
  return (
    <>
      <Conditions draft={draft} facts={facts} checked={checked} change={change} />
      <Card title="报给谁">
        <Stack>
          <Field label="这条规则叫什么" error={wrong('titleZh')} hint="经办人在预警列表里看到这几个字">
            <TextInput label="名字" value={draft.titleZh} maxLength={12} onChange={(titleZh) => set({ titleZh })} />
          </Field>
          <Field label="是哪一类">
            <RadioGroup
              inline
              label="类别"
              choices={choicesOf(CATEGORY_LABELS)}
              value={draft.category}
              onChange={(category) => set({ category })}
            />
          </Field>
          <Field label="多急">
            <RadioGroup
              inline
              label="级别"
              choices={SEVERITIES}
              value={draft.severity}
              onChange={(severity) => set({ severity })}
            />
          </Field>
          <Field label="交给谁" error={wrong('recipient.role')}>
            <RadioGroup
              inline
              label="交给谁"
              choices={choicesOf(RECIPIENT_LABELS)}
              value={draft.recipient.role}
              onChange={(role) => set({ recipient: { role } })}
            />
          </Field>
          {draft.recipient.role === 'departmentOfficer' && (
            <Field label="哪个部门" error={wrong('recipient.departmentId')}>
              <RadioGroup
                inline
                label="哪个部门"
                choices={facts.departments.map(({ id, nameZh }) => ({ value: id, label: nameZh }))}
                value={draft.recipient.departmentId ?? null}
                onChange={(departmentId) => set({ recipient: { role: 'departmentOfficer', departmentId } })}
              />
            </Field>
          )}
          <Days
            label="几个工作日内要联系"
            value={draft.deadlineWorkingDays}
            most={60}
            onChange={(deadlineWorkingDays) => set({ deadlineWorkingDays: Math.max(1, deadlineWorkingDays) })}
          />
          <Note>走访的人在卡片上只看到“关爱走访”和怎么开口，看不到原因。</Note>
          <Field label="去了可以问什么" optional hint="一行一个问题，最多五个">
            <TextArea
              label="问题"
              value={draft.visitQuestionsZh.join('\n')}
              maxLength={300}
              onChange={(text) => set({ visitQuestionsZh: text.split('\n').slice(0, MOST_QUESTIONS) })}
            />
          </Field>
          <Field label="一直这样，多久报一次">
            <RadioGroup
              inline
              label="多久报一次"
              choices={choicesOf(PERIOD_LABELS)}
              value={draft.period}
              onChange={(period) => set({ period })}
            />
          </Field>
          <Days
            label="结案后几天内不再报"
            value={draft.coolDownDays}
            most={365}
            onChange={(coolDownDays) => set({ coolDownDays })}
          />
          <Field label="依据什么" error={wrong('basisZh')}>
            <TextInput
              label="依据"
              value={draft.basisZh}
              maxLength={200}
              placeholder="例如：青民〔2026〕52号"
              onChange={(basisZh) => set({ basisZh })}
            />
          </Field>
        </Stack>
      </Card>
    </>
  )
}

function Conditions({ draft, facts, checked, change }: DraftFormProps) {
  const factOf = (factId: string) => facts.facts.find((fact) => fact.factId === factId)
  const set = (patch: Partial<WarningDraft>): void => change({ ...draft, ...patch })
  const all = checked?.problems ?? []
  const problemAt = (at: number) => all.find(({ path }) => path.startsWith(`conditions.${at}.`))?.messageZh
  const together = all.find(({ path }) => path === 'conditions')?.messageZh
  return (
    <Card title="什么样的情况">
      <Stack>
        <RadioGroup
          inline
          label="看一个人还是一户"
          choices={[
            { value: 'person', label: '看一个人' },
            { value: 'household', label: '看一户人家' },
          ]}
          value={draft.subject}
          onChange={(subject) => set({ subject })}
        />
        <RadioGroup
          inline
          label="几个条件怎么算"
          choices={[
            { value: 'all', label: '每一条都要符合' },
            { value: 'any', label: '符合一条就行' },
          ]}
          value={draft.join}
          onChange={(join) => set({ join })}
        />
        {draft.conditions.map((row, at) => (
          <ConditionRow
            key={`${row.factId}-${at}`}
            at={at}
            row={row}
            fact={factOf(row.factId)}
            problem={problemAt(at)}
            change={(next) => set({ conditions: draft.conditions.map((one, i) => (i === at ? next : one)) })}
            remove={() => set({ conditions: draft.conditions.filter((_, i) => i !== at) })}
          />
        ))}
        {together && <Notice tone="warn">{together}</Notice>}
        {draft.conditions.length < MOST_CONDITIONS ? (
          <FactPicker facts={facts.facts} add={(fact) => set({ conditions: [...draft.conditions, rowOf(fact)] })} />
        ) : (
          <Note>最多{MOST_CONDITIONS}个条件。</Note>
        )}
      </Stack>
    </Card>
  )
}

interface DaysProps {
  label: string
  value: number
  most: number
  onChange: (days: number) => void
}

function Days({ label, value, most, onChange }: DaysProps) {
  const [typed, setTyped] = useState(String(value))
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : undefined
  const wrong = days === undefined || days > most
  return (
    <Field label={label} error={wrong ? `请填0到${most}的整数` : undefined}>
      <TextInput
        label={label}
        kind="number"
        unit="天"
        value={typed}
        wrong={wrong}
        maxLength={3}
        onChange={(text) => {
          setTyped(text)
          const next = Number(text)
          if (/^\d{1,3}$/.test(text.trim()) && next <= most) onChange(next)
        }}
      />
    </Field>
  )
}
