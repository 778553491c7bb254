import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError } from '../errors'
import type { FunctionPool } from '../functions/function-pool'
import { MAX_FUNCTION_PAYLOAD_BYTES, MAX_GATEWAY_BODY_BYTES } from '../limits'
import type { FunctionSpec } from '../manifest'
import { readBody, sendJson } from './http-body'
import { statusOf } from './routes'

/** What a function answers to decide about the whole HTTP response. */
interface IntegrationResponse {
  statusCode: number
  headers?: Record<string, unknown>
  body?: unknown
  isBase64Encoded?: boolean
}

const text = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded))/

/** HTTP access: functions with an `http` path answer plain HTTP requests under it, as nobody in particular. */
export class HttpAccess {
  readonly #paths: { path: string; name: string }[]

  constructor(
    functions: readonly FunctionSpec[],
    private readonly pool: FunctionPool,
    private readonly envId: string,
  ) {
    this.#paths = functions
      .flatMap(({ name, http }) => (http === undefined ? [] : [{ path: http.replace(/\/+$/, ''), name }]))
      .sort((a, b) => b.path.length - a.path.length)
  }

  /** Answers and returns true, or returns false when no function listens there. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const found = this.#paths.find(({ path }) => url.pathname === path || url.pathname.startsWith(`${path}/`))
    if (!found) return false
    try {
      const event = await this.event(request, url, found.path)
      send(response, await this.pool.call(found.name, event, { trigger: 'http', source: 'wx_http' }))
    } catch (error) {
      const known = error instanceof CloudError
      const code = known ? error.code : 'SYS_ERR'
      const message = known ? error.message : 'internal error'
      sendJson(response, statusOf[code] ?? 500, { code, message })
    }
    return true
  }

  private async event(request: IncomingMessage, url: URL, path: string): Promise<object> {
    const type = String(request.headers['content-type'] ?? 'text/plain')
    const isText = text.test(type)
    const bytes = await readBody(request, isText ? MAX_GATEWAY_BODY_BYTES : MAX_FUNCTION_PAYLOAD_BYTES)
    return {
      path: url.pathname.slice(path.length) || '/',
      httpMethod: request.method,
      headers: request.headers,
      queryStringParameters: Object.fromEntries(url.searchParams),
      requestContext: { requestId: randomUUID().replaceAll('-', ''), envId: this.envId, appId: 0, uin: 0 },
      body: bytes.toString(isText ? 'utf8' : 'base64'),
      isBase64Encoded: !isText,
    }
  }
}

function send(response: ServerResponse, result: unknown): void {
  if (isIntegration(result)) {
    const given = typeof result.body === 'string' ? result.body : JSON.stringify(result.body ?? '')
    const body = Buffer.from(given, result.isBase64Encoded ? 'base64' : 'utf8')
    response.writeHead(result.statusCode, { 'content-length': body.length, ...plainHeaders(result.headers) }).end(body)
  } else if (typeof result === 'string' || typeof result === 'number') {
    const body = Buffer.from(String(result))
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length }).end(body)
  } else sendJson(response, 200, result)
}

const isIntegration = (result: unknown): result is IntegrationResponse =>
  Number.isInteger((result as IntegrationResponse | null)?.statusCode) &&
  (result as IntegrationResponse).statusCode >= 200 &&
  (result as IntegrationResponse).statusCode < 600

const plainHeaders = (headers: Record<string, unknown> = {}) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
