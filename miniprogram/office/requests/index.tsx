import { useAreaRequests } from '../../features/requests/use-area-requests'
import { areaRequestNote, requestTone } from '../../features/requests/view'
import { OfficeScreen } from '../../features/office/OfficeScreen'
import { openHousehold } from '../../features/office/opened-household'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'

/** What people of the area have asked for, and who is on it. */
export default function OfficeRequestsPage() {
  return (
    <OfficeScreen page="requests" title="求助">
      {(areaCode) => <Requests areaCode={areaCode} />}
    </OfficeScreen>
  )
}

function Requests({ areaCode }: { areaCode: string }) {
  const requests = useAreaRequests(areaCode)
  return (
    <Loaded
      query={requests}
      empty={{ when: ({ items }) => items.length === 0, show: <EmptyState icon="hand" title="辖区里还没有求助" /> }}
    >
      {({ items }) => (
        <Card kind="flush">
          <List label="求助">
            {items.map((request) => (
              <ListItem
                key={request.requestId}
                title={`${request.needsZh.join('、')} · ${request.addressZh}`}
                note={areaRequestNote(request)}
                end={<Tag tone={request.overdue ? 'danger' : requestTone(request.status)}>{request.statusZh}</Tag>}
                onPress={
                  request.householdId
                    ? () => openHousehold(request.householdId!, { requestId: request.requestId })
                    : undefined
                }
              />
            ))}
          </List>
        </Card>
      )}
    </Loaded>
  )
}
