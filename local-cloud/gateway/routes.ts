import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, invalidParam } from '../errors'
import { MAX_GATEWAY_BODY_BYTES } from '../limits'
import { readBody, sendJson } from './http-body'

export interface RouteRequest {
  /** The path's variable part, for a route that ends in `/*`. */
  rest: string
  body: Record<string, unknown>
  /** The body when it is a list of objects (storage of the browser's SDK), else empty. */
  items: readonly Record<string, unknown>[]
  /** `http://host` as the request named it. */
  origin: string
  authorization: string | undefined
}

/** `GET /demo/clock` → handler. A path ending in `/*` takes anything after it. */
export type Routes = Record<string, (request: RouteRequest) => unknown>

/** The HTTP status of an error's code; 500 for any other. */
export const statusOf: Record<string, number> = {
  INVALID_CREDENTIALS: 401,
  INVALID_PARAM: 400,
  FUNCTION_NOT_FOUND: 404,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
  FUNCTION_TIME_LIMIT_EXCEEDED: 504,
  SERVICE_STOPPING: 503,
  FUNCTION_EXCEED_RESOURCE_LIMIT: 429,
  PERMISSION_DENIED: 403,
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
    const given = request.method === 'GET' ? {} : parse(await readBody(request, MAX_GATEWAY_BODY_BYTES))
    const items = Array.isArray(given) && path.startsWith(storagePath) ? given : []
    if (Array.isArray(given) && items !== given) throw invalidParam('the body is no object')
    const body = Array.isArray(given) ? {} : given
    const rest = name.endsWith('/*') ? decodeURIComponent(exact.slice(name.length - 1)) : ''
    const origin = `http://${request.headers.host ?? '127.0.0.1'}`
    sendJson(response, 200, await handler({ rest, body, items, origin, authorization: request.headers.authorization }))
  } catch (error) {
    const known = error instanceof CloudError
    const code = known ? error.code : 'SYS_ERR'
    const message = known ? error.message : 'internal error'
    // The browser's SDK reads `error` and `error_description` of what concerns the sign-in.
    const oauth = path.startsWith('/auth/') ? { error: oauthError[code] ?? 'internal', error_description: message } : {}
    sendJson(response, statusOf[code] ?? 500, { code, message, ...oauth })
  }
  return true
}

const storagePath = '/v1/storages/'
const oauthError: Record<string, string> = { INVALID_CREDENTIALS: 'unauthenticated', INVALID_PARAM: 'invalid_argument' }

function parse(bytes: Buffer): Record<string, unknown> | Record<string, unknown>[] {
  if (bytes.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(bytes.toString())
  } catch {
    throw invalidParam('the body is not JSON')
  }
  if (value === null || typeof value !== 'object') throw invalidParam('the body is no object')
  return value as Record<string, unknown>
}
