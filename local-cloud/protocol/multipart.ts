import { invalidParam } from '../errors'
import type { ActionBody } from './admin-endpoint'

/** The parts of a `multipart/form-data` body: text as text, `requestData` as bytes. */
export function readMultipart(bytes: Buffer, contentType: string): ActionBody {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  if (!boundary) throw invalidParam('multipart body without a boundary')
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`)
  const body: ActionBody = {}
  const framed = Buffer.concat([Buffer.from('\r\n'), bytes])
  for (let at = framed.indexOf(delimiter); at >= 0;) {
    const next = framed.indexOf(delimiter, at + delimiter.length)
    if (next < 0) break
    const part = framed.subarray(at + delimiter.length, next)
    const split = part.indexOf('\r\n\r\n')
    const name = /name="([^"]+)"/.exec(part.subarray(0, Math.max(split, 0)).toString())?.[1]
    if (name !== undefined) {
      const content = part.subarray(split + 4)
      body[name] = name === 'requestData' ? Buffer.from(content) : content.toString()
    }
    at = next
  }
  return body
}
