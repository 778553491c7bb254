import { gateway } from '../cloud/build-constants'
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

/** Newest first. */
export const demoMessages = async (): Promise<DemoMessage[]> => (await call<{ items: DemoMessage[] }>('messages')).items

/** The demonstration's own moment, ISO with +08:00. */
export const demoNow = async (): Promise<string> => (await call<{ now: string }>('clock')).now

/** Moves the demonstration's clock forward to the instant; timers due on the way run. */
export const moveDemoClock = async (now: string): Promise<string> => (await call<{ now: string }>('clock', { now })).now
