import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './feedback.css'

/** Where one is in a short sequence: names of the steps and the current one, counted from 0. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  return (
    <View
      className="k-steps"
      role="img"
      aria-label={`第${current + 1}步，共${names.length}步：${names[current] ?? ''}`}
    >
      {names.map((name, index) => (
        <View
          key={name}
          className={`k-step${index < current ? ' k-step--done' : index === current ? ' k-step--now' : ''}`}
        >
          <View className="k-step-bar" />
          <Text className="k-step-word">{name}</Text>
        </View>
      ))}
    </View>
  )
}

/** What happened, newest first: a time and a sentence each. */
export function Timeline({ items }: { items: readonly { at: string; words: ReactNode; now?: boolean }[] }) {
  return (
    <View role="list">
      {items.map((item, index) => (
        <View key={`${item.at}-${index}`} className={`k-line${item.now ? ' k-line--now' : ''}`} role="listitem">
          <View>{item.words}</View>
          <Text className="k-line-at">{item.at}</Text>
        </View>
      ))}
    </View>
  )
}
