import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpAccess } from './http-access'
import { sendJson } from './http-body'
import { answer, type Routes } from './routes'
import type { StaticFiles } from './static-files'

export interface Surfaces {
  admin: (request: IncomingMessage, response: ServerResponse, origin: string) => Promise<void>
  files: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>
  routes: Routes
  /** Functions that answer plain HTTP requests. */
  access: HttpAccess
  /** Origins of pages elsewhere that may use the sign-in, the functions and storage (WEB security domains). */
  webOrigins: readonly string[]
  pages?: StaticFiles
}

/**
 * One port on the loopback address for everything. A browser page of another origin may not call it: no CORS headers
 * are given, and a request that names a foreign origin or host is refused.
 */
export class HttpServer {
  readonly #server: Server
  #surfaces: Surfaces | undefined

  constructor() {
    this.#server = createServer((request, response) => void this.handle(request, response))
    this.#server.keepAliveTimeout = 60_000
  }

  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', resolve)
    })
    return (this.#server.address() as AddressInfo).port
  }

  serve(surfaces: Surfaces): void {
    this.#surfaces = surfaces
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeIdleConnections()
    setTimeout(() => this.#server.closeAllConnections(), 2000).unref()
    await closed
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? '127.0.0.1'
    const origin = `http://${host}`
    try {
      const url = new URL(request.url ?? '/', origin)
      if (!this.#surfaces) return void sendJson(response, 503, { code: 'SERVICE_STARTING', message: 'starting' })
      const { admin, files, routes, pages, access, webOrigins } = this.#surfaces
      if (await files(request, response, url)) return
      const welcome = webOrigins.includes(request.headers.origin ?? '') && /^\/(auth|v1)\//.test(url.pathname)
      if (welcome) {
        response.setHeader('access-control-allow-origin', request.headers.origin ?? '')
        response.setHeader('vary', 'origin')
        if (request.method === 'OPTIONS') return void response.writeHead(204, preflight).end()
      }
      if (!isLoopback(host) || (!welcome && isForeign(request.headers.origin, origin))) {
        return void sendJson(response, 403, { code: 'FORBIDDEN_ORIGIN', message: 'only pages served here may call' })
      }
      if (url.pathname === '/admin' && request.method === 'POST') return await admin(request, response, origin)
      if (await answer(routes, request, response, url.pathname)) return
      if (await access.answer(request, response, url)) return
      const reads = request.method === 'GET' || request.method === 'HEAD'
      if (reads && pages && (await pages.serve(request, response, decodeURIComponent(url.pathname)))) return
      sendJson(response, 404, { code: 'NOT_FOUND', message: 'not found' })
    } catch (error) {
      if (!response.headersSent) sendJson(response, 400, { code: 'BAD_REQUEST', message: (error as Error).message })
      else response.destroy()
    }
  }
}

const preflight = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, x-sdk-version, x-request-id, x-device-id, x-tcb-source, x-client-timestamp, x-tcb-region',
  'access-control-max-age': '600',
}

const isLoopback = (host: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)

const isForeign = (given: string | undefined, own: string) => given !== undefined && given !== own
