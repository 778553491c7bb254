import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  byFunction,
  costsBetween,
  startLocalCloud,
  type LocalCloud,
  type LocalCloudOptions,
} from '../../../local-cloud'

const program = `
const sdk = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))})
const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })
exports.main = async ({ action, next }) => {
  const things = app.database().collection('things')
  if (action === 'write') await Promise.all([1, 2, 3].map((n) => things.doc(String(n)).set({ n })))
  if (action === 'read') { await things.limit(2).get(); await things.count() }
  if (action === 'move') await app.database().runTransaction(async (tx) => {
    const { data } = await tx.collection('things').doc('1').get()
    await tx.collection('things').doc('1').update({ n: data.n + 1 })
  })
  if (action === 'ask') await app.callFunction({ name: 'counted', data: { action: 'read' } })
  if (action === 'fail') throw new Error('on purpose')
  return 'done'
}`

describe('the cost counters', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-costs-'))
  const functionsRoot = mkdtempSync(join(tmpdir(), 'local-costs-functions-'))
  const options: LocalCloudOptions = {
    port: 0,
    dataDir,
    envId: 'test',
    manifest: [{ name: 'things', access: 'ADMINONLY', schemaVersion: 1, purpose: 'test', indexes: [] }],
    functions: [{ name: 'counted', timeoutSeconds: 10, memoryMb: 256 }],
    functionsRoot,
    clockStart: '2026-11-23T08:00:00+08:00',
    timersRun: false,
    workers: 1,
  }
  let cloud: LocalCloud

  beforeAll(async () => {
    mkdirSync(join(functionsRoot, 'counted'))
    writeFileSync(join(functionsRoot, 'counted', 'index.js'), program)
    cloud = await startLocalCloud(options)
  })
  afterAll(async () => {
    await cloud.stop()
    rmSync(dataDir, { recursive: true, force: true })
    rmSync(functionsRoot, { recursive: true, force: true })
  })

  const used = async (...actions: string[]) => {
    const before = cloud.costs.report()
    for (const action of actions) await cloud.call('counted', { action, input: { secret: 'x' } }).catch(() => undefined)
    return costsBetween(before, cloud.costs.report())
  }

  test('a write is a request that writes, with its documents', async () => {
    const { rows, total } = await used('write')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ day: '2026-11-23', function: 'counted', action: 'write', coldStarts: 1 })
    expect(total).toMatchObject({ calls: 1, errors: 0, writes: 3, reads: 0, documentsWritten: 3, databaseRequests: 3 })
    expect(total.functionMs).toBeGreaterThan(1)
    expect(total.gbSeconds).toBeCloseTo((Math.ceil(total.functionMs / 100) / 10) * 0.25, 3)
  })

  test('a read is one request however many documents it finds', async () => {
    const { total } = await used('read')
    expect(total).toMatchObject({ reads: 2, writes: 0, documentsRead: 2, coldStarts: 0 })
    expect(total.databaseBytes).toBeGreaterThan(100)
  })

  test('the start and the commit of a transaction are requests, but neither reads nor writes', async () => {
    const { total } = await used('move')
    expect(total).toMatchObject({ reads: 1, writes: 1, databaseRequests: 4 })
  })

  test('a function called by a function counts by itself', async () => {
    const { rows } = await used('ask')
    const byAction = Object.fromEntries(rows.map((row) => [row.action, row]))
    expect(byAction.ask).toMatchObject({ calls: 1, reads: 0 })
    expect(byAction.read).toMatchObject({ calls: 1, reads: 2 })
    expect(byFunction(rows)).toEqual([expect.objectContaining({ function: 'counted', calls: 2, reads: 2 })])
  })

  test('a call that fails costs its time', async () => {
    const { total } = await used('fail')
    expect(total).toMatchObject({ calls: 1, errors: 1 })
    expect(total.functionMs).toBeGreaterThan(0)
  })

  test('days are counted apart, are there after a restart, and are told over the wire', async () => {
    await cloud.clock.set('2026-11-24T00:00:01+08:00')
    await used('read')
    await cloud.stop()
    cloud = await startLocalCloud(options)
    expect(cloud.costs.report({ from: '2026-11-24' }).total).toMatchObject({ calls: 1, reads: 2 })
    expect(cloud.costs.report({ to: '2026-11-23' }).total).toMatchObject({ calls: 6, writes: 4, errors: 1 })
    const ask = async (reset: boolean) => {
      const body = JSON.stringify({ action: 'local.costs', reset })
      const headers = { authorization: 'local', 'content-type': 'application/json' }
      const answer = await fetch(`${cloud.url}/admin`, { method: 'POST', headers, body })
      return ((await answer.json()) as { data: { total: { calls: number } } }).data.total
    }
    expect(await ask(true)).toMatchObject({ calls: 7 })
    expect(await ask(false)).toMatchObject({ calls: 0, reads: 0 })
  })

  test('what no function did counts under no name', async () => {
    expect((await used()).rows).toEqual([])
    const before = cloud.costs.report()
    const body = JSON.stringify({ action: 'database.calculateDocument', collectionName: 'things', query: '{}' })
    await fetch(`${cloud.url}/admin?seqId=somebody`, { method: 'POST', headers: { authorization: 'x' }, body })
    expect(costsBetween(before, cloud.costs.report()).rows).toEqual([
      expect.objectContaining({ function: '', action: '', reads: 1, calls: 0 }),
    ])
  })
})
