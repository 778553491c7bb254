import Taro from '@tarojs/taro'
import type { CapturedFile } from '../../cloud/captured-file'

/** In WeChat a file comes out of a chat; undefined when the officer changed their mind. */
export async function pickFile(): Promise<{ fileName: string; file: CapturedFile } | undefined> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt', 'xlsx'] }).catch(
    () => undefined,
  )
  const [first] = chosen?.tempFiles ?? []
  if (!first) return undefined
  return {
    fileName: first.name,
    file: { contentType: 'text/csv', bytes: first.size, body: { path: first.path }, preview: '' },
  }
}
