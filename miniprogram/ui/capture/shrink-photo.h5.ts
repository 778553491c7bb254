import type { CapturedFile } from '../../cloud/captured-file'
import { LARGEST_SOURCE_BYTES, LONGEST_SIDE, NOT_A_PHOTO_ZH, SOURCE_TOO_LARGE_ZH } from './photo-props'

const QUALITY = 0.82

/** The photo as a JPEG of at most 1600 pixels, or the sentence that says why not. */
export async function shrinkPhoto(source: File): Promise<CapturedFile | string> {
  if (source.size > LARGEST_SOURCE_BYTES) return SOURCE_TOO_LARGE_ZH
  const image = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(() => null)
  if (!image) return NOT_A_PHOTO_ZH
  const ratio = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * ratio))
  canvas.height = Math.max(1, Math.round(image.height * ratio))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const body = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!body) return NOT_A_PHOTO_ZH
  return { contentType: 'image/jpeg', bytes: body.size, preview: URL.createObjectURL(body), body }
}
