import { Text, View } from '@tarojs/components'
import type { SilentArea, SilentLevel } from '@shared/warnings/silent-areas-contract'
import { Pressable } from '../../ui/actions/Pressable'
import { Card } from '../../ui/layout/Card'
import { Facts } from '../../ui/layout/Facts'
import { Stack } from '../../ui/layout/Stack'
import { Note } from '../../ui/theme/Heading'
import './silent.css'

export const SILENT_ZH: Record<SilentLevel, string> = {
  silent: '太安静',
  quiet: '偏少',
  asExpected: '和预计差不多',
  tooSmall: '人太少，看不出',
  notCounted: '还没数过人',
}
const ORDER: readonly SilentLevel[] = ['silent', 'quiet', 'asExpected', 'tooSmall', 'notCounted']

const ratioZh = ({ ratio }: SilentArea): string => (ratio === null ? '—' : `${Math.round(ratio * 100)}%`)

interface SilentMapProps {
  areas: readonly SilentArea[]
  chosen: string | undefined
  onChoose: (areaCode: string) => void
}

/** A tile a town, in the order of the codes: its colour and its word say how silent it is, the number how far off. */
export function SilentMap({ areas, chosen, onChoose }: SilentMapProps) {
  const tiles = [...areas].sort((a, b) => (a.areaCode < b.areaCode ? -1 : 1))
  return (
    <Card title="来的比预计的">
      <View className="k-silent-map" role="list" aria-label="各地">
        {tiles.map((area) => (
          <View key={area.areaCode} role="listitem">
            <Pressable
              className={`k-silent-tile k-silent-tile--${area.level}${area.areaCode === chosen ? ' k-silent-tile--chosen' : ''}`}
              label={`${area.areaZh}：${SILENT_ZH[area.level]}，${ratioZh(area)}`}
              onPress={() => onChoose(area.areaCode)}
            >
              <Text className="k-silent-name">{area.areaZh}</Text>
              <Text className="k-silent-ratio">{ratioZh(area)}</Text>
              <Text className="k-silent-word">{SILENT_ZH[area.level]}</Text>
            </Pressable>
          </View>
        ))}
      </View>
      <View className="k-silent-legend" aria-hidden>
        {ORDER.map((level) => (
          <View key={level} className="k-silent-key">
            <View className={`k-silent-dot k-silent-tile--${level}`} />
            <Text className="k-note">{SILENT_ZH[level]}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

const countZh = (number: number | null): string | null => (number === null ? null : String(number))

/** The numbers of one place, and why it may be so. */
export function SilentDetail({ area }: { area: SilentArea }) {
  return (
    <Card title={`${area.areaZh}：${SILENT_ZH[area.level]}`}>
      <Stack gap="s">
        <Facts
          items={[
            { name: '求助', value: `来了${area.requests}，预计${area.expectedRequests}` },
            { name: '预警', value: `报了${area.warnings}，预计${area.expectedWarnings}` },
            { name: '在档人数', value: countZh(area.people) },
            { name: '60岁以上', value: countZh(area.elders) },
            { name: '在册', value: countZh(area.registered) },
          ]}
        />
        {area.reasonsZh.map((reason) => (
          <Text key={reason}>可能：{reason}</Text>
        ))}
        {area.reasonsZh.length > 0 && <Note>这些只是可能的原因，要去看了才知道。</Note>}
      </Stack>
    </Card>
  )
}

/** The same in rows, for reading out and for paper. */
export function SilentTable({ areas }: { areas: readonly SilentArea[] }) {
  return (
    <Card title="各地数字" kind="flush">
      <View role="table" aria-label="各地数字" className="k-silent-table">
        <View role="row" className="k-silent-row k-silent-row--head">
          {['地方', '求助/预计', '预警/预计', '来的比预计的'].map((head) => (
            <View key={head} role="columnheader">
              {head}
            </View>
          ))}
        </View>
        {areas.map((area) => (
          <View key={area.areaCode} role="row" className="k-silent-row">
            <View role="rowheader">{area.areaZh}</View>
            <View role="cell">
              {area.requests}/{area.expectedRequests}
            </View>
            <View role="cell">
              {area.warnings}/{area.expectedWarnings}
            </View>
            <View role="cell">
              {ratioZh(area)} {SILENT_ZH[area.level]}
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
