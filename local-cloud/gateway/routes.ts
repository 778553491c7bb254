import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'
import { MAX_GATEWAY_BODY_BYTES } from '../limits'
import { readBody, sendJson } from './http-body'

export interface RouteRequest {
  /** The path's variable part, for a route that ends in `/*`. */
  rest: string
  body: Record<string, unknown>
  authorization: string | undefined
}

/** `GET /demo/clock` → handler. A path ending in `/*` takes anything after it. */
export type Routes = Record<string, (request: RouteRequest) => unknown>

const statusOf: Record<string, number> = {
  INVALID_CREDENTIALS: 401,
  INVALID_PARAM: 400,
  FUNCTION_NOT_FOUND: 404,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
  SERVICE_STOPPING: 503,
}

/** Answers a request by the table and returns true, or false when no route fits. Errors are `{code, message}`. */
export async function answer(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const exact = `${request.method} ${path}`
  const open = Object.keys(routes).find((route) => route.endsWith('/*') && exact.startsWith(route.slice(0, -1)))
  const name = Object.hasOwn(routes, exact) ? exact : open
  const handler = name === undefined ? undefined : routes[name]
  if (name === undefined || !handler) return false
  try {
    const body = request.method === 'GET' ? {} : parse(await readBody(request, MAX_GATEWAY_BODY_BYTES))
    const rest = name.endsWith('/*') ? decodeURIComponent(exact.slice(name.length - 1)) : ''
    sendJson(response, 200, await handler({ rest, body, authorization: request.headers.authorization }))
  } catch (error) {
    const known = error instanceof CloudError
    const code = known ? error.code : 'SYS_ERR'
    sendJson(response, statusOf[code] ?? 500, { code, message: known ? error.message : 'internal error' })
  }
  return true
}

function parse(bytes: Buffer): Record<string, unknown> {
  if (bytes.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(bytes.toString())
  } catch {
    throw invalidParam('the body is not JSON')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw invalidParam('the body is no object')
  return value as Record<string, unknown>
}
