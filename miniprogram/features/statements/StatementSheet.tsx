import { Text, View } from '@tarojs/components'
import type { Statement, StatementLine } from '@shared/statements/contract'
import { EmptyState } from '../../ui/feedback/states'
import { Notice } from '../../ui/feedback/Notice'
import { Tag, type Tone } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Note } from '../../ui/theme/Heading'
import './statements.css'
import { isEmptyStatement, moreToLearnZh, sectionsOf, whyZh, type StatementTone } from './view'

const TONES: Record<StatementTone, Tone> = { ok: 'ok', info: 'info', warn: 'warn', plain: 'neutral' }

/** The happiness list (幸福清单): its parts, every line with its why. */
export function StatementSheet({ statement }: { statement: Statement }) {
  return (
    <>
      <Notice tone="info">{statement.notADecisionZh}</Notice>
      {isEmptyStatement(statement) && (
        <EmptyState title="清单还是空的" note="上门了解情况以后，这里会写上您家能享受的政策。" icon="file" />
      )}
      {sectionsOf(statement)
        .filter((section) => section.lines.length > 0)
        .map((section) => (
          <Card
            key={section.key}
            title={section.titleZh}
            end={<Tag tone={TONES[section.tone]}>{section.lines.length}项</Tag>}
          >
            <Note>{section.leadZh}</Note>
            <View role="list" className="k-statement-lines">
              {section.lines.map((line) => (
                <Line key={`${line.titleZh}-${line.personNameZh ?? ''}`} line={line} />
              ))}
            </View>
          </Card>
        ))}
      {moreToLearnZh(statement) && <Note>{moreToLearnZh(statement)}</Note>}
      <Note>
        {statement.addressZh} · {statement.asOf}
        {statement.lastDelivery && ` · 上次${statement.lastDelivery.howZh}`}
      </Note>
    </>
  )
}

function Line({ line }: { line: StatementLine }) {
  return (
    <View className="k-statement-line" role="listitem">
      <View className="k-statement-head">
        <Text className="k-statement-title">{line.titleZh}</Text>
        {line.amountZh && <Text className="k-statement-amount">{line.amountZh}</Text>}
      </View>
      {line.personNameZh && <View className="k-note">给{line.personNameZh}</View>}
      {whyZh(line) && <View>{whyZh(line)}</View>}
      {line.progressZh && <View className="k-note">{line.progressZh}</View>}
      {line.whereZh && <View className="k-statement-where">{line.whereZh}</View>}
    </View>
  )
}
