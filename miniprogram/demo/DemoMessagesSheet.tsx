import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { Sheet } from '../ui/feedback/Sheet'
import { EmptyState } from '../ui/feedback/states'
import { List, ListItem } from '../ui/layout/List'
import type { DemoMessages } from './use-demo-messages'

/** What this person's WeChat would show. */
export function DemoMessagesSheet({
  open,
  messages,
  onClose,
}: {
  open: boolean
  messages: DemoMessages
  onClose: () => void
}) {
  const { items, markSeen } = messages
  useEffect(() => {
    if (open) markSeen()
  }, [open, markSeen])
  return (
    <Sheet open={open} title="微信消息" onClose={onClose}>
      {items.length === 0 ? (
        <EmptyState icon="message" title="还没有消息" note="有新任务、新进展时，微信会在这里提醒。" />
      ) : (
        <List>
          {items.map((message) => (
            <ListItem
              key={message.id}
              icon="bell"
              title={message.textZh}
              note={message.at.slice(5, 16).replace('T', ' ')}
              onPress={
                message.page
                  ? () => {
                      onClose()
                      void Taro.navigateTo({ url: `/${message.page?.replace(/^\//, '')}` })
                    }
                  : undefined
              }
            />
          ))}
        </List>
      )}
    </Sheet>
  )
}
