import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { CloudError } from '../errors'
import type { FileStore } from './file-store'

/** Shown in place; everything else is only ever downloaded, so that an uploaded page cannot run here. */
const shownTypes = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/

const openToAnyPage = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, PUT',
  'access-control-allow-headers': '*, authorization',
}

/** `PUT /upload/…` and `GET /download/…`: addresses that carry their own proof, as those of cloud storage do. */
export function fileSurface(
  files: FileStore,
  onMoved: (moved: { uploadedBytes?: number; downloadedBytes?: number }) => void,
) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> => {
    const [, kind, ...steps] = url.pathname.split('/')
    if (kind !== 'upload' && kind !== 'download') return false
    const path = steps.map(decodeURIComponent).join('/')
    try {
      if (request.method === 'OPTIONS') response.writeHead(204, openToAnyPage).end()
      else if (kind === 'upload' && request.method === 'PUT') {
        const ticket = String(request.headers.authorization ?? request.headers.signature ?? '')
        const type = request.headers['content-type'] ?? 'application/octet-stream'
        onMoved({ uploadedBytes: await files.receive(path, ticket, type, request) })
        response.writeHead(200, { ...openToAnyPage, 'content-length': 0 }).end()
      } else if (kind === 'download' && (request.method === 'GET' || request.method === 'HEAD')) {
        const sign = url.searchParams.get('sign') ?? ''
        onMoved({ downloadedBytes: await send(files, request, response, path, sign) })
      } else response.writeHead(405, openToAnyPage).end()
    } catch (error) {
      refuse(response, error)
    }
    return true
  }
}

async function send(
  files: FileStore,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  ticket: string,
): Promise<number> {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')
  const { facts, range, body } = files.open(path, ticket, (bytes) => {
    if (!asked || asked[0] === 'bytes=-') return undefined
    // `-5`: the last five bytes.
    const start = asked[1] ? Number(asked[1]) : Math.max(0, bytes - Number(asked[2]))
    const end = Math.min(bytes - 1, asked[1] && asked[2] ? Number(asked[2]) : bytes - 1)
    if (start > end) throw new CloudError('InvalidRange', `*/${bytes}`)
    return { start, end }
  })
  const shown = shownTypes.test(facts.contentType)
  response.writeHead(range ? 206 : 200, {
    ...openToAnyPage,
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${facts.bytes}` } : {}),
    'accept-ranges': 'bytes',
    'content-type': shown ? facts.contentType : 'application/octet-stream',
    'content-length': range ? range.end - range.start + 1 : facts.bytes,
    'content-disposition': shown ? 'inline' : 'attachment',
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=60',
  })
  if (request.method === 'HEAD') {
    body.destroy()
    response.end()
    return 0
  }
  await pipeline(body, response)
  return range ? range.end - range.start + 1 : facts.bytes
}

/** Errors are XML, as the SDK expects of cloud storage. */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const known = error instanceof CloudError
  const code = known ? error.code : 'InternalError'
  const status = code === 'EXCEED_MAX_PAYLOAD_SIZE' ? 413 : code === 'STORAGE_FILE_NONEXIST' ? 404 : known ? 403 : 500
  const message = known ? error.message : 'internal error'
  if (code === 'InvalidRange') {
    return void response.writeHead(416, { ...openToAnyPage, 'content-range': `bytes ${message}` }).end()
  }
  response.writeHead(status, { ...openToAnyPage, 'content-type': 'application/xml', connection: 'close' })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
  )
}
