import type { CallEvent } from '@shared/kernel/contract'
import { server, Refusal } from '../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../taro-double'))
jest.mock('../../../miniprogram/cloud/transport', () => jest.requireActual('../server-double'))

type Queue = typeof import('../../../miniprogram/cloud/offline-queue')

/** The queue as after opening the app again: what was kept is all it knows. */
const openAgain = (): Queue => {
  let queue: Queue | undefined
  jest.isolateModules(() => {
    jest.doMock('../../../miniprogram/cloud/transport', () => ({
      callFunction: callFunction(),
      startTransport: () => undefined,
    }))
    queue = require('../../../miniprogram/cloud/offline-queue') as Queue
  })
  if (!queue) throw new Error('not loaded')
  return queue
}

/** The double of this file, whichever registry the queue was loaded in. Its failures must be of the queue's own class. */
const callFunction = () => {
  const { TransportFailure } =
    require('../../../miniprogram/cloud/transport-failure') as typeof import('../../../miniprogram/cloud/transport-failure')
  return async (name: string, event: CallEvent) => {
    if (!server.connected) throw new TransportFailure('offline')
    server.calls.push({ name, event })
    const answer = server.answers[`${name}.${event.action}`]
    const base = { traceId: 't', serverTime: '2026-11-23T09:12:00.000+08:00' }
    try {
      return { ok: true, data: answer?.(event.input as never, event), ...base }
    } catch (thrown) {
      const { code, messageZh } = thrown as Refusal
      return { ok: false, error: { code, messageZh, retry: false, fields: [] }, ...base }
    }
  }
}

const VISIT = { capability: 'visits', action: 'submit', input: { taskId: 'T1' }, titleZh: '走访 溪边路17号' }

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  server.reset()
  server.answers['visits.submit'] = () => ({ visitId: 'V1' })
})

describe('writes that wait on the phone', () => {
  it('without network the write is kept; when the network is back it arrives once', async () => {
    const queue = openAgain()
    server.connected = false
    await queue.enqueue(VISIT)
    await queue.flush()
    expect(queue.offlineEntries()).toMatchObject([{ state: 'waiting', titleZh: '走访 溪边路17号' }])
    server.connected = true
    await Promise.all([queue.flush(), queue.flush()])
    expect(server.asked('visits.submit')).toEqual([{ taskId: 'T1' }])
    expect(queue.offlineEntries()).toMatchObject([{ state: 'delivered', output: { visitId: 'V1' } }])
  })

  it('closing the app in between loses nothing, and the key stays the same', async () => {
    const before = openAgain()
    server.connected = false
    const { key } = await before.enqueue(VISIT)
    await before.flush()
    const after = openAgain()
    expect(after.offlineEntries()).toMatchObject([{ key, state: 'waiting' }])
    server.connected = true
    await after.flush()
    expect(server.calls.map(({ event }) => event.idempotencyKey)).toEqual([key])
  })

  it('a refusal goes back to the person and does not hold up what comes after', async () => {
    const queue = openAgain()
    server.answers['visits.submit'] = (input: { taskId: string }) => {
      if (input.taskId === 'T1') throw new Refusal('CONFLICT', '这件任务已经由别人办完了。')
      return { visitId: 'V2' }
    }
    server.connected = false
    const { key } = await queue.enqueue(VISIT)
    await queue.enqueue({ ...VISIT, input: { taskId: 'T2' } })
    server.connected = true
    await queue.flush()
    expect(queue.offlineEntries().map(({ state }) => state)).toEqual(['refused', 'delivered'])
    expect(queue.offlineEntries()[0]?.problem?.messageZh).toBe('这件任务已经由别人办完了。')
    await queue.discard(key)
    expect(queue.offlineEntries()).toHaveLength(1)
  })

  it('another person in another window does not see or send what this one kept', async () => {
    sessionStorage.setItem('koumen.session', JSON.stringify({ accountId: 'lan', token: 't' }))
    const queue = openAgain()
    server.connected = false
    await queue.enqueue(VISIT)
    sessionStorage.setItem('koumen.session', JSON.stringify({ accountId: 'su', token: 't' }))
    server.connected = true
    expect(queue.offlineEntries()).toEqual([])
    await queue.flush()
    expect(server.calls).toEqual([])
  })
})
