import Taro from '@tarojs/taro'
import type { CapturedFile } from './captured-file'
import { CloudError } from './cloud-error'

/** Puts the content where the ticket says. */
export async function putFile(url: string, headers: Record<string, string>, file: CapturedFile): Promise<void> {
  const data = Taro.getFileSystemManager().readFileSync((file.body as { path: string }).path)
  const answer = await Taro.request({ url, method: 'PUT', header: headers, data }).catch(() => {
    throw new CloudError('OFFLINE')
  })
  if (answer.statusCode >= 300) throw new CloudError('UNAVAILABLE', '照片或录音没有传上去，请再试一次。')
}
