import { Text, View } from '@tarojs/components'
import type { StatementLine } from '@shared/statements/contract'
import { whyZh } from './view'

/** One line of the list: what, how much, for whom, why, how it goes with the rest, where to ask. */
export function StatementLineItem({ line, short = false }: { line: StatementLine; short?: boolean }) {
  const why = short ? null : whyZh(line)
  return (
    <View className="k-statement-line" role="listitem">
      <View className="k-statement-head">
        <Text className="k-statement-title">{line.titleZh}</Text>
        {line.amountZh && <Text className="k-statement-amount">{line.amountZh}</Text>}
      </View>
      {line.personNameZh && <View className="k-note">给{line.personNameZh}</View>}
      {why && <View>{why}</View>}
      {line.withZh && <View className="k-statement-with">{line.withZh}</View>}
      {line.progressZh && <View className="k-note">{line.progressZh}</View>}
      {line.whereZh && <View className="k-statement-where">{line.whereZh}</View>}
    </View>
  )
}
