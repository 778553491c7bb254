import type { CapturedFile } from './captured-file'
import { CloudError } from './cloud-error'

/** Puts the content where the ticket says. */
export async function putFile(url: string, headers: Record<string, string>, file: CapturedFile): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', headers, body: file.body as Blob }).catch(() => {
    throw new CloudError('OFFLINE')
  })
  if (!answer.ok) throw new CloudError('UNAVAILABLE', '照片或录音没有传上去，请再试一次。')
}
