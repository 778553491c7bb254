import { signInToDemo } from '../browser/sign-in'
import { callerOver } from '../demo/call'
import type { Scene } from './shot'

/** A PNG of one point: photographs and signatures of the pictures' people. */
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

/** The hands of the pictures: people act over the browser's own gateway. */
export function sceneOf(url: string): Scene {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  return {
    notes: new Map(),
    async as(accountId) {
      const token = await signInToDemo(url, accountId)
      return callerOver((name, event) => post(`v1/functions/${name}`, event, token))
    },
    async upload(by, purpose) {
      const wanted = { purpose, contentType: 'image/png', bytes: POINT.byteLength }
      const ticket = await by.call('requests', 'createUpload', wanted)
      const sent = await fetch(ticket.uploadUrl, {
        method: ticket.method,
        headers: ticket.headers,
        body: new Uint8Array(POINT),
      })
      if (!sent.ok) throw new Error(`Storage answered ${sent.status}.`)
      return ticket.attachmentId
    },
    advanceMinutes: async (minutes) => void (await post('demo/clock', { advanceMs: minutes * 60_000 })),
    setClock: async (instant) => void (await post('demo/clock', { set: instant })),
    now: async () => ((await (await fetch(new URL('demo/clock', url))).json()) as { now: string }).now,
  }
}
