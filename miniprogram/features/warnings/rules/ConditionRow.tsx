import { useState } from 'react'
import { View } from '@tarojs/components'
import { DRAFT_OP_LABELS } from '@shared/warnings/county-rules/comparisons'
import type { DraftCondition, DraftOp } from '@shared/warnings/county-rules/draft'
import { Button } from '../../../ui/actions/Button'
import { CheckGroup, RadioGroup } from '../../../ui/form/choices'
import { Field } from '../../../ui/form/Field'
import { TextInput } from '../../../ui/form/inputs'
import { YesNo } from '../../../ui/form/YesNo'
import { Row } from '../../../ui/layout/Stack'
import { Heading, Note } from '../../../ui/theme/Heading'
import { numberTyped } from './rules-view'
import './rules.css'
import type { FactChoice } from './use-rules'

interface ConditionRowProps {
  at: number
  row: DraftCondition
  fact: FactChoice | undefined
  problem: string | undefined
  change: (row: DraftCondition) => void
  remove: () => void
}

/** One line of the table: what, how it is compared, with what. */
export function ConditionRow({ at, row, fact, problem, change, remove }: ConditionRowProps) {
  const name = fact?.labelZh ?? '这一项已经不能用了'
  return (
    <View className="k-condition" role="group" aria-label={`第${at + 1}个条件：${name}`}>
      <Row fit="spread">
        <View>
          <Heading level={3}>{name}</Heading>
          {fact && <Note>{fact.sourceZh}</Note>}
        </View>
        <Button kind="quiet" icon="close" label={`去掉第${at + 1}个条件`} onPress={remove}>
          去掉
        </Button>
      </Row>
      <Field label={`“${name}”怎么比`} error={problem}>
        {fact && fact.ops.length > 1 && (
          <RadioGroup
            inline
            label="怎么比"
            choices={fact.ops.map((op) => ({ value: op, label: DRAFT_OP_LABELS[op].zh }))}
            value={row.op}
            onChange={(op) => change({ ...row, op, value: valueFor(op, row.value, fact) })}
          />
        )}
        {fact && <Value row={row} fact={fact} wrong={problem !== undefined} change={change} />}
      </Field>
    </View>
  )
}

/** "One of several" takes a list, the others one value. */
const valueFor = (
  op: DraftOp,
  value: DraftCondition['value'],
  { kind, choices }: FactChoice,
): DraftCondition['value'] => {
  if (kind !== 'choice') return value
  const first = Array.isArray(value) ? value[0] : value
  const one = typeof first === 'string' ? first : (choices[0]?.value ?? '')
  return op === 'oneOf' || op === 'noneOf' ? [one] : one
}

interface ValueProps {
  row: DraftCondition
  fact: FactChoice
  wrong: boolean
  change: (row: DraftCondition) => void
}

function Value({ row, fact, wrong, change }: ValueProps) {
  if (fact.kind === 'yesNo')
    return (
      <YesNo
        label={fact.labelZh}
        value={typeof row.value === 'boolean' ? row.value : null}
        onChange={(value) => change({ ...row, value })}
      />
    )
  if (fact.kind !== 'choice') return <NumberValue row={row} fact={fact} wrong={wrong} change={change} />
  const choices = fact.choices.map(({ value, labelZh }) => ({ value, label: labelZh }))
  return Array.isArray(row.value) ? (
    <CheckGroup
      label={fact.labelZh}
      choices={choices}
      values={row.value}
      onChange={(value) => change({ ...row, value })}
    />
  ) : (
    <RadioGroup
      inline
      label={fact.labelZh}
      choices={choices}
      value={String(row.value)}
      onChange={(value) => change({ ...row, value })}
    />
  )
}

/** What is typed stays as typed until it is a number; what is none is told by the check. */
function NumberValue({ row, fact, wrong, change }: ValueProps) {
  const [typed, setTyped] = useState(String(row.value))
  return (
    <TextInput
      label={`${fact.labelZh}的数`}
      kind="money"
      unit={fact.unitZh ?? undefined}
      value={typed}
      wrong={wrong}
      maxLength={12}
      onChange={(text) => {
        setTyped(text)
        change({ ...row, value: numberTyped(text) ?? text })
      }}
    />
  )
}
