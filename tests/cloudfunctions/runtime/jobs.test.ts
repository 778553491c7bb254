import { z } from 'zod'
import type { Envelope } from '@shared/kernel/contract'
import { defineContract } from '@shared/kernel/contract'
import {
  anyone,
  deadLetters,
  defineApp,
  deliverOutbox,
  heartbeats,
  purgeExpired,
  sealAudit,
  serve,
  setReadOnly,
  type Context,
  type TimerHandler,
} from '../../../cloudfunctions/runtime'
import { generateKeys } from '../../../cloudfunctions/runtime/crypto/generate-keys'
import { openRuntime } from '../../../cloudfunctions/runtime/runtime'
import { SdkError } from '../../../cloudfunctions/runtime/store/sdk-error'
import { MemoryDatabase, MemoryStorage } from './memory-database'

const contract = defineContract('jobs', {
  run: { kind: 'write', summary: 'Whatever the test wants.', input: z.object({}), output: z.unknown(), errors: [] },
  look: { kind: 'read', summary: 'Whatever the test reads.', input: z.object({}), output: z.unknown(), errors: [] },
})

const NOW = Date.parse('2026-11-23T08:00:00+08:00')
const base = (id: string) => ({
  _id: id,
  schemaVersion: 1,
  version: 1,
  createdAt: '2026-11-01T08:00:00.000+08:00',
  updatedAt: '',
})

let database: MemoryDatabase
let storage: MemoryStorage
let lines: string[]

beforeEach(() => {
  database = new MemoryDatabase()
  storage = new MemoryStorage()
  lines = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  jest.spyOn(Date, 'now').mockReturnValue(NOW)
})

const keys = generateKeys()
const runtime = () => openRuntime({ ...keys }, { database, storage })

/** Runs `work` as the handler of a timer, as the platform would start it. */
const timer = (work: TimerHandler): Promise<Envelope> => {
  const app = defineApp(
    contract,
    { run: { guard: anyone(), handler: async () => null }, look: { guard: anyone(), handler: async () => null } },
    { timers: { job: work } },
  )
  return serve(app, runtime)(
    { Type: 'Timer', TriggerName: 'job' },
    { environment: '{"TRIGGER_SRC":"timer"}', time_limit_in_ms: 20000 },
  )
}

/** Runs `work` as the handler of an action. */
const action = (
  work: (ctx: Context) => Promise<unknown>,
  kind: 'run' | 'look' = 'run',
  open = runtime,
): Promise<Envelope> => {
  const app = defineApp(contract, { run: { guard: anyone(), handler: work }, look: { guard: anyone(), handler: work } })
  return serve(app, open)(
    { action: kind, input: {}, idempotencyKey: 'tap-00000001' },
    { environment: '{"WX_OPENID":"openid-1"}' },
  )
}

describe('the outbox', () => {
  const row = {
    ...base('m1'),
    kind: 'notify',
    payload: {},
    status: 'due',
    attempts: 0,
    dueAt: '2026-11-23T07:00:00.000+08:00',
    traceId: 't',
  }

  it('gives a message up after eight tries, keeps it, and shows it as a dead letter', async () => {
    await database.add('outbox', row)
    const outcomes: unknown[] = []
    for (let attempt = 0; attempt < 9; attempt += 1) {
      jest.spyOn(Date, 'now').mockReturnValue(NOW + attempt * 3_601_000)
      const reply = await timer((ctx) =>
        deliverOutbox(ctx, { notify: () => Promise.reject(Object.assign(new Error('x'), { code: 43101 })) }),
      )
      outcomes.push(reply.ok && reply.data)
    }
    expect(outcomes.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => ({ delivered: 0, failed: 1, dead: 0 })))
    expect(outcomes.slice(7)).toEqual([
      { delivered: 0, failed: 0, dead: 1 },
      { delivered: 0, failed: 0, dead: 0 },
    ])
    const reply = await action((ctx) => deadLetters(ctx), 'look')
    expect(reply).toMatchObject({ ok: true, data: [{ _id: 'm1', status: 'dead', attempts: 8, lastError: '43101' }] })
  })

  it('leaves alone what is not yet due and what another function delivers', async () => {
    await database.add('outbox', { ...row, _id: 'later', dueAt: '2026-11-23T08:00:01.000+08:00' })
    await database.add('outbox', { ...row, _id: 'others', kind: 'dispatch' })
    expect(await timer((ctx) => deliverOutbox(ctx, { notify: async () => undefined }))).toMatchObject({
      data: { delivered: 0 },
    })
    expect(database.all('outbox').map((each) => each['status'])).toEqual(['due', 'due'])
  })

  it('drops a second message of the same key, in one commit and over two', async () => {
    const enqueue = (ctx: Context) =>
      ctx.commit(async (tx) => {
        tx.enqueue({ key: 'once', kind: 'notify', payload: { n: 1 } })
        tx.enqueue({ key: 'once', kind: 'notify', payload: { n: 2 } })
      })
    await timer(enqueue)
    await timer(enqueue)
    expect(database.all('outbox')).toHaveLength(1)
  })
})

describe('a transaction', () => {
  it('that meets conflicts runs its work again, and its audit entry is written once', async () => {
    database.conflicts = 3
    let runs = 0
    const reply = await action((ctx) =>
      ctx.commit(async (tx) => {
        runs += 1
        await tx.operations.put({ _id: 'thing', token: runs })
        return { runs }
      }),
    )
    expect(reply).toMatchObject({ ok: true, data: { runs: 4 } })
    expect(database.all('auditEntries')).toHaveLength(1)
  })

  it('that meets conflicts without end answers UNAVAILABLE: try again', async () => {
    database.conflicts = 99
    const reply = await action((ctx) => ctx.commit((tx) => tx.operations.put({ _id: 'thing' })))
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', retry: true } })
    expect(database.all('operations')).toEqual([])
  })

  it('keeps a handler to one commit', async () => {
    const reply = await action(async (ctx) => {
      await ctx.commit((tx) => tx.operations.put({ _id: 'one' }))
      await ctx.commit((tx) => tx.operations.put({ _id: 'two' }))
      return null
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    expect(database.all('operations').map((each) => each._id)).toEqual(['one'])
  })

  it('after a crash between commit and answer tells a replay that the thing is done', async () => {
    const crash = () =>
      action(async (ctx) => {
        await ctx.commit((tx) => tx.operations.put({ _id: 'done-once' }).then(() => undefined))
        throw new Error('the worker died here')
      })
    expect(await crash()).toMatchObject({ error: { code: 'INTERNAL' } })
    const replay = await crash()
    expect(replay).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', messageZh: '这件事刚才已经办好了，请刷新看看。' },
    })
    expect(database.all('auditEntries')).toHaveLength(1)
  })

  it('refuses a document that does not fit its model, and says in the log where, never what', async () => {
    await action((ctx) =>
      ctx.commit((tx) =>
        tx.staff.insert({ name: '叶根福', role: 'nobody' as never, areaCode: '339921', status: 'active' }),
      ),
    )
    expect(database.all('staff')).toEqual([])
    expect(lines.join('\n')).toMatch(/staff: the document does not fit its model at role/)
    expect(lines.join('\n')).not.toContain('叶根福')
  })

  it('given undefined for a field removes it', async () => {
    await action((ctx) =>
      ctx.commit(async (tx) => {
        const post = await tx.staff.insert({
          _id: 's1',
          name: '苏晓敏',
          role: 'townshipOfficer',
          areaCode: '339921107',
          status: 'active',
          openid: 'o',
        })
        await tx.staff.update(post, { openid: undefined, status: 'revoked' })
      }),
    )
    expect(database.all('staff')).toMatchObject([{ _id: 's1', status: 'revoked', version: 2 }])
    expect(database.all('staff')[0]).not.toHaveProperty('openid')
  })
})

describe('a timer', () => {
  it('whose lease was taken over commits nothing more', async () => {
    const reply = await timer(async (ctx) => {
      await database.updateWhere('operations', { fields: [['_id', { is: 'lease:jobs:job' }]] }, { token: 99 })
      await ctx.commit((tx) => tx.operations.put({ _id: 'late-effect' }))
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(database.all('operations').map((each) => each._id)).not.toContain('late-effect')
  })

  it('whose holder died may run again when the lease is over', async () => {
    const lease = { ...base('lease:jobs:job'), token: 3, holder: 'dead', until: '2026-11-23T08:00:10.000+08:00' }
    await database.add('operations', lease)
    expect(await timer(async () => ({ ran: 1 }))).toMatchObject({ data: { skipped: true } })
    jest.spyOn(Date, 'now').mockReturnValue(NOW + 10_001)
    expect(await timer(async () => ({ ran: 1 }))).toMatchObject({ data: { ran: 1 } })
  })

  it('that fails leaves a heartbeat that says so', async () => {
    await timer(() => Promise.reject(new Error('x')))
    const reply = await action((ctx) => heartbeats(ctx), 'look')
    expect(reply).toMatchObject({ data: [{ timer: 'jobs:job', outcome: 'failed' }] })
  })
})

describe('the sealer', () => {
  it('stopped after writing a link finishes its marks before it goes on', async () => {
    await action((ctx) => ctx.commit((tx) => tx.operations.put({ _id: 'a' })))
    await timer(sealAudit)
    for (const entry of database.all('auditEntries')) Object.assign(entry, { sealed: false, sealId: undefined })
    expect(await timer(sealAudit)).toMatchObject({ data: { sealed: 0, seals: 0 } })
    expect(database.all('auditSeals')).toHaveLength(1)
    expect(database.all('auditEntries').map((entry) => entry['sealed'])).toEqual([true])
  })
})

describe('the purge', () => {
  it('removes what its retention no longer covers, the file before the record, and keeps the rest', async () => {
    await database.add('attachments', { ...base('old'), fileId: 'cloud://old', keepUntil: '2026-11-22' })
    await database.add('attachments', { ...base('kept'), fileId: 'cloud://kept', keepUntil: '2026-11-24' })
    await database.add('rateCounters', { ...base('r1'), count: 1, expiresAt: '2026-11-23T07:59:59.000+08:00' })
    await database.add('rateCounters', { ...base('r2'), count: 1, expiresAt: '2026-11-23T08:00:01.000+08:00' })
    await database.add('outbox', { ...base('m1'), deliveredAt: '2026-10-23T08:00:00.000+08:00' })
    await database.add('outbox', { ...base('m2'), status: 'dead' })
    const reply = await timer(purgeExpired)
    expect(reply).toMatchObject({ ok: true, data: { attachments: 1, rateCounters: 1, outbox: 1 } })
    expect(storage.removed).toEqual(['cloud://old'])
    expect(
      ['attachments', 'rateCounters', 'outbox'].flatMap((name) => database.all(name).map((each) => each._id)),
    ).toEqual(['kept', 'r2', 'm2'])
  })
})

describe('the system', () => {
  it('whose database does not answer says UNAVAILABLE: nothing is lost, try again', async () => {
    const gone = new SdkError('unreachable', 'ECONNREFUSED')
    jest.spyOn(database, 'increment').mockRejectedValue(gone)
    expect(await action(async () => null)).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', retry: true } })
  })

  it('that is not configured answers INTERNAL and tells the log which variable is missing', async () => {
    expect(
      await action(
        async () => null,
        'run',
        () => openRuntime({}),
      ),
    ).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(lines.join('\n')).toContain('KOUMEN_MASTER_KEY is missing')
  })

  it('turned read-only takes no writes', async () => {
    await action((ctx) => setReadOnly(ctx, true, '系统升级中，请12点后再提交。'))
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 6000)
    const reply = await serve(
      defineApp(contract, {
        run: { guard: anyone(), handler: async () => null },
        look: { guard: anyone(), handler: async () => null },
      }),
      runtime,
    )({ action: 'run', input: {}, idempotencyKey: 'tap-00000002' }, {})
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'UNAVAILABLE', messageZh: '系统升级中，请12点后再提交。' },
    })
  })

  it('writes one line a call: trace id, action, milliseconds, and no personal number', async () => {
    await action(async (ctx) => {
      ctx.log.info('note', { idNumber: '33992119450312013X' })
      return null
    })
    const written = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(written).toMatchObject([
      { event: 'note', idNumber: '[id]' },
      { event: 'call.done', action: 'jobs.run', capability: 'jobs' },
    ])
    expect(written[1]).toMatchObject({ traceId: expect.stringMatching(/^[0-9A-Z]{26}$/), ms: expect.any(Number) })
  })
})
