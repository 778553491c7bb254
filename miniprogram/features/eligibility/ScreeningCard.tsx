import { useState } from 'react'
import type { ScreeningRow } from '@shared/eligibility/contract'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { Sheet } from '../../ui/feedback/Sheet'
import { Tag } from '../../ui/feedback/Tag'
import { RadioGroup } from '../../ui/form/choices'
import { TextInput } from '../../ui/form/inputs'
import { Loaded } from '../../ui/feedback/Loaded'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Row, Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import { useScreening } from './use-screening'
import {
  askFirstNote,
  askFirstZh,
  clauseNote,
  countOf,
  rowKey,
  rowsShown,
  VERDICT_TONES,
  type VerdictTab,
} from './view'
import { openPage } from '../../routes/open-page'

interface ScreeningCardProps {
  householdId: string
  /** Opens an item for a row; left out for people who may only read. */
  onOpen?: (row: ScreeningRow) => void
}

/** Every policy for one household: verdict, clauses, values with source and date, arithmetic, what is not known. */
export function ScreeningCard({ householdId, onOpen }: ScreeningCardProps) {
  const screening = useScreening(householdId)
  const [verdict, setVerdict] = useState<VerdictTab>('met')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<ScreeningRow | null>(null)
  return (
    <Card title="政策初筛">
      <Loaded query={screening}>
        {({ rows, notADecisionZh, nextQuestion }) => (
          <Stack>
            <Notice tone="info">{notADecisionZh}</Notice>
            {nextQuestion && <Notice title={askFirstZh(nextQuestion)}>{askFirstNote(nextQuestion)}</Notice>}
            <RadioGroup
              inline
              label="看哪些政策"
              value={verdict}
              onChange={setVerdict}
              choices={[
                { value: 'met', label: `符合 ${countOf(rows, 'met')}` },
                { value: 'unknown', label: `待核实 ${countOf(rows, 'unknown')}` },
                { value: 'unmet', label: `不符合 ${countOf(rows, 'unmet')}` },
              ]}
            />
            <TextInput
              label="找政策"
              value={words}
              onChange={setWords}
              placeholder="找政策，例如：低保"
              maxLength={20}
            />
            <List label="政策">
              {rowsShown(rows, verdict, words).map((row) => (
                <ListItem
                  key={rowKey(row)}
                  title={row.personNameZh ? `${row.titleZh}（${row.personNameZh}）` : row.titleZh}
                  note={row.sentenceZh}
                  end={row.applicationId ? <Tag tone="info">在办</Tag> : undefined}
                  onPress={() => setChosen(row)}
                />
              ))}
            </List>
          </Stack>
        )}
      </Loaded>
      <Sheet open={chosen !== null} title={chosen?.titleZh ?? ''} onClose={() => setChosen(null)}>
        {chosen && <Reasons row={chosen} onOpen={onOpen && ((row) => (setChosen(null), onOpen(row)))} />}
      </Sheet>
    </Card>
  )
}

function Reasons({ row, onOpen }: { row: ScreeningRow; onOpen?: (row: ScreeningRow) => void }) {
  const item = row.applicationId
  return (
    <Stack>
      <Row>
        <Tag tone={VERDICT_TONES[row.verdict]}>{row.verdictZh}</Tag>
      </Row>
      <List label="理由">
        {row.clauses.map((clause) => (
          <ListItem
            key={clause.textZh}
            title={clause.textZh}
            note={clauseNote(clause)}
            end={<Tag tone={VERDICT_TONES[clause.verdict]}>{CLAUSE_ZH[clause.verdict]}</Tag>}
          />
        ))}
      </List>
      {row.missing.length > 0 && (
        <Note>还不知道：{row.missing.map((fact) => `${fact.labelZh}（${fact.whoZh}）`).join('；')}</Note>
      )}
      {row.amountZh && <Note>金额：{row.amountZh}</Note>}
      {row.arithmeticZh.map((step) => (
        <Note key={step}>算式：{step}</Note>
      ))}
      <Note>依据：{row.basisZh}</Note>
      {item ? (
        <Button block onPress={() => openPage('/office/item/index', { item })}>
          打开在办的那一件
        </Button>
      ) : (
        onOpen && (
          <Button kind="primary" block onPress={() => onOpen(row)}>
            提出这一项
          </Button>
        )
      )}
    </Stack>
  )
}

const CLAUSE_ZH = { met: '符合', unmet: '不符合', unknown: '待核实' } as const
