import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Pressable } from '../actions/Pressable'
import { Icon } from '../theme/Icon'
import type { NavItem } from './page-props'

/** The office's navigation: a row on a phone, a column from 1024 px. */
export function SideNav({ items }: { items: readonly NavItem[] }) {
  return (
    <View className="k-nav" role="navigation" aria-label="主导航">
      {items.map((item) => (
        <Pressable
          key={item.url}
          role="link"
          className={`k-nav-item${item.current ? ' k-nav-item--current' : ''}`}
          onPress={() => {
            if (!item.current) void Taro.redirectTo({ url: item.url })
          }}
        >
          <Icon name={item.icon} />
          <Text>{item.label}</Text>
          {item.count ? <Text className="k-count">{item.count}</Text> : null}
        </Pressable>
      ))}
    </View>
  )
}
