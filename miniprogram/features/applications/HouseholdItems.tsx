import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { useHouseholdApplications } from './use-applications'
import { itemTone } from './view'
import { openPage } from '../../routes/open-page'

/** The items of one household, live and ended. */
export function HouseholdItems({ areaCode, householdId }: { areaCode: string; householdId: string }) {
  const items = useHouseholdApplications(areaCode, householdId)
  return (
    <Card kind="flush" title="这户的办件">
      <Loaded query={items} empty={{ when: (page) => page.items.length === 0, show: <ListItem title="还没有办件" /> }}>
        {(page) => (
          <List label="这户的办件">
            {page.items.map((item) => (
              <ListItem
                key={item.applicationId}
                title={item.titleZh}
                note={item.clockZh}
                end={<Tag tone={itemTone(item)}>{item.statusZh}</Tag>}
                onPress={() => openPage('/office/item/index', { item: item.applicationId })}
              />
            ))}
          </List>
        )}
      </Loaded>
    </Card>
  )
}
