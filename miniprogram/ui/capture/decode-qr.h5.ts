import type { default as ReadQr } from 'jsqr'

const LONGEST_SIDE = 1000
let reader: Promise<typeof ReadQr> | undefined

/** The text of the QR code in a picture or a video frame, or null. The decoder is loaded when it is first needed. */
export async function decodeQr(source: CanvasImageSource, width: number, height: number): Promise<string | null> {
  const readQr = await (reader ??= import('jsqr').then((module) => module.default))
  const ratio = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * ratio))
  canvas.height = Math.max(1, Math.round(height * ratio))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return null
  pen.drawImage(source, 0, 0, canvas.width, canvas.height)
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height)
  return readQr(pixels.data, pixels.width, pixels.height)?.data ?? null
}
