import { useMe } from '../../features/access/use-me'
import { useAreaRequests } from '../../features/requests/use-area-requests'
import { areaRequestNote, requestTone } from '../../features/requests/view'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Page } from '../../ui/layout/Page'

/** What was asked for in my area, and who is on it. */
export default function AreaRequestsPage() {
  const me = useMe()
  return (
    <Page title="本片求助">
      <Loaded query={me}>
        {(mine) => {
          const post = mine.staff[0]
          return post ? <Requests areaCode={post.areaCode} /> : <EmptyState title="这里给工作人员用" icon="people" />
        }}
      </Loaded>
    </Page>
  )
}

function Requests({ areaCode }: { areaCode: string }) {
  const requests = useAreaRequests(areaCode)
  return (
    <Card kind="flush">
      <Loaded
        query={requests}
        empty={{ when: ({ items }) => items.length === 0, show: <EmptyState icon="list" title="本片还没有求助" /> }}
      >
        {({ items }) => (
          <List label="本片求助">
            {items.map((request) => (
              <ListItem
                key={request.requestId}
                title={`${request.needsZh.join('、')} · ${request.addressZh}`}
                note={areaRequestNote(request)}
                end={<Tag tone={request.overdue ? 'danger' : requestTone(request.status)}>{request.statusZh}</Tag>}
              />
            ))}
          </List>
        )}
      </Loaded>
    </Card>
  )
}
