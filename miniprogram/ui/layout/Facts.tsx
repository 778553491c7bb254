import { Text, View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import './layout.css'

/** Names and values in two columns. A value not known is passed as `null` and reads 「还不知道」, never 0. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode | null }[] }) {
  return (
    <View className="k-facts">
      {items.map((item) => (
        <Fragment key={item.name}>
          <Text className="k-facts-name">{item.name}</Text>
          <View>{item.value ?? <Text className="k-note">还不知道</Text>}</View>
        </Fragment>
      ))}
    </View>
  )
}
