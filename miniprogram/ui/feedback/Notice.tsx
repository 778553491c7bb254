import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../theme/Icon'
import './feedback.css'

type NoticeTone = 'info' | 'warn' | 'ok' | 'danger'

const ICONS: Record<NoticeTone, IconName> = { info: 'message', warn: 'alert', ok: 'check', danger: 'alert' }

/** A sentence the person should read now. `warn` and `danger` are announced at once. */
export function Notice({ children, tone = 'info', title }: { children: ReactNode; tone?: NoticeTone; title?: string }) {
  return (
    <View className={`k-notice k-notice--${tone}`} role={tone === 'info' || tone === 'ok' ? 'status' : 'alert'}>
      <Icon name={ICONS[tone]} size={1.3} />
      <View className="k-notice-words">
        {title && <Text className="k-notice-title">{title}</Text>}
        {children}
      </View>
    </View>
  )
}
