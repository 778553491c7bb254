import Taro from '@tarojs/taro'
import type { CapturedFile } from './captured-file'

const FILE_KEY = 'koumen.file.'

/** Text that survives closing the app. */
export const readText = (key: string): string | null => (Taro.getStorageSync(key) as string) || null
export const writeText = (key: string, text: string): void => Taro.setStorageSync(key, text)

/** Files that survive closing the app, under a key the caller chooses: moved from WeChat's temporary folder to the saved one. */
export async function keepFile(key: string, file: CapturedFile): Promise<void> {
  const { path } = file.body as { path: string }
  const saved = Taro.getFileSystemManager().saveFileSync(path)
  Taro.setStorageSync(FILE_KEY + key, JSON.stringify({ ...file, preview: saved, body: { path: saved } }))
}

export async function keptFile(key: string): Promise<CapturedFile | null> {
  const found = Taro.getStorageSync(FILE_KEY + key) as string
  return found ? (JSON.parse(found) as CapturedFile) : null
}

export async function dropFile(key: string): Promise<void> {
  const file = await keptFile(key)
  Taro.removeStorageSync(FILE_KEY + key)
  if (!file) return
  try {
    Taro.getFileSystemManager().removeSavedFile({ filePath: (file.body as { path: string }).path })
  } catch {
    // Already gone: nothing is kept, which is what was asked.
  }
}
