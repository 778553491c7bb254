import { ADMINISTRATOR, openDemoCloud, RESIDENT, type DemoCloud } from './demo-cloud'

const GRID = '33992110720102'
let demo: DemoCloud

const hire = async (name: string, identity = RESIDENT) => {
  const reply = await demo.call('hire', { name, areaCode: GRID }, identity)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.data as { staffId: string; version: number }
}

beforeAll(async () => {
  demo = await openDemoCloud()
  // A few things done, so that there are messages to deliver and entries to seal.
  for (let turn = 1; turn <= 7; turn++) await hire(`兰小燕${turn}`, { openid: `openid-${turn}` })
})
afterAll(() => demo.close())

const entriesOf = (query: Record<string, unknown>) => demo.cloud.db.find('auditEntries', query)

describe('a timer', () => {
  it('forged by a client is FORBIDDEN and leaves an audit entry', async () => {
    const reply = await demo.send({ Type: 'Timer', TriggerName: 'deliver-outbox' }, { openid: 'openid-forger' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', messageZh: '定时任务只能由平台启动。' } })
    expect(entriesOf({ openid: 'openid-forger' })).toMatchObject([{ kind: 'refusal', note: 'forgedTimer' }])
    expect(demo.cloud.db.count('outbox', { status: 'delivered' })).toBe(0)
  })

  it('delivers the outbox at least once: what failed after its effect comes again', async () => {
    const rows = demo.cloud.db.count('outbox')
    expect(rows).toBeGreaterThan(5)
    const first = await demo.cloud.timers.fire('demo', 'deliver-outbox')
    expect(first).toMatchObject({ ok: true, data: { delivered: 0, failed: rows, dead: 0 } })
    expect(await demo.cloud.timers.fire('demo', 'deliver-outbox')).toMatchObject({ data: { delivered: 0, failed: 0 } })
    await demo.cloud.clock.advance(31_000)
    expect(await demo.cloud.timers.fire('demo', 'deliver-outbox')).toMatchObject({
      data: { delivered: rows, failed: 0 },
    })
    expect(demo.cloud.db.count('outbox', { status: 'delivered', attempts: 1 })).toBe(rows)
    expect(demo.cloud.db.count('operations', { token: 2, _id: { $regex: '^welcomed:' } })).toBe(rows)
  })

  it('leaves a heartbeat and gives its lease back', async () => {
    await demo.cloud.timers.fire('demo', 'deliver-outbox')
    expect(demo.cloud.db.get('operations', 'heartbeat:demo:deliver-outbox')).toMatchObject({ outcome: 'done' })
    const lease = demo.cloud.db.get('operations', 'lease:demo:deliver-outbox')
    expect(Date.parse(String(lease?.['until']))).toBeLessThanOrEqual(Date.parse(demo.cloud.clock.now()))
    expect(lease?.['token']).toBeGreaterThan(1)
  })

  it('that finds its lease held does nothing', async () => {
    await demo.cloud.db.update('operations', { _id: 'lease:demo:seal-audit' }, { $set: {} }).catch(() => 0)
    await demo.cloud.db.remove('operations', { _id: 'lease:demo:seal-audit' })
    await demo.cloud.db.insert('operations', {
      _id: 'lease:demo:seal-audit',
      schemaVersion: 1,
      version: 1,
      token: 7,
      holder: 'another worker',
      until: '2026-11-23T23:00:00.000+08:00',
      createdAt: demo.cloud.clock.now(),
      updatedAt: demo.cloud.clock.now(),
    })
    expect(await demo.cloud.timers.fire('demo', 'seal-audit')).toMatchObject({ ok: true, data: { skipped: true } })
    expect(demo.cloud.db.count('auditSeals')).toBe(0)
    await demo.cloud.db.remove('operations', { _id: 'lease:demo:seal-audit' })
  })
})

describe('the audit log', () => {
  const verify = async () => {
    const reply = await demo.call('verify', {}, ADMINISTRATOR)
    if (!reply.ok) throw new Error(reply.error.messageZh)
    return reply.data as { ok: boolean; entries: number; unsealed: number; firstBroken: string | null }
  }

  it('is sealed by the timer and verifies', async () => {
    const unsealed = demo.cloud.db.count('auditEntries', { sealed: false })
    const reply = await demo.cloud.timers.fire('demo', 'seal-audit')
    expect(reply).toMatchObject({ ok: true, data: { sealed: unsealed } })
    expect(demo.cloud.db.count('auditEntries', { sealed: false })).toBe(0)
    await hire('封后人', { openid: 'openid-after-seal' })
    expect(await verify()).toMatchObject({ ok: true, firstBroken: null, unsealed: 1, entries: unsealed + 1 })
    expect(await demo.cloud.timers.fire('demo', 'seal-audit')).toMatchObject({ data: { sealed: 1, seals: 1 } })
    expect(demo.cloud.db.count('auditSeals')).toBe(2)
  })

  it('tells which entry was changed', async () => {
    const [entry] = demo.cloud.db.find('auditEntries', { outcome: 'FORBIDDEN' }, { limit: 1 })
    await demo.cloud.db.update('auditEntries', { _id: entry!._id }, { $set: { outcome: 'done' } })
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: `entry ${String(entry!._id)}: changed since it was written`,
    })
    await demo.cloud.db.update('auditEntries', { _id: entry!._id }, { $set: { outcome: 'FORBIDDEN' } })
    expect(await verify()).toMatchObject({ ok: true })
  })

  it('tells that an entry was taken out', async () => {
    const [entry] = demo.cloud.db.find('auditEntries', { sealed: true }, { limit: 1 })
    await demo.cloud.db.remove('auditEntries', { _id: entry!._id })
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: expect.stringContaining(`entry ${String(entry!._id)}: missing`),
    })
    await demo.cloud.db.insert('auditEntries', entry!)
    expect(await verify()).toMatchObject({ ok: true })
  })

  it('tells that a link was taken out of the chain', async () => {
    const first = demo.cloud.db.get('auditSeals', '000000000001')
    await demo.cloud.db.remove('auditSeals', { _id: '000000000001' })
    expect(await verify()).toMatchObject({ ok: false, firstBroken: 'seal 000000000002: a link before it is missing' })
    await demo.cloud.db.insert('auditSeals', first!)
    expect(await verify()).toMatchObject({ ok: true })
  })
})

describe('the read-only switch', () => {
  it('refuses writes with a sentence, lets reads pass, and opens again', async () => {
    await demo.cloud.db.insert('operations', {
      _id: 'readOnly',
      readOnly: true,
      messageZh: '系统升级到12:00，请稍后再提交。',
      schemaVersion: 1,
      version: 1,
      createdAt: demo.cloud.clock.now(),
      updatedAt: demo.cloud.clock.now(),
    })
    await new Promise((resolve) => setTimeout(resolve, 5100))
    const refused = await demo.call('hire', { name: '升级中', areaCode: GRID }, { openid: 'openid-upgrade' })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', retry: true, messageZh: '系统升级到12:00，请稍后再提交。' },
    })
    expect(await demo.call('list', {}, { openid: 'openid-upgrade' })).toMatchObject({ ok: true })
  })
})
