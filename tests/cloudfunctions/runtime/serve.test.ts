import { OFFICER, openDemoCloud, RESIDENT, type DemoCloud } from './demo-cloud'

let demo: DemoCloud

beforeAll(async () => {
  demo = await openDemoCloud()
})
afterAll(() => demo.close())

const GRID = '33992110720102'
const counts = () =>
  Object.fromEntries(
    demo.cloud.db
      .collections()
      .filter((name) => name !== 'rateCounters')
      .map((name) => [name, demo.cloud.db.count(name)]),
  )
const entriesOf = (query: Record<string, unknown>) => demo.cloud.db.find('auditEntries', query)

const hire = async (name: string, identity = RESIDENT) => {
  const reply = await demo.call('hire', { name, areaCode: GRID }, identity)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.data as { staffId: string; version: number }
}

describe('a write action', () => {
  it('writes its document, its audit entry, its message and its answer, and names the server time', async () => {
    const before = counts()
    const reply = await demo.call('hire', { name: '兰小燕', areaCode: GRID }, { openid: 'openid-first' })
    expect(reply).toMatchObject({
      ok: true,
      data: { version: 1 },
      serverTime: expect.stringMatching(/^2026-11-23T08:.*\+08:00$/),
    })
    const after = counts()
    for (const name of ['staff', 'auditEntries', 'outbox', 'idempotency']) expect(after[name]).toBe(before[name]! + 1)
    expect(entriesOf({ traceId: reply.traceId })[0]).toMatchObject({
      action: 'demo.hire',
      kind: 'write',
      outcome: 'done',
      openid: 'openid-first',
      householdIds: ['household-of-兰小燕'],
      sealed: false,
    })
  })

  it('without a key is INVALID_INPUT and writes nothing', async () => {
    const before = counts()
    const reply = await demo.send({ action: 'hire', input: { name: '无键人', areaCode: GRID } })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', retry: false } })
    expect(counts()).toEqual(before)
  })

  it('replayed with the same key gives the same answer and no second effect', async () => {
    const first = await demo.call(
      'hire',
      { name: '重复点', areaCode: GRID },
      { openid: 'openid-replay' },
      'tap-replay-1',
    )
    const before = counts()
    const second = await demo.call(
      'hire',
      { name: '重复点', areaCode: GRID },
      { openid: 'openid-replay' },
      'tap-replay-1',
    )
    expect(second).toMatchObject({ ok: true, data: first.ok ? first.data : undefined })
    expect(counts()).toEqual(before)
  })

  it('tapped twice at once happens once', async () => {
    const taps = await Promise.all(
      [1, 2, 3].map(() =>
        demo.call('hire', { name: '双击人', areaCode: GRID }, { openid: 'openid-double' }, 'tap-double-1'),
      ),
    )
    expect(taps.map((reply) => reply.ok)).toEqual([true, true, true])
    expect(new Set(taps.map((reply) => JSON.stringify(reply.ok && reply.data))).size).toBe(1)
    expect(demo.cloud.db.count('staff', { name: '双击人' })).toBe(1)
  })

  it('with the same key but another content is refused with a remedy', async () => {
    await demo.call('hire', { name: '原来的', areaCode: GRID }, { openid: 'openid-other' }, 'tap-other-1')
    const reply = await demo.call('hire', { name: '换过的', areaCode: GRID }, { openid: 'openid-other' }, 'tap-other-1')
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', messageZh: expect.stringContaining('重新填写') },
    })
    expect(demo.cloud.db.count('staff', { name: '换过的' })).toBe(0)
  })

  it('of another person with the same key is another action', async () => {
    await demo.call('hire', { name: '甲的人', areaCode: GRID }, { openid: 'openid-a' }, 'tap-shared-1')
    await demo.call('hire', { name: '乙的人', areaCode: GRID }, { openid: 'openid-b' }, 'tap-shared-1')
    expect(demo.cloud.db.count('staff', { name: { $in: ['甲的人', '乙的人'] } })).toBe(2)
  })

  it('that names an old version is CONFLICT and changes nothing', async () => {
    const { staffId } = await hire('版本人', { openid: 'openid-version' })
    expect(await demo.call('rename', { staffId, version: 1, name: '改过一次' }, OFFICER)).toMatchObject({
      data: { version: 2 },
    })
    const late = await demo.call('rename', { staffId, version: 1, name: '晚来的' }, OFFICER)
    expect(late).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(demo.cloud.db.get('staff', staffId)).toMatchObject({ name: '改过一次', version: 2 })
  })

  it('that meets write conflicts runs again until every one of them counts', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => demo.call('count', {}, { openid: 'openid-count' })),
    )
    expect(replies.filter((reply) => reply.ok)).toHaveLength(8)
    expect(demo.cloud.db.get('operations', 'shared')).toMatchObject({ token: 8 })
  })

  it('that throws something unknown answers INTERNAL without text and leaves nothing half done', async () => {
    const before = counts()
    const reply = await demo.call('fail', { how: 'unknown' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL', retry: true, fields: [] } })
    expect(JSON.stringify(reply)).not.toContain('33992119450312013X')
    expect(counts()).toEqual(before)
  })

  it('refused by its lifecycle writes only an audit entry', async () => {
    const before = counts()
    const reply = await demo.call('fail', { how: 'transition' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } })
    expect(counts()).toEqual({ ...before, auditEntries: before['auditEntries']! + 1 })
    expect(entriesOf({ traceId: reply.traceId })).toMatchObject([{ kind: 'refusal', outcome: 'ILLEGAL_TRANSITION' }])
  })
})

describe('a guard', () => {
  it('refuses an officer of another township, names the right one, and only an audit entry remains', async () => {
    const { staffId } = await hire('外镇人', { openid: 'openid-foreign' })
    const before = counts()
    const reply = await demo.call('read', { staffId, householdId: 'household-1' }, { openid: 'openid-chen' })
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN', messageZh: '这户不在您的辖区，请联系青嶂镇。' },
    })
    expect(counts()).toEqual({ ...before, auditEntries: before['auditEntries']! + 1 })
    expect(entriesOf({ traceId: reply.traceId })).toMatchObject([
      { kind: 'refusal', outcome: 'FORBIDDEN', staffName: '陈岩', householdIds: ['household-1'] },
    ])
  })

  it('refuses a resident before the input is even looked at', async () => {
    const reply = await demo.call('read', { nonsense: true }, { openid: 'openid-nobody' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', fields: [] } })
  })

  it('asks a visitor without sign-in to sign in', async () => {
    const reply = await demo.call('list', {}, { anonymous: true, uid: 'visitor-1' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } })
  })

  it('never takes identity from the event', async () => {
    const event = {
      action: 'verify',
      input: {},
      openid: 'openid-admin',
      userInfo: { openId: 'openid-admin' },
      WX_OPENID: 'openid-admin',
    }
    expect(await demo.send(event)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })

  it('writes down at most thirty refusals of one person in an hour', async () => {
    await Promise.all(Array.from({ length: 33 }, () => demo.call('verify', {}, { openid: 'openid-insistent' })))
    expect(demo.cloud.db.count('auditEntries', { openid: 'openid-insistent' })).toBe(30)
  })
})

describe('a read action', () => {
  it('that opens a file is written down, is masked for the reader, and sends only declared fields', async () => {
    const { staffId } = await hire('被看人', { openid: 'openid-seen' })
    const reply = await demo.call('read', { staffId }, OFFICER)
    expect(reply).toMatchObject({ ok: true, data: { name: '被看人' } })
    expect(Object.keys(reply.ok ? reply.data : {})).toEqual(['name'])
    expect(entriesOf({ traceId: reply.traceId })).toMatchObject([
      { kind: 'read', staffName: '苏晓敏', role: 'townshipOfficer', householdIds: ['household-of-被看人'] },
    ])
  })

  it('cannot write', async () => {
    expect(await demo.call('sneak', {})).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(demo.cloud.db.get('operations', 'sneaked')).toBeUndefined()
  })

  it('pages by keyset without losing or repeating a row', async () => {
    const seen: string[] = []
    let after: string | undefined
    for (let page = 0; page < 20; page += 1) {
      const reply = await demo.call('list', { limit: 2, ...(after ? { after } : {}) }, { openid: 'openid-pager' })
      if (!reply.ok) throw new Error(reply.error.messageZh)
      seen.push(...(reply.data['names'] as string[]))
      if (reply.data['next'] === null) break
      after = reply.data['next'] as string
    }
    const all = demo.cloud.db.find('staff', { role: 'gridWorker' }).map((post) => String(post['name']))
    expect(seen.length).toBeGreaterThan(5)
    expect([...seen].sort()).toEqual(all.sort())
  })

  it('with a made-up cursor gets a sentence, not a crash', async () => {
    expect(await demo.call('list', { after: 'bm90IG91cnM' })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  })
})

describe('input', () => {
  it('that is wrong comes back field by field in Chinese, without the value', async () => {
    const reply = await demo.call('hire', { name: '三三九九二一一九四五零三一二', areaCode: 5 })
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID_INPUT',
        fields: [
          { path: 'name', messageZh: '写得太长了，请控制在10个字以内。' },
          { path: 'areaCode', messageZh: '这里要填文字。' },
        ],
      },
    })
    expect(JSON.stringify(reply)).not.toContain('三三九九')
  })

  it.each([
    undefined,
    null,
    'text',
    { action: 'nothing' },
    { action: 'constructor', input: {} },
    { action: '__proto__', input: {} },
  ])('of no action (%j) is refused', async (event) => {
    expect(await demo.send(event)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  })
})

describe('the rate limit', () => {
  it('stops the sixth call in a minute, writes it down, and opens again in the next minute', async () => {
    const eager = { openid: 'openid-eager' }
    for (let call = 0; call < 5; call += 1) {
      expect(await demo.call('hire', { name: `急人${call}`, areaCode: GRID }, eager)).toMatchObject({ ok: true })
    }
    const sixth = await demo.call('hire', { name: '第六个', areaCode: GRID }, eager)
    expect(sixth).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED', retry: true } })
    expect(demo.cloud.db.count('staff', { name: '第六个' })).toBe(0)
    expect(entriesOf({ traceId: sixth.traceId })).toMatchObject([{ outcome: 'RATE_LIMITED' }])
    await demo.cloud.clock.advance(60_000)
    expect(await demo.call('hire', { name: '第六个', areaCode: GRID }, eager)).toMatchObject({ ok: true })
  })
})
