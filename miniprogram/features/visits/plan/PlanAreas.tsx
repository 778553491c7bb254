import { Text, View } from '@tarojs/components'
import { formatDate } from '@shared/kernel/dates'
import type { PlanArea } from '@shared/visits/plan-contract'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { Note } from '../../../ui/theme/Heading'
import { busiestOf, loadZh } from './view'
import './plan.css'

/** The month grid by grid: who goes, how many households of each level, and how full each day is. */
export function PlanAreas({ areas, today }: { areas: readonly PlanArea[]; today: string }) {
  const busiest = busiestOf(areas)
  return (
    <Card title="各网格" kind="flush">
      <View className="k-list" role="list" aria-label="各网格">
        {areas.map((area) => (
          <View key={area.areaCode} role="listitem" className="k-plan-area">
            <View className="k-plan-head">
              <Text className="k-item-title">{area.areaZh}</Text>
              <Text className="k-plan-figure">
                {area.made}/{area.asked}
              </Text>
            </View>
            <Note>
              {area.workerZh} · {loadZh(area.days, today)}
            </Note>
            <View className="k-plan-tags">
              {area.late > 0 && <Tag tone="danger">逾期{area.late}</Tag>}
              {area.byLevel
                .filter(({ households }) => households > 0)
                .map(({ levelZh, households }) => (
                  <Tag key={levelZh}>
                    {levelZh}
                    {households}户
                  </Tag>
                ))}
            </View>
            <Load area={area} today={today} busiest={busiest} />
          </View>
        ))}
      </View>
    </Card>
  )
}

const height = (visits: number, busiest: number) => ({ height: `${(visits / busiest) * 100}%` })

function Load({ area, today, busiest }: { area: PlanArea; today: string; busiest: number }) {
  const [first, last] = [area.days[0], area.days.at(-1)]
  if (!first || !last) return null
  return (
    <View>
      <View className="k-load" role="img" aria-label={`${area.areaZh}每天走访户数：${loadZh(area.days, today)}`}>
        {area.days.map(({ day, planned, made }) => (
          <View key={day} className={`k-load-day${day === today ? ' k-load-day--today' : ''}`}>
            {planned > 0 && <View className="k-load-planned" style={height(planned, busiest)} />}
            {made > 0 && <View className="k-load-made" style={height(made, busiest)} />}
          </View>
        ))}
      </View>
      <View className="k-load-ends">
        <Note>{formatDate(first.day, today)}</Note>
        <Note>{formatDate(last.day, today)}</Note>
      </View>
    </View>
  )
}

export function LoadKey() {
  return (
    <View className="k-load-key">
      <Note>
        <View className="k-load-dot k-load-dot--made" />
        走过的
      </Note>
      <Note>
        <View className="k-load-dot k-load-dot--planned" />
        要走的
      </Note>
      <Note>一根柱子是一个工作日，浅红底是今天</Note>
    </View>
  )
}
