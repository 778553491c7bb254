import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from '../actions/Pressable'
import { Icon, type IconName } from '../theme/Icon'
import './layout.css'

/** A column of lines with hairlines between them; put it in a flush card. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <View className="k-list" role="list" aria-label={label}>
      {children}
    </View>
  )
}

export interface ListItemProps {
  title: ReactNode
  note?: ReactNode
  icon?: IconName
  /** Right end: a tag, a time, a number. */
  end?: ReactNode
  onPress?: () => unknown
  /** Chosen in the other pane. */
  current?: boolean
  label?: string
  id?: string
}

export function ListItem({ title, note, icon, end, onPress, current, label, id }: ListItemProps) {
  const line = (
    <>
      {icon && (
        <View className="k-item-icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="k-item-words">
        <Text className="k-item-title">{title}</Text>
        {note !== undefined && note !== null && <Text className="k-item-note">{note}</Text>}
      </View>
      {(end !== undefined || onPress) && (
        <View className="k-item-end">
          {end}
          {onPress && <Icon name="chevron" size={1} />}
        </View>
      )}
    </>
  )
  const shape = `k-item${current ? ' k-item--current' : ''}`
  return (
    <View role="listitem">
      {onPress ? (
        <Pressable className={shape} onPress={onPress} label={label} id={id}>
          {line}
        </Pressable>
      ) : (
        <View className={shape} id={id}>
          {line}
        </View>
      )}
    </View>
  )
}
