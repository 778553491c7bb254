import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CapturedFile } from '../../cloud/captured-file'
import { Pressable } from '../actions/Pressable'
import { Icon } from '../theme/Icon'
import './capture.css'

/** The photos taken so far, each with a way to take it back, and the place to add one. */
export function PhotoGrid({
  values,
  onRemove,
  children,
}: {
  values: readonly CapturedFile[]
  onRemove: (index: number) => void
  children: ReactNode
}) {
  return (
    <View className="k-photos">
      {values.map((file, index) => (
        <View key={file.preview} className="k-photo">
          <Image className="k-photo-image" src={file.preview} mode="aspectFill" aria-label={`照片${index + 1}`} />
          <View className="k-photo-remove">
            <Pressable label={`去掉照片${index + 1}`} onPress={() => onRemove(index)}>
              <Icon name="close" size={1.4} />
            </Pressable>
          </View>
        </View>
      ))}
      {children}
    </View>
  )
}
