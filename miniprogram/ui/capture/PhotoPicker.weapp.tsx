import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { CapturedFile } from '../../cloud/captured-file'
import { Pressable } from '../actions/Pressable'
import { Notice } from '../feedback/Notice'
import { Icon } from '../theme/Icon'
import './capture.css'
import {
  HOUSE_HINT_ZH,
  LARGEST_SOURCE_BYTES,
  LONGEST_SIDE,
  SOURCE_TOO_LARGE_ZH,
  type PhotoPickerProps,
} from './photo-props'
import { PhotoGrid } from './PhotoGrid'

/** Takes photos with the camera or from the album; shrinks them on the device. */
export function PhotoPicker({ values, onChange, max = 6, hint = HOUSE_HINT_ZH, label = '拍照', id }: PhotoPickerProps) {
  const [problem, setProblem] = useState<string>()

  const take = async (): Promise<void> => {
    setProblem(undefined)
    const chosen = await Taro.chooseMedia({
      count: Math.min(9, max - values.length),
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
    }).catch(() => null)
    if (!chosen) return
    const photos: CapturedFile[] = []
    for (const file of chosen.tempFiles) {
      if (file.size > LARGEST_SOURCE_BYTES) setProblem(SOURCE_TOO_LARGE_ZH)
      else photos.push(await shrink(file.tempFilePath))
    }
    if (photos.length > 0) onChange([...values, ...photos])
  }

  return (
    <View className="k-voice">
      <PhotoGrid values={values} onRemove={(index) => onChange(values.filter((_, at) => at !== index))}>
        {values.length < max && (
          <Pressable id={id} className="k-photo-add" label={`${label}（${hint}）`} onPress={take}>
            <Icon name="camera" size={1.6} />
            <Text>{label}</Text>
          </Pressable>
        )}
      </PhotoGrid>
      {hint && <Text className="k-note">{hint}</Text>}
      {problem && <Notice tone="warn">{problem}</Notice>}
    </View>
  )
}

/** Re-encoded by WeChat as a smaller JPEG. */
async function shrink(path: string): Promise<CapturedFile> {
  const { tempFilePath } = await Taro.compressImage({ src: path, quality: 80, compressedWidth: LONGEST_SIDE })
  const bytes = Taro.getFileSystemManager().statSync(tempFilePath)
  return {
    contentType: 'image/jpeg',
    bytes: 'size' in bytes ? bytes.size : 0,
    preview: tempFilePath,
    body: { path: tempFilePath },
  }
}
