import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudError, actionMissing, invalidParam } from '../errors'
import { readBody, sendJson } from '../gateway/http-body'
import type { RunningCall } from '../functions/call-records'
import { MAX_ADMIN_BODY_BYTES } from '../limits'
import { readMultipart } from './multipart'

/** The body of one admin request: `action` and what the action needs. Unchecked: each action checks what it reads. */
export type ActionBody = Record<string, unknown>
/** Answers one action with its reply, or with bytes that go out as they are. `caller`: the running call that asks. */
export type ActionHandler = (body: ActionBody, origin: string, caller?: RunningCall) => unknown

export interface Meter {
  /** The running call that an SDK's `seqId` names. */
  callerOf: (seqId: string) => RunningCall | undefined
  /** Told of every request once it is answered; `reply` is undefined when it failed. */
  count: (caller: RunningCall | undefined, action: string, reply: unknown, bytes: number) => void
}

/**
 * `POST /admin`: what the server SDKs call. The reply is HTTP 200 with `{requestId, …}` or `{requestId, code, message}`.
 * Only an SDK speaks to it: a request without an `authorization` header, or from a web page, is refused.
 */
export function adminEndpoint(actions: Readonly<Record<string, ActionHandler>>, meter: Meter) {
  return async (request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> => {
    const requestId = randomUUID()
    if (!request.headers.authorization || request.headers.origin) {
      sendJson(response, 403, { requestId, code: 'SIGN_PARAM_INVALID', message: 'the request is not signed' })
      return
    }
    const caller = meter.callerOf(new URL(request.url ?? '/', origin).searchParams.get('seqId') ?? '')
    let [action, reply, bytes]: [string, unknown, number] = ['', undefined, 0]
    try {
      const body = await readAction(request)
      action = typeof body.action === 'string' ? body.action : ''
      const handler = Object.hasOwn(actions, action) ? actions[action] : undefined
      if (!handler) throw actionMissing(action)
      reply = await handler(body, origin, caller)
      if (Buffer.isBuffer(reply)) {
        bytes = reply.length
        response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes })
        response.end(reply)
      } else bytes = sendJson(response, 200, { requestId, ...(reply as object) })
    } catch (error) {
      const known = error instanceof CloudError
      const code = known ? error.code : 'SYS_ERR'
      const message = error instanceof Error ? error.message : String(error)
      bytes = sendJson(response, 200, { requestId, code, message })
    }
    meter.count(caller, action, reply, bytes + Number(request.headers['content-length'] ?? 0))
  }
}

async function readAction(request: IncomingMessage): Promise<ActionBody> {
  const bytes = await readBody(request, MAX_ADMIN_BODY_BYTES)
  const type = request.headers['content-type'] ?? ''
  return type.startsWith('multipart/form-data') ? readMultipart(bytes, type) : readJson(bytes)
}

function readJson(bytes: Buffer): ActionBody {
  try {
    return JSON.parse(bytes.toString()) as ActionBody
  } catch {
    throw invalidParam('the body is not JSON')
  }
}
