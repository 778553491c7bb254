import { Text, View } from '@tarojs/components'
import type { Precision } from '@shared/warnings/ledger-contract'
import { Pressable } from '../../ui/actions/Pressable'
import { Card } from '../../ui/layout/Card'
import { asideZh, behindZh, contactZh, percent, rateZh } from './ledger-view'
import './ledger.css'

interface PrecisionTableProps {
  title: string
  rows: readonly Precision[]
  onChoose?: (row: Precision) => void
}

/** One bar a rule, town or department, with its interval and the numbers behind it; grey where there are too few. */
export function PrecisionTable({ title, rows, onChoose }: PrecisionTableProps) {
  return (
    <Card title={title} kind="flush">
      <View role="list" aria-label={title} className="k-list">
        {rows.map((row) => (
          <View key={row.key} role="listitem">
            {onChoose ? (
              <Pressable className="k-precision" onPress={() => onChoose(row)} label={spoken(row)}>
                <Line row={row} />
              </Pressable>
            ) : (
              <View className="k-precision">
                <Line row={row} />
              </View>
            )}
          </View>
        ))}
      </View>
    </Card>
  )
}

const spoken = (row: Precision): string => `${row.labelZh}：${rateZh(row)}。${behindZh(row)}。看这些预警`

function Line({ row }: { row: Precision }) {
  const aside = asideZh(row)
  return (
    <>
      <View className="k-precision-head">
        <Text className="k-item-title">{row.labelZh}</Text>
        <Text className={row.tooFew ? 'k-note' : 'k-precision-rate'}>{rateZh(row)}</Text>
      </View>
      <Bar row={row} />
      <Text className="k-note">{behindZh(row)}</Text>
      <Text className="k-note">
        {contactZh(row)}
        {aside && `；另：${aside}`}
      </Text>
    </>
  )
}

function Bar({ row: { ratio, low, high, tooFew } }: { row: Precision }) {
  if (ratio === null || low === null || high === null) return null
  return (
    <View className={`k-bar-track${tooFew ? ' k-bar-track--few' : ''}`} aria-hidden>
      <View className="k-bar-fill" style={{ width: percent(ratio) }} />
      <View className="k-bar-range" style={{ left: percent(low), width: percent(high - low) }} />
    </View>
  )
}
