import { View } from '@tarojs/components'
import type { Statement } from '@shared/statements/contract'
import { EmptyState } from '../../ui/feedback/states'
import { Notice } from '../../ui/feedback/Notice'
import { Tag, type Tone } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Note } from '../../ui/theme/Heading'
import { StatementOutlook } from './StatementOutlook'
import { StatementLineItem } from './StatementLineItem'
import './statements.css'
import { isEmptyStatement, moreToLearnZh, sectionsOf, type StatementTone } from './view'

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
                <StatementLineItem key={`${line.titleZh}-${line.personNameZh ?? ''}`} line={line} />
              ))}
            </View>
          </Card>
        ))}
      <StatementOutlook statement={statement} />
      {moreToLearnZh(statement) && <Note>{moreToLearnZh(statement)}</Note>}
      <Note>
        {statement.addressZh} · {statement.asOf}
        {statement.lastDelivery && ` · 上次${statement.lastDelivery.howZh}`}
      </Note>
    </>
  )
}
