import type { CapturedFile } from '../../cloud/captured-file'

export interface PhotoPickerProps {
  values: readonly CapturedFile[]
  onChange: (files: CapturedFile[]) => void
  /** At most this many. */
  max?: number
  /** Beside the button; for houses 「拍房子不拍人」. */
  hint?: string
  label?: string
  id?: string
}

/** The longer side after shrinking, in pixels. Re-encoding also drops place and camera from the file (EXIF). */
export const LONGEST_SIDE = 1600
export const LARGEST_SOURCE_BYTES = 30 * 1024 * 1024
export const SOURCE_TOO_LARGE_ZH = '这张照片太大了（超过30MB），请换一张，或用手机重新拍一张。'
export const NOT_A_PHOTO_ZH = '这个文件不是照片，请换一张。'
export const HOUSE_HINT_ZH = '拍房子不拍人'
