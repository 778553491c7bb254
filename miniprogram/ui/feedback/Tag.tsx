import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../theme/Icon'
import './feedback.css'

export type Tone = 'neutral' | 'teal' | 'info' | 'ok' | 'warn' | 'danger'

/** A state in a word or two. The word carries the meaning; the colour only helps. */
export function Tag({ children, tone = 'neutral', icon }: { children: ReactNode; tone?: Tone; icon?: IconName }) {
  return (
    <View className={`k-tag k-tag--${tone}`}>
      {icon && <Icon name={icon} size={1} />}
      {children}
    </View>
  )
}
