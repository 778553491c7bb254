import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Database } from '../../local-cloud/engine/database'
import { Store } from '../../local-cloud/engine/store'
import { cards } from './cloud-documents'
import { measureEngine } from './cloud-engine'
import { measureCloudRivals } from './cloud-rivals'
import { killHelper, measureServed, startHelper } from './cloud-served'
import type { Bench, Figure } from './figure'

/** A store of `count` documents, killed while it goes on writing: how long opening takes, and the memory of using it. */
async function measureBig(folder: string, count: number): Promise<{ recoveryMs: number; memoryMb: number }> {
  const data = path.join(folder, 'big')
  const { child } = await startHelper('cloud-big.ts', 'fill', data, String(count))
  await new Promise((resolve) => setTimeout(resolve, 500))
  await killHelper(child)
  const began = performance.now()
  const database = new Database(new Store(data))
  await database.apply([cards])
  const [found] = database.find({ collection: 'cards', query: { plate: 'QM-5' } })
  const recoveryMs = performance.now() - began
  if (found?._id !== 'card-5') throw new Error('the store was not recovered')
  await database.close()
  const used = await startHelper('cloud-big.ts', 'use', data, String(count))
  return { recoveryMs, memoryMb: Number(used.line) }
}

export const bench: Bench = {
  summary: 'the embedded cloud: SDK and engine, durable writes, recovery, memory (KOUMEN_BENCH_MINUTES: of 50 clients)',
  async run({ quick = false } = {}) {
    // Of functions and queries that are slow on a busy machine the SDK warns; the figures say it better.
    console.warn = () => undefined
    const folder = mkdtempSync(path.join(tmpdir(), 'cloud-bench-'))
    try {
      const [inserts, stored, big] = quick ? [20_000, 20_000, 50_000] : [100_000, 100_000, 1_000_000]
      const minutes = Number(process.env.KOUMEN_BENCH_MINUTES ?? (quick ? 1 : 10))
      const engine = await measureEngine(inserts, quick ? 0.5 : 2)
      const rivals = await measureCloudRivals(inserts, quick ? 0.5 : 2)
      const served = await measureServed(folder, stored, minutes * 60)
      const { recoveryMs, memoryMb } = await measureBig(folder, big)
      const of = (key: 'getMicroseconds' | 'findMicroseconds') =>
        rivals.map(({ name, [key]: value }) => ({ name: `${name}, in process`, value: value / 1000 }))
      const { clients } = served
      const figures: Figure[] = [
        {
          name: `get by id through the SDK, median (of ${stored})`,
          value: served.getMs,
          unit: 'ms',
          rivals: [{ name: 'our engine, in process', value: engine.getMicroseconds / 1000 }, ...of('getMicroseconds')],
        },
        {
          name: `indexed query of 10 among ${stored} through the SDK, median`,
          value: served.findMs,
          unit: 'ms',
          rivals: [
            { name: 'our engine, in process', value: engine.findMicroseconds / 1000 },
            ...of('findMicroseconds'),
          ],
        },
        {
          name: `durable inserts in batches of 1,000, four indexes (${inserts})`,
          value: engine.insertsPerSecond,
          unit: 'per second',
          rivals: rivals.map(({ name, insertsPerSecond: value }) => ({ name, value })),
        },
        {
          name: 'the same by processor time',
          value: engine.insertsPerCpuSecond,
          unit: 'per CPU-second',
          rivals: rivals.map(({ name, insertsPerCpuSecond: value }) => ({ name, value })),
        },
        {
          name: 'single durable writes, one after the other',
          value: engine.alonePerSecond,
          unit: 'per second',
          rivals: [
            { name: 'the disk itself: 4 KB appended and flushed', value: engine.flushesPerSecond },
            ...rivals.flatMap(({ name, alonePerSecond: value }) => (value === undefined ? [] : [{ name, value }])),
          ],
        },
        {
          name: 'single durable writes of 32 at once',
          value: engine.togetherPerSecond,
          unit: 'per second',
          rivals: [],
        },
        { name: `recovery after a kill, ${big} documents`, value: recoveryMs, unit: 'ms', rivals: [] },
        { name: `anonymous memory in use, ${big} documents of 1 KB`, value: memoryMb, unit: 'MB', rivals: [] },
        {
          name: "a warm function call over the SDK's own cost",
          value: served.callMs - served.nothingMs,
          unit: 'ms',
          rivals: [{ name: 'the SDK alone, answered with nothing', value: served.nothingMs }],
        },
        {
          name: `errors of 50 clients in ${minutes} minutes`,
          value: clients.errors.length,
          unit: `errors in ${clients.operations} operations (${Math.round(clients.operations / clients.seconds)}/s)`,
          rivals: [],
        },
      ]
      for (const error of new Set(clients.errors)) console.error(`client: ${error}`)
      return figures
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
