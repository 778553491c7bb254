import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './layout.css'

/** A list and what is chosen in it: one under the other on a phone, side by side from 1024 px. `even` shares the width equally. */
export function TwoPane({ side, children, even }: { side: ReactNode; children: ReactNode; even?: boolean }) {
  return (
    <View className={`k-two${even ? ' k-two--even' : ''}`}>
      <View className="k-two-side k-stack">{side}</View>
      <View className="k-stack">{children}</View>
    </View>
  )
}
