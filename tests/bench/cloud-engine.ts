import { closeSync, fdatasync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Database } from '../../local-cloud/engine/database'
import { Store } from '../../local-cloud/engine/store'
import { card, cards } from './cloud-documents'
import { cpuNow } from './cpu'

export interface EngineFigures {
  insertsPerSecond: number
  insertsPerCpuSecond: number
  alonePerSecond: number
  togetherPerSecond: number
  flushesPerSecond: number
  getMicroseconds: number
  findMicroseconds: number
}

/** The store without SDK and HTTP, in this process. */
export async function measureEngine(count: number, seconds: number): Promise<EngineFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cloud-bench-'))
  const database = new Database(new Store(path.join(folder, 'database')))
  try {
    await database.apply([cards])
    const batches = Array.from({ length: count / 1000 }, (_, batch) =>
      Array.from({ length: 1000 }, (_, each) => card(batch * 1000 + each, count)),
    )
    const [wall, cpu] = [performance.now(), cpuNow()]
    let next = 0
    const lanes = Array.from({ length: 4 }, async () => {
      for (let batch = batches[next++]; batch; batch = batches[next++]) await database.insert('cards', batch)
    })
    await Promise.all(lanes)
    const [took, burnt] = [(performance.now() - wall) / 1000, cpuNow() - cpu]

    const find = (query: Record<string, unknown>) => database.find({ collection: 'cards', query }, { limit: 10 })
    const getMicroseconds = medianMicroseconds(2000, (n) => find({ _id: `card-${(n * 7919) % count}` }))
    const findMicroseconds = medianMicroseconds(2000, (n) => find({ score: n % Math.max(1, count / 10) }))

    let id = count
    const one = () => database.insert('cards', [card(id++, count)])
    // The disk's own pace changes from second to second: each is measured in turns with it.
    const [flushes, alone, together]: number[][] = [[], [], []]
    for (let turn = 0; turn < 3; turn++) {
      flushes?.push(await flushRate(folder, seconds))
      alone?.push(await rate(seconds, 1, one))
      together?.push(await rate(seconds, 32, one))
    }
    return {
      insertsPerSecond: count / took,
      insertsPerCpuSecond: count / burnt,
      alonePerSecond: middle(alone),
      togetherPerSecond: middle(together),
      flushesPerSecond: middle(flushes),
      getMicroseconds,
      findMicroseconds,
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export function medianMicroseconds(rounds: number, work: (n: number) => unknown): number {
  const taken: number[] = []
  for (let n = 0; n < rounds; n++) {
    const began = performance.now()
    work(n)
    taken.push((performance.now() - began) * 1000)
  }
  return middle(taken)
}

export const middle = (numbers: number[] = []): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Acknowledgements a second with so many waiting at once. */
export async function rate(seconds: number, writers: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let done = 0
  const lanes = Array.from({ length: writers }, async () => {
    for (; performance.now() - began < seconds * 1000; done++) await work()
  })
  await Promise.all(lanes)
  return done / ((performance.now() - began) / 1000)
}

/** How often a second the disk itself takes 4 KB appended and flushed. */
async function flushRate(folder: string, seconds: number): Promise<number> {
  const file = path.join(folder, 'flushes')
  const handle = openSync(file, 'w')
  const page = Buffer.alloc(4096, 1)
  const result = await rate(seconds, 1, () => {
    writeSync(handle, page)
    return new Promise<void>((done, failed) => fdatasync(handle, (error) => (error ? failed(error) : done())))
  })
  closeSync(handle)
  rmSync(file)
  return result
}
