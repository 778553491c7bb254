import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type FunctionSpec, type LocalCloud } from '../../../local-cloud'

/** Every run leaves a file named by the timer and the time it believes it is. */
const program = (folder: string) => `
const { appendFileSync } = require('node:fs')
exports.main = (event) => {
  if (process.env.TRIGGER_SRC !== 'timer') return 'not a timer'
  const now = new Date(Date.now() + 8 * 3600e3).toISOString().slice(5, 16)
  appendFileSync(${JSON.stringify(join(folder, 'runs'))}, event.TriggerName + ' ' + now + ' ' + event.Time + '\\n')
  if (event.TriggerName === 'fails') throw new Error('on purpose')
}`

describe('timers on a controllable clock', () => {
  let folder: string
  let cloud: LocalCloud | undefined
  const functions = (timers: FunctionSpec['timers']): FunctionSpec[] => [
    { name: 'tick', timeoutSeconds: 5, memoryMb: 128, timers },
  ]
  const start = async (timers: FunctionSpec['timers'], more: { run?: boolean; clockStart?: string } = {}) => {
    cloud = await startLocalCloud({
      port: 0,
      dataDir: join(folder, 'data'),
      envId: 'test',
      manifest: [],
      functions: functions(timers),
      functionsRoot: folder,
      clockStart: more.clockStart ?? '2026-11-23T05:59:30+08:00',
      timersRun: more.run ?? false,
    })
    return cloud
  }
  const runs = async () => {
    const { readFile } = await import('node:fs/promises')
    const text = await readFile(join(folder, 'runs'), 'utf8').catch(() => '')
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ').slice(0, 2).join(' '))
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'local-timers-'))
    mkdirSync(join(folder, 'tick'))
    writeFileSync(join(folder, 'tick', 'index.js'), program(folder))
  })
  afterEach(async () => {
    await cloud?.stop()
    cloud = undefined
    rmSync(folder, { recursive: true, force: true })
  })

  const scan = { name: 'scan', cron: '0 0 6 * * * *' }
  const half = { name: 'half', cron: '0 30 5,6 * * * *' }

  test('advancing fires every due timer in order, each at its own time', async () => {
    const { clock } = await start([scan, half])
    await clock.advance(25 * 3600_000)
    expect(await runs()).toEqual([
      'scan 11-23T06:00',
      'half 11-23T06:30',
      'half 11-24T05:30',
      'scan 11-24T06:00',
      'half 11-24T06:30',
    ])
    expect(clock.now()).toMatch(/^2026-11-24T06:59:/)
  })

  test('day by day a daily timer fires once on each day, and a weekday timer on its days only', async () => {
    const { clock } = await start([scan, { name: 'monday', cron: '0 0 9 * * MON *' }])
    for (let day = 23; day <= 30; day++) {
      const before = (await runs()).length
      await clock.advance(24 * 3600_000)
      const fresh = (await runs()).slice(before)
      const expected = [`scan 11-${day}T06:00`]
      if (day === 23 || day === 30) expected.push(`monday 11-${day}T09:00`)
      expect(fresh).toEqual(expected)
    }
  })

  test('the seventh field is the year', async () => {
    const { clock } = await start([{ name: 'once', cron: '0 0 0 1 1 * 2028' }])
    await clock.advance(300 * 24 * 3600_000)
    expect(await runs()).toEqual([])
    await clock.advance(200 * 24 * 3600_000)
    expect(await runs()).toEqual(['once 01-01T00:00'])
  })

  test('a cron of five or six fields is refused', async () => {
    await expect(start([{ name: 'short', cron: '0 6 * * *' }])).rejects.toThrow('seven fields')
  })

  test('a restart does not fire a tick again', async () => {
    const { clock } = await start([scan])
    await clock.advance(3600_000)
    await cloud?.stop()
    const again = await start([scan], { run: true })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await again.clock.advance(60_000)
    expect(await runs()).toEqual(['scan 11-23T06:00'])
  })

  test('of the ticks missed while down, the last fires once', async () => {
    await start([{ name: 'often', cron: '* * * * * * *' }])
    await cloud?.stop()
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await start([
      { name: 'often', cron: '0 * * * * * *' },
      { name: 'never', cron: '0 0 0 1 1 * 2099' },
    ])
    await cloud?.stop()
    expect(await runs()).toEqual([])
    const third = await start([{ name: 'often', cron: '* * * * * * *' }], { run: true })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const caughtUp = (await runs()).length
    expect(caughtUp).toBeGreaterThanOrEqual(1)
    expect(caughtUp).toBeLessThanOrEqual(2)
    await third.stop()
  })

  test('a running cloud fires by itself', async () => {
    await start([{ name: 'second', cron: '* * * * * * *' }], { run: true })
    await new Promise((resolve) => setTimeout(resolve, 2300))
    const count = (await runs()).length
    expect(count).toBeGreaterThanOrEqual(1)
    expect(count).toBeLessThanOrEqual(3)
  })

  test('a timer that fails is not fired again for the same tick, and the others go on', async () => {
    const { clock } = await start([{ name: 'fails', cron: '0 0 6 * * * *' }, half])
    await clock.advance(3600_000)
    expect(await runs()).toEqual(['fails 11-23T06:00', 'half 11-23T06:30'])
  })

  test('setting the clock jumps over what lies between, forwards and back', async () => {
    const { clock } = await start([scan])
    await clock.set('2026-12-01T07:00:00+08:00')
    expect(await runs()).toEqual([])
    await clock.set('2026-11-23T05:00:00+08:00')
    await clock.advance(2 * 3600_000)
    expect(await runs()).toEqual(['scan 11-23T06:00'])
  })

  test('a long walk may coalesce a frequent timer, but never loses its last tick', async () => {
    const { clock } = await start([scan, { name: 'minute', cron: '0 * * * * * *' }])
    await clock.advance(3 * 3600_000, { coalesceMs: 3600_000 })
    expect(await runs()).toEqual([
      'scan 11-23T06:00',
      'minute 11-23T06:00',
      'minute 11-23T07:00',
      'minute 11-23T08:00',
      'minute 11-23T08:59',
    ])
  })

  test('a timer can be fired by hand, and only a timer’s call says so', async () => {
    const { timers, call } = await start([scan])
    await timers.fire('tick', 'scan')
    expect(await runs()).toHaveLength(1)
    expect(await call('tick', { Type: 'Timer', TriggerName: 'scan' })).toBe('not a timer')
    await expect(timers.fire('tick', 'nobody')).rejects.toThrow('no timer')
  })
})
