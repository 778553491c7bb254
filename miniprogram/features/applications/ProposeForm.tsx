import { useState } from 'react'
import { Button } from '../../ui/actions/Button'
import { Field } from '../../ui/form/Field'
import { TextArea, TextInput } from '../../ui/form/inputs'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import type { TakeStep } from './use-application'
import { readAmount } from './view'

/** The officer's opinion: how much or what, who pays, and why. A second person decides. */
export function ProposeForm({ take, busy }: { take: TakeStep; busy: boolean }) {
  const [amount, setAmount] = useState('')
  const [inKind, setInKind] = useState('')
  const [payer, setPayer] = useState('')
  const [reason, setReason] = useState('')
  const { fen, problemZh } = readAmount(amount)
  const ready = !problemZh && (fen !== undefined || inKind !== '') && payer.length >= 2 && reason.length >= 2
  return (
    <Card title="提出意见">
      <Stack>
        <Field label="金额" optional error={problemZh} id="amount">
          <TextInput
            kind="money"
            label="金额"
            id="amount"
            value={amount}
            onChange={setAmount}
            unit="元"
            wrong={Boolean(problemZh)}
          />
        </Field>
        <Field label="给什么帮助" hint="不发钱的写这里，例如：修屋面" optional>
          <TextInput label="给什么帮助" value={inKind} onChange={setInKind} maxLength={100} />
        </Field>
        <Field label="谁出钱出力">
          <TextInput
            label="谁出钱出力"
            value={payer}
            onChange={setPayer}
            maxLength={60}
            placeholder="例如：前渡村委会出资"
          />
        </Field>
        <Field label="理由">
          <TextArea label="理由" value={reason} onChange={setReason} maxLength={500} />
        </Field>
        <Button
          kind="primary"
          block
          busy={busy}
          disabled={!ready}
          onPress={() =>
            take('propose', { amountFen: fen, inKindZh: inKind || undefined, payerZh: payer, reasonZh: reason })
          }
        >
          提出，送审批
        </Button>
      </Stack>
    </Card>
  )
}
