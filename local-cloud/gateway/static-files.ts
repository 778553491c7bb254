import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}
const compressible = /text|javascript|json|svg|wasm|ttf/

interface Served {
  type: string
  plain: Buffer
  zipped: Buffer | undefined
  changed: number
  tag: string
}

/** Serves the built H5 files, compressed once and remembered. A path without an extension answers index.html. */
export class StaticFiles {
  readonly #served = new Map<string, Served>()

  readonly #root: string

  constructor(root: string) {
    this.#root = resolve(root)
  }

  /** Answers and returns true, or returns false when there is no such file. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const file = await this.load(path)
    if (!file) return false
    const { type, plain, zipped, tag } = file
    const gzipped = zipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    const headers: Record<string, string | number> = {
      'content-type': type,
      etag: tag,
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
      // A name with a content hash never changes its content.
      'cache-control': /[.-][0-9a-f]{8,}\./.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end()
      return true
    }
    const body = gzipped ? zipped : plain
    if (gzipped) headers['content-encoding'] = 'gzip'
    response.writeHead(200, { ...headers, 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }

  private async load(path: string): Promise<Served | undefined> {
    const wanted = extname(path) === '' ? 'index.html' : normalize(path).replace(/^[/\\]+/, '')
    const file = join(this.#root, wanted)
    if (!file.startsWith(this.#root + sep)) return undefined
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const known = this.#served.get(file)
    if (known && known.changed === found.mtimeMs) return known
    const type = types[extname(file)] ?? 'application/octet-stream'
    const plain = await readFile(file)
    const ready = await readFile(`${file}.gz`).catch(() => undefined)
    const zipped = ready ?? (compressible.test(type) ? await promisify(gzip)(plain) : undefined)
    const tag = `"${found.size.toString(16)}-${Math.round(found.mtimeMs).toString(16)}"`
    const served = { type, plain, zipped, changed: found.mtimeMs, tag }
    this.#served.set(file, served)
    return served
  }
}
