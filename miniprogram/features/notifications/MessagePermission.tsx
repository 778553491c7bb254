import type { TemplateKey } from '@shared/notifications/model'
import { Button } from '../../ui/actions/Button'
import { Notice } from '../../ui/feedback/Notice'
import { useMessagePermission } from './use-message-permission'

const ANSWERS_ZH = {
  granted: '好的，有消息微信会告诉您。',
  declined: '没关系，打开“我的消息”也能看到。',
  notHere: '有消息会写在“我的消息”里。',
} as const

/** 「有消息告诉我」: one tap, and what it means. */
export function MessagePermission({ keys, label }: { keys: readonly TemplateKey[]; label: string }) {
  const { canAsk, permission, ask } = useMessagePermission(keys)
  if (permission !== undefined) return <Notice tone="ok">{ANSWERS_ZH[permission]}</Notice>
  if (!canAsk) return null
  return (
    <Button block icon="bell" onPress={ask}>
      {label}
    </Button>
  )
}
