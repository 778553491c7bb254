import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './policies.css'

/** The ground of every page of the rule base. */
export function Rulebook({ children }: { children: ReactNode }) {
  return <View className="k-rulebook k-stack">{children}</View>
}
