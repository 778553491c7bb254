import type { LateVisit } from '@shared/visits/plan-contract'
import { Tag } from '../../../ui/feedback/Tag'
import { Card } from '../../../ui/layout/Card'
import { List, ListItem } from '../../../ui/layout/List'
import { Note } from '../../../ui/theme/Heading'
import { openHousehold } from '../../office/opened-household'

/** Whom nobody has met in time: how long, whose turn it is, and who was told. Opens the file where the reader may. */
export function LateVisits({ visits, mayOpen }: { visits: readonly LateVisit[]; mayOpen: boolean }) {
  if (visits.length === 0)
    return (
      <Card title="逾期没走到">
        <Note>没有逾期的走访。</Note>
      </Card>
    )
  return (
    <Card title={`逾期没走到 ${visits.length}`} kind="flush">
      <List label="逾期没走到">
        {visits.map((visit) => (
          <ListItem
            key={visit.householdId}
            icon="clock"
            title={`${visit.nameZh}，${visit.addressZh}`}
            note={`${visit.areaZh} · ${visit.workerZh || '还没有安排人'} · ${visit.levelZh} · ${visit.toldZh}`}
            end={<Tag tone="danger">逾期{visit.daysLate}天</Tag>}
            onPress={mayOpen ? () => openHousehold(visit.householdId) : undefined}
          />
        ))}
      </List>
    </Card>
  )
}
