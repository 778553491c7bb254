import { QueuedList } from '../../../ui/feedback/QueuedList'
import { RequestCard } from '../../../features/requests/RequestCard'
import { useMyRequests } from '../../../features/requests/use-my-requests'
import { openPage } from '../../../routes/open-page'
import { paths } from '../../../routes/paths'
import { Button } from '../../../ui/actions/Button'
import { EmptyState } from '../../../ui/feedback/states'
import { Loaded } from '../../../ui/feedback/Loaded'
import { Page } from '../../../ui/layout/Page'

/** My requests and how far each has come. */
export default function MyRequestsPage() {
  const requests = useMyRequests()
  return (
    <Page title="我的求助">
      <QueuedList capability="requests" />
      <Loaded
        query={requests}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState icon="hand" title="这部手机上还没有求助" note="扫门牌就能求助，不用先填证号">
              <Button kind="primary" icon="scan" onPress={() => openPage(paths.scan)}>
                去求助
              </Button>
            </EmptyState>
          ),
        }}
      >
        {({ items }) => (
          <>
            {items.map((request) => (
              <RequestCard key={request.requestId} request={request} onChanged={requests.reload} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  )
}
