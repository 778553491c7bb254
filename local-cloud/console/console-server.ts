import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudError } from '../errors'
import { readBody, sendJson } from '../gateway/http-body'
import type { ConsoleData } from './console-data'
import type { PageFiles } from './page-files'

const guarded = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

type Answer = (data: ConsoleData, query: URLSearchParams, body: Record<string, unknown>) => unknown

const answers: Record<string, Answer> = {
  'GET /api/overview': (data) => data.overview(),
  'GET /api/collections': (data) => data.collections(),
  'GET /api/documents': (data, query) => data.documents(query.get('collection') ?? '', pageOf(query.get('page'))),
  'GET /api/queries': (data) => data.queries(),
  'GET /api/calls': (data) => data.calls(),
  'GET /api/timers': (data) => data.timers(),
  'GET /api/messages': (data) => data.messages(),
  'GET /api/costs': (data) => data.costs(),
  'POST /api/timers/run': (data, _, body) => data.runTimer(String(body.function), String(body.timer)),
}

/**
 * The console's own port on the loopback address. The page itself says nothing; everything it asks for needs the token.
 * No cookies, no CORS: a page of another origin, or under another name for this machine, gets nothing.
 */
export class ConsoleServer {
  readonly #server: Server

  constructor(
    private readonly data: ConsoleData,
    private readonly files: PageFiles,
    private readonly token: string,
  ) {
    this.#server = createServer((request, response) => void this.handle(request, response))
  }

  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, '127.0.0.1', resolve)
    })
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#server.closeAllConnections()
    await closed
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(guarded)) response.setHeader(name, value)
    try {
      if (!this.isOwn(request)) return void sendJson(response, 403, { code: 'FORBIDDEN_ORIGIN' })
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      const file = request.method === 'GET' ? this.files.get(url.pathname) : undefined
      if (file) return void response.writeHead(200, { 'content-type': file.type }).end(file.body)
      const name = `${request.method} ${url.pathname}`
      if (!this.knows(request.headers.authorization)) return void sendJson(response, 401, { code: 'TOKEN_NEEDED' })
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
      if (!answer) return void sendJson(response, 404, { code: 'NOT_FOUND' })
      const given = request.method === 'POST' ? (await readBody(request, 10_000)).toString() : '{}'
      const body = JSON.parse(given || '{}') as Record<string, unknown>
      sendJson(response, 200, await answer(this.data, url.searchParams, body))
    } catch (error) {
      const code = error instanceof CloudError ? error.code : 'SYS_ERR'
      if (!response.headersSent) sendJson(response, code === 'INVALID_PARAM' ? 400 : 500, { code })
      else response.destroy()
    }
  }

  private isOwn({ headers }: IncomingMessage): boolean {
    const { host = '', origin } = headers
    const site = headers['sec-fetch-site']
    const own = /^(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(host)
    return own && (origin === undefined || origin === `http://${host}`) && site !== 'cross-site'
  }

  private knows(authorization: string | undefined): boolean {
    const [given, expected] = [Buffer.from(authorization ?? ''), Buffer.from(`Bearer ${this.token}`)]
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}

function pageOf(text: string | null): number {
  const page = Number(text ?? 0)
  return Number.isInteger(page) && page >= 0 ? page : 0
}
