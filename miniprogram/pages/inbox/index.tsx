import Taro from '@tarojs/taro'
import { pageUrl } from '../../features/notifications/page-url'
import { MessagePermission } from '../../features/notifications/MessagePermission'
import { useInbox } from '../../features/notifications/use-inbox'
import { whenZh } from '../../ui/format/when-zh'
import { EmptyState } from '../../ui/feedback/states'
import { Loaded } from '../../ui/feedback/Loaded'
import { Tag } from '../../ui/feedback/Tag'
import { Card } from '../../ui/layout/Card'
import { List, ListItem } from '../../ui/layout/List'
import { Page } from '../../ui/layout/Page'

/** Everything that was said to me, whether or not WeChat delivered it. */
export default function InboxPage() {
  const { inbox, open } = useInbox()
  return (
    <Page title="我的消息">
      <MessagePermission keys={['newTask', 'progress', 'decisionReady']} label="有消息，微信告诉我" />
      <Card kind="flush">
        <Loaded
          query={inbox}
          empty={{
            when: ({ items }) => items.length === 0,
            show: <EmptyState icon="bell" title="还没有消息" note="有人给您办事，会写在这里" />,
          }}
        >
          {({ items }) => (
            <List label="消息">
              {items.map((message) => (
                <ListItem
                  key={message.notificationId}
                  icon="message"
                  title={message.textZh}
                  note={whenZh(message.at)}
                  end={message.read ? undefined : <Tag tone="info">新</Tag>}
                  onPress={async () => {
                    await open(message.notificationId)
                    await Taro.navigateTo({ url: pageUrl(message.page) })
                  }}
                />
              ))}
            </List>
          )}
        </Loaded>
      </Card>
    </Page>
  )
}
