import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from '../../ui/actions/Pressable'
import { Icon, type IconName } from '../../ui/theme/Icon'
import './visits.css'

export interface PartFrameProps {
  title: string
  icon: IconName
  open: boolean
  /** What is in it so far, in a few words. */
  note?: string
  onToggle: () => void
  children: ReactNode
}

/** A part of the form that stays folded until it is needed. */
export function Part({ title, icon, open, note, onToggle, children }: PartFrameProps) {
  return (
    <View className="k-part">
      <Pressable className="k-part-head" label={`${title}，${open ? '收起' : '展开'}`} onPress={onToggle}>
        <Icon name={icon} />
        <Text className="k-part-title">{title}</Text>
        {note && <Text className="k-part-note">{note}</Text>}
        <View className={`k-part-arrow${open ? ' k-part-arrow--open' : ''}`}>
          <Icon name="chevron" size={1} />
        </View>
      </Pressable>
      {open && <View className="k-part-body">{children}</View>}
    </View>
  )
}
