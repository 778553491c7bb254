import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Heading } from '../theme/Heading'
import './layout.css'

export interface CardProps {
  children: ReactNode
  title?: string
  /** Right of the title: a tag or a small button. */
  end?: ReactNode
  /** `flush`: children reach the edges (lists). `plain`: no ground of its own. */
  kind?: 'flush' | 'plain'
  label?: string
}

export function Card({ children, title, end, kind, label }: CardProps) {
  return (
    <View className={`k-card${kind ? ` k-card--${kind}` : ''}`} role="region" aria-label={label ?? title}>
      {(title !== undefined || end !== undefined) && (
        <View className="k-card-head">
          {title !== undefined && <Heading level={2}>{title}</Heading>}
          {end}
        </View>
      )}
      {children}
    </View>
  )
}
