import { gateway } from '../cloud/build-constants'
import { toInstant } from '../cloud/server-time'
import { accessToken } from '../cloud/session.h5'

/** A WeChat message that reached the person of this window. */
export interface DemoMessage {
  id: string
  at: string
  textZh: string
  page?: string
}

async function call<T>(path: string, body?: object): Promise<T> {
  const answer = await fetch(`${gateway}/demo/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`demo ${path}: ${answer.status}`)
  return (await answer.json()) as T
}

/** As the stand-in keeps what it sent. */
interface Sent {
  id: string
  sentAt: string
  page?: string
  data: Record<string, { value: string }>
}

/** Newest first. */
export const demoMessages = async (): Promise<DemoMessage[]> =>
  (await call<Sent[]>('messages')).map(({ id, sentAt, page, data }) => ({
    id,
    at: toInstant(Date.parse(sentAt)),
    page,
    textZh: Object.values(data)
      .map(({ value }) => value)
      .join(' · '),
  }))

/** The demonstration's own moment. */
export const demoNow = async (): Promise<string> => (await call<{ now: string }>('clock')).now

/** Moves the demonstration's clock forward; timers due on the way run. */
export const advanceDemoClock = async (ms: number): Promise<string> =>
  (await call<{ now: string }>('clock', { advanceMs: ms })).now
