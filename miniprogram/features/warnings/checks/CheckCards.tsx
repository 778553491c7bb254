import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { CheckRow } from '@shared/warnings/checks-contract'
import { Button } from '../../../ui/actions/Button'
import { Pressable } from '../../../ui/actions/Pressable'
import { Notice } from '../../../ui/feedback/Notice'
import { Sheet } from '../../../ui/feedback/Sheet'
import { Tag } from '../../../ui/feedback/Tag'
import { Field } from '../../../ui/form/Field'
import { TextArea } from '../../../ui/form/inputs'
import { Card } from '../../../ui/layout/Card'
import { List } from '../../../ui/layout/List'
import { Stack } from '../../../ui/layout/Stack'
import { Note } from '../../../ui/theme/Heading'
import { openWarning } from '../opened-warning'
import { SEVERITY_ZH, severityTone } from '../view'
import { OUTCOMES, type Outcome } from './checks-view'
import '../ledger.css'
import './checks.css'
import type { useCloseCheck } from './use-checks'

interface CheckCardsProps {
  rows: readonly CheckRow[]
  hand: ReturnType<typeof useCloseCheck>
}

/** One check after another: what each side says and since when, and how it may end. */
export function CheckCards({ rows, hand }: CheckCardsProps) {
  const [chosen, setChosen] = useState<{ row: CheckRow; outcome: Outcome } | null>(null)
  const close = () => {
    hand.reset()
    setChosen(null)
  }
  return (
    <Card kind="flush">
      <List label="要核对的">
        {rows.map((row) => (
          <Check key={row.warningId} row={row} choose={(outcome) => setChosen({ row, outcome })} />
        ))}
      </List>
      {chosen && <OutcomeSheet key={chosen.outcome.value} {...chosen} hand={hand} onClose={close} />}
    </Card>
  )
}

function Check({ row, choose }: { row: CheckRow; choose: (outcome: Outcome) => void }) {
  const closed = row.status === 'closed'
  return (
    <View role="listitem" className="k-check">
      <View className="k-ledger-head">
        <Pressable className="k-ledger-name" onPress={() => openWarning(row.warningId)}>
          {row.personNameZh}，{row.titleZh}
        </Pressable>
        <Tag tone={closed ? 'ok' : row.overdue ? 'danger' : severityTone(row.severity)}>
          {closed
            ? row.statusZh
            : row.overdue
              ? `已过期（${row.dueZh}）`
              : `${SEVERITY_ZH[row.severity]} · ${row.dueZh}`}
        </Tag>
      </View>
      <Text className="k-note">{[row.areaZh, row.addressZh].filter(Boolean).join(' · ')}</Text>
      <Text>{row.ruleZh}</Text>
      <View className="k-sides" role="list" aria-label={`${row.personNameZh}：各方怎么说`}>
        {row.evidence.map((line, at) => (
          <View key={`${line.sourceZh}${line.labelZh}${at}`} className="k-side" role="listitem">
            <Text className="k-side-source">{line.sourceZh}</Text>
            <Text>
              {line.labelZh}：{line.valueZh}
            </Text>
            <Text className="k-note">{line.asOf}</Text>
          </View>
        ))}
      </View>
      {closed ? (
        row.resultNoteZh && <Text className="k-note">{row.resultNoteZh}</Text>
      ) : (
        <View className="k-check-do k-noprint" role="group" aria-label={`${row.personNameZh}：核对结果`}>
          {OUTCOMES[row.kind].map((outcome) => (
            <Button key={outcome.value} label={`${outcome.label}：${row.personNameZh}`} onPress={() => choose(outcome)}>
              {outcome.label}
            </Button>
          ))}
        </View>
      )}
    </View>
  )
}

const LEAST_NOTE = 4

function OutcomeSheet({
  row,
  outcome,
  hand,
  onClose,
}: {
  row: CheckRow
  outcome: Outcome
  hand: CheckCardsProps['hand']
  onClose: () => void
}) {
  const [note, setNote] = useState('')
  return (
    <Sheet open title={`${row.personNameZh}：${outcome.label}`} onClose={onClose}>
      <Stack>
        {hand.error && <Notice tone="danger">{hand.error.messageZh}</Notice>}
        {row.visitQuestionsZh.length > 0 && <Note>先问清楚：{row.visitQuestionsZh.join(' ')}</Note>}
        <Field label={outcome.askZh}>
          <TextArea label={outcome.askZh} value={note} maxLength={300} onChange={setNote} />
        </Field>
        <Note>这里只记核对结果，不会自动停发、扣减。要调整待遇，按程序另行办理。</Note>
        <Button
          kind="primary"
          block
          busy={hand.busy}
          disabled={note.trim().length < LEAST_NOTE}
          onPress={async () => {
            const { warningId, version } = row
            if (await hand.close({ warningId, version, result: outcome.value, noteZh: note.trim() })) onClose()
          }}
        >
          记下结果
        </Button>
      </Stack>
    </Sheet>
  )
}
