import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A heading that screen readers can jump to. Level 1 belongs to the page's title. */
export function Heading({
  children,
  level = 2,
  display,
}: {
  children: ReactNode
  level?: 1 | 2 | 3
  display?: boolean
}) {
  return (
    <View
      className={`k-heading ${display ? 'k-heading--display' : level > 1 ? 'k-heading--section' : ''}`}
      role="heading"
      aria-level={level}
    >
      {children}
    </View>
  )
}

/** Small soft words: when, where, why. */
export function Note({ children }: { children: ReactNode }) {
  return <View className="k-note">{children}</View>
}
