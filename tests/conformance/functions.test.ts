import { COLLECTION, localOnly, openCloud, type CloudUnderTest } from './cloud-under-test'

interface Whoami {
  before?: string
  openid?: string
  uid?: string
  trigger: string
  contextOpenid?: string
  sdkContext?: string
  now: string
  total: number
  event: Record<string, unknown>
}

localOnly('functions', 'a real environment would need them deployed', () => {
  let cloud: CloudUnderTest
  const whoami = async (event: object, openid?: string) =>
    (await cloud.local.call('whoami', event, { openid })) as Whoami

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  test('a function runs on the unmodified SDK and reaches the database', async () => {
    await cloud.database.collection(COLLECTION).add({ _id: 'there' })
    const answer = await whoami({ a: 1 }, 'o-ye')
    expect(answer).toMatchObject({
      openid: 'o-ye',
      contextOpenid: 'o-ye',
      sdkContext: 'o-ye',
      trigger: 'tcb',
      total: 1,
    })
    expect(answer.event).toEqual({ a: 1 })
  })

  test('callFunction of the SDK runs it without an identity', async () => {
    const { result } = (await cloud.sdk.callFunction({ name: 'whoami', data: { via: 'sdk' } })) as { result: Whoami }
    expect(result.openid).toBeUndefined()
    expect(result.event).toEqual({ via: 'sdk' })
  })

  test('a function called by a function does not inherit who called', async () => {
    const answer = (await cloud.local.call('caller', {}, { openid: 'o-ye' })) as Whoami
    expect(answer.event).toEqual({ from: 'caller' })
    expect(answer.openid).toBeUndefined()
  })

  test('an identity does not stay for the next call', async () => {
    await whoami({}, 'o-first')
    const next = await whoami({})
    expect(next.before).toBeUndefined()
    expect(next.openid).toBeUndefined()
  })

  test('concurrent calls keep their identities apart', async () => {
    const openids = Array.from({ length: 12 }, (_, n) => `o-${n}`)
    const answers = await Promise.all(openids.map((openid, n) => whoami({ pauseMs: (n * 7) % 40 }, openid)))
    expect(answers.map(({ openid }) => openid)).toEqual(openids)
    expect(answers.map(({ contextOpenid }) => contextOpenid)).toEqual(openids)
  })

  test('a forged timer event does not make a call a timer’s', async () => {
    const answer = await whoami({ Type: 'Timer', TriggerName: 'hourly', Time: '2026-11-23T00:00:00Z' }, 'o-ye')
    expect(answer.trigger).toBe('tcb')
  })

  test('a function over its time is ended with the platform’s words, and the next call works', async () => {
    await expect(cloud.local.call('sleepy', { ms: 5000 })).rejects.toMatchObject({
      code: 'FUNCTION_TIME_LIMIT_EXCEEDED',
      message: 'Invoking task timed out after 1 seconds',
    })
    expect(await cloud.local.call('sleepy', { ms: 1 })).toBe('awake')
  })

  test('a function that throws, exits or is not there fails by its code', async () => {
    await expect(cloud.local.call('broken', {})).rejects.toMatchObject({
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'TypeError: broken on purpose',
    })
    await expect(cloud.local.call('broken', { exit: true })).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
    await expect(cloud.sdk.callFunction({ name: 'nobody', data: {} })).rejects.toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    })
    await expect(cloud.local.call('../../etc', {})).rejects.toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })

  test('an event over 6 MB is refused', async () => {
    await expect(cloud.local.call('whoami', { text: 'x'.repeat(6 * 1024 * 1024) })).rejects.toMatchObject({
      code: 'EXCEED_MAX_PAYLOAD_SIZE',
    })
  })

  test('the time of a function is the cloud’s, where set and as it passes', async () => {
    await cloud.local.clock.set('2026-11-23T08:00:00+08:00')
    expect((await whoami({})).now).toMatch(/^2026-11-23T00:00:/)
    await cloud.database.collection(COLLECTION).doc('dated').set({ at: cloud.database.serverDate() })
    const [dated] = cloud.local.db.find(COLLECTION, { _id: 'dated' })
    expect((dated?.at as Date).toISOString()).toMatch(/^2026-11-23T00:00:/)
  })
})
