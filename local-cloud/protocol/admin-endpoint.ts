import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, actionMissing, invalidParam } from '../errors'
import { readBody, sendJson } from '../gateway/http-body'
import { MAX_ADMIN_BODY_BYTES } from '../limits'
import { readMultipart } from './multipart'

/** The body of one admin request: `action` and what the action needs. Unchecked: each action checks what it reads. */
export type ActionBody = Record<string, unknown>
/** Answers one action with its reply, or with bytes that go out as they are. */
export type ActionHandler = (body: ActionBody, origin: string) => unknown

/**
 * `POST /admin`: what the server SDKs call. The reply is HTTP 200 with `{requestId, …}` or `{requestId, code, message}`.
 * Only an SDK speaks to it: a request without an `authorization` header, or from a web page, is refused.
 */
export function adminEndpoint(actions: Readonly<Record<string, ActionHandler>>) {
  return async (request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> => {
    const requestId = randomUUID()
    if (!request.headers.authorization || request.headers.origin) {
      sendJson(response, 403, { requestId, code: 'SIGN_PARAM_INVALID', message: 'the request is not signed' })
      return
    }
    try {
      const reply = await handle(actions, request, origin)
      if (Buffer.isBuffer(reply)) {
        response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': reply.length })
        response.end(reply)
      } else sendJson(response, 200, { requestId, ...(reply as object) })
    } catch (error) {
      const known = error instanceof CloudError
      const code = known ? error.code : 'SYS_ERR'
      const message = error instanceof Error ? error.message : String(error)
      sendJson(response, 200, { requestId, code, message })
    }
  }
}

async function handle(
  actions: Readonly<Record<string, ActionHandler>>,
  request: IncomingMessage,
  origin: string,
): Promise<unknown> {
  const bytes = await readBody(request, MAX_ADMIN_BODY_BYTES)
  const type = request.headers['content-type'] ?? ''
  const body = type.startsWith('multipart/form-data') ? readMultipart(bytes, type) : readJson(bytes)
  const action = typeof body.action === 'string' ? body.action : ''
  const handler = Object.hasOwn(actions, action) ? actions[action] : undefined
  if (!handler) throw actionMissing(action)
  return handler(body, origin)
}

function readJson(bytes: Buffer): ActionBody {
  try {
    return JSON.parse(bytes.toString()) as ActionBody
  } catch {
    throw invalidParam('the body is not JSON')
  }
}
