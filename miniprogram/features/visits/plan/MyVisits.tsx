import { View } from '@tarojs/components'
import type { MyVisit } from '@shared/visits/plan-contract'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { List, ListItem } from '../../../ui/layout/List'
import { lineZh, partsOf, WHEN_ZH } from './view'
import './plan.css'

interface MyVisitsProps {
  visits: readonly MyVisit[]
  today: string
  onVisit: (visit: MyVisit) => unknown
}

/** Late ones, today's, this week's, later ones: a door, a day and how often; one tap opens the form. */
export function MyVisits({ visits, today, onVisit }: MyVisitsProps) {
  return (
    <View className="k-stack">
      {partsOf(visits).map((part) => (
        <Card key={part.when} kind="flush" title={`${WHEN_ZH[part.when]} ${part.visits.length}`}>
          <List label={WHEN_ZH[part.when]}>
            {part.visits.map((visit) => (
              <ListItem
                key={`${visit.householdId}-${visit.periodFrom}`}
                icon={visit.when === 'made' ? 'check' : 'door'}
                title={`${visit.nameZh}，${visit.addressZh}`}
                note={lineZh(visit, today)}
                end={<Mark visit={visit} />}
                onPress={visit.when === 'made' ? undefined : () => onVisit(visit)}
                label={`${visit.nameZh}，${visit.addressZh}，${lineZh(visit, today)}，去走访`}
              />
            ))}
          </List>
        </Card>
      ))}
    </View>
  )
}

function Mark({ visit }: { visit: MyVisit }) {
  if (visit.when === 'made') return <Tag tone="ok">已走</Tag>
  if (visit.when === 'late') return <Tag tone="danger">逾期{visit.daysLate}天</Tag>
  return visit.taskId === null ? null : <Tag tone="info">已带上</Tag>
}
