import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './layout.css'

/** Things under one another with even space: `s` 8, `m` 16, `l` 24 px. */
export function Stack({ children, gap = 'm' }: { children: ReactNode; gap?: 's' | 'm' | 'l' }) {
  return <View className={`k-stack k-stack--${gap}`}>{children}</View>
}

/** Things beside one another; wraps. `spread` pushes to both ends, `equal` shares the width. */
export function Row({ children, fit }: { children: ReactNode; fit?: 'spread' | 'equal' }) {
  return <View className={`k-row${fit ? ` k-row--${fit}` : ''}`}>{children}</View>
}
