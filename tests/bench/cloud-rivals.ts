import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Datastore from '@seald-io/nedb'
import { Query } from 'mingo'
import { Database as Sqlite } from 'node-sqlite3-wasm'
import { card, type Card } from './cloud-documents'
import { cpuNow } from './cpu'
import { medianMicroseconds, middle, rate } from './cloud-engine'

export interface RivalFigures {
  name: string
  insertsPerSecond: number
  insertsPerCpuSecond: number
  getMicroseconds: number
  findMicroseconds: number
  /** Absent where a single write is not flushed to the disk. */
  alonePerSecond?: number
}

/** The same documents and questions in what one could have instead, each in this process and without a server. */
export async function measureCloudRivals(count: number, seconds: number): Promise<RivalFigures[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cloud-rivals-'))
  try {
    return [await nedb(folder, count), await sqlite(folder, count, seconds), await plainMap(count)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const batchesOf = (count: number): Card[][] =>
  Array.from({ length: count / 1000 }, (_, batch) =>
    Array.from({ length: 1000 }, (_, each) => card(batch * 1000 + each, count)),
  )

async function inserted(count: number, insert: (batch: Card[]) => unknown) {
  const batches = batchesOf(count)
  const [wall, cpu] = [performance.now(), cpuNow()]
  for (const batch of batches) await insert(batch)
  return {
    insertsPerSecond: count / ((performance.now() - wall) / 1000),
    insertsPerCpuSecond: count / (cpuNow() - cpu),
  }
}

async function medianOf(rounds: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < rounds; n++) {
    const began = performance.now()
    await work(n)
    taken.push((performance.now() - began) * 1000)
  }
  return middle(taken)
}

/** Appends to a file without flushing it; everything is held in memory. */
async function nedb(folder: string, count: number): Promise<RivalFigures> {
  const store = new Datastore<Card>({ filename: path.join(folder, 'nedb.db') })
  await store.loadDatabaseAsync()
  await store.ensureIndexAsync({ fieldName: ['area', 'updated'] })
  await store.ensureIndexAsync({ fieldName: 'plate', unique: true })
  await store.ensureIndexAsync({ fieldName: 'score' })
  await store.ensureIndexAsync({ fieldName: ['status', 'area'] })
  const figures = await inserted(count, (batch) => store.insertAsync(batch))
  const getMicroseconds = await medianOf(1000, (n) => store.findOneAsync({ _id: `card-${(n * 7919) % count}` }))
  const findMicroseconds = await medianOf(1000, (n) => store.findAsync({ score: n % (count / 10) }).limit(10))
  return { name: '@seald-io/nedb, in memory, its file not flushed', ...figures, getMicroseconds, findMicroseconds }
}

/** Documents as JSON with indexes on expressions, a flush a transaction. */
async function sqlite(folder: string, count: number, seconds: number): Promise<RivalFigures> {
  const store = new Sqlite(path.join(folder, 'sqlite.db'))
  store.exec('PRAGMA synchronous = FULL')
  store.exec('CREATE TABLE cards (id TEXT PRIMARY KEY, doc TEXT)')
  const at = (field: string) => `json_extract(doc, '$.${field}')`
  store.exec(`CREATE INDEX area ON cards (${at('area')}, ${at('updated')} DESC)`)
  store.exec(`CREATE UNIQUE INDEX plate ON cards (${at('plate')})`)
  store.exec(`CREATE INDEX score ON cards (${at('score')})`)
  store.exec(`CREATE INDEX status ON cards (${at('status')}, ${at('area')})`)
  const insert = store.prepare('INSERT INTO cards VALUES (?, ?)')
  const put = (each: Card) => insert.run([each._id, JSON.stringify(each)])
  const figures = await inserted(count, (batch) => {
    store.exec('BEGIN')
    for (const each of batch) put(each)
    store.exec('COMMIT')
  })
  const get = store.prepare('SELECT doc FROM cards WHERE id = ?')
  const find = store.prepare(`SELECT doc FROM cards WHERE ${at('score')} = ? LIMIT 10`)
  const parse = (row: unknown) => JSON.parse((row as { doc: string }).doc) as unknown
  const getMicroseconds = medianMicroseconds(1000, (n) => parse(get.get([`card-${(n * 7919) % count}`])))
  const findMicroseconds = medianMicroseconds(1000, (n) => find.all([n % (count / 10)]).map(parse))
  let id = count
  const alonePerSecond = await rate(seconds, 1, () => Promise.resolve(put(card(id++, count))))
  for (const each of [insert, get, find]) each.finalize()
  store.close()
  return { name: 'SQLite (wasm) with JSON, flushed', ...figures, getMicroseconds, findMicroseconds, alonePerSecond }
}

/** What teams mock a database with: no disk, no index. */
async function plainMap(count: number): Promise<RivalFigures> {
  const store = new Map<string, Card>()
  const figures = await inserted(count, (batch) => {
    for (const each of batch) store.set(each._id, structuredClone(each))
  })
  const getMicroseconds = medianMicroseconds(1000, (n) => structuredClone(store.get(`card-${(n * 7919) % count}`)))
  const findMicroseconds = medianMicroseconds(5, (n) =>
    new Query({ score: n })
      .find([...store.values()])
      .limit(10)
      .all(),
  )
  return { name: 'a Map and mingo, nothing on disk', ...figures, getMicroseconds, findMicroseconds }
}
