import { Text, View } from '@tarojs/components'
import type { QueueCounts } from '@shared/warnings/contract'
import { countsLine } from './view'
import './warnings.css'

/** What waits today, in numbers a glance takes in. */
export function QueueHead({ counts }: { counts: QueueCounts }) {
  return (
    <View className="k-figures" role="list" aria-label="今天的数">
      {countsLine(counts).map(({ label, count, tone }) => (
        <View key={label} role="listitem" className={`k-figure k-figure--${tone}`}>
          <Text className="k-figure-number">{count}</Text>
          <Text className="k-note">{label}</Text>
        </View>
      ))}
    </View>
  )
}
