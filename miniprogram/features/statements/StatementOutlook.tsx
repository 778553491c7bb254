import { Text, View } from '@tarojs/components'
import type { Statement, StatementChoice } from '@shared/statements/contract'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { Note } from '../../ui/theme/Heading'
import { StatementLineItem } from './StatementLineItem'
import './statements.css'
import { OUTLOOK, optionTagZh, optionZh } from './view'

/** What follows the parts of the list: alternatives, what a grant opens, what time will change. */
export function StatementOutlook({ statement }: { statement: Statement }) {
  const { choices, onceGranted, changesAhead } = statement
  return (
    <>
      {choices.length > 0 && (
        <Card title={OUTLOOK.choices.titleZh} end={<Tag tone="warn">{choices.length}处</Tag>}>
          <Note>{OUTLOOK.choices.leadZh}</Note>
          {choices.map((choice) => (
            <ChoiceItem key={choice.options.map(optionZh).join()} choice={choice} />
          ))}
        </Card>
      )}
      {onceGranted.length > 0 && (
        <Card title={OUTLOOK.onceGranted.titleZh}>
          <Note>{OUTLOOK.onceGranted.leadZh}</Note>
          {onceGranted.map(({ leadZh, lines }) => (
            <View key={leadZh} className="k-statement-group">
              <View className="k-statement-lead">{leadZh}</View>
              <View role="list" aria-label={leadZh}>
                {lines.map((line) => (
                  <StatementLineItem key={`${line.titleZh}-${line.personNameZh ?? ''}`} line={line} short />
                ))}
              </View>
            </View>
          ))}
        </Card>
      )}
      {changesAhead.length > 0 && (
        <Card title={OUTLOOK.changesAhead.titleZh}>
          <Note>{OUTLOOK.changesAhead.leadZh}</Note>
          <View role="list" aria-label={OUTLOOK.changesAhead.titleZh}>
            {changesAhead.map(({ day, causeZh, lines }) => (
              <View key={`${day}-${causeZh}`} className="k-statement-line" role="listitem">
                <View className="k-statement-lead">{causeZh}</View>
                {lines.map(({ sentenceZh }) => (
                  <View key={sentenceZh}>{sentenceZh}</View>
                ))}
              </View>
            ))}
          </View>
        </Card>
      )}
    </>
  )
}

function ChoiceItem({ choice }: { choice: StatementChoice }) {
  const name = `只能选一样：${choice.options.map(({ titleZh }) => titleZh).join('、')}`
  return (
    <View className="k-statement-group">
      <View role="list" aria-label={name}>
        {choice.options.map((option, at) => (
          <View key={optionZh(option)} className="k-statement-option" role="listitem">
            <Text className="k-statement-title">{optionZh(option)}</Text>
            {optionTagZh(choice, at) && (
              <Tag tone={choice.better === at ? 'ok' : 'neutral'}>{optionTagZh(choice, at)}</Tag>
            )}
          </View>
        ))}
      </View>
      <View>{choice.whyZh}</View>
    </View>
  )
}
