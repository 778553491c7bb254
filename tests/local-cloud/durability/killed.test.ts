import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../local-cloud/engine/database'
import { Store } from '../../../local-cloud/engine/store'
import { killOften, type TortureReport } from './kill-often'
import { Model } from './model'
import { manifest } from './workload'

// The long run is `npm run -s cloud -- torture --kills 1000`.
const kills = Number(process.env.KOUMEN_KILLS ?? 15)

// The SDK warns, some seconds later, of requests that nobody answers any more.
console.warn = () => undefined

describe('a cloud that is killed while many write', () => {
  test(
    'keeps every acknowledged write, nothing half done, and every index as a rebuild makes it',
    async () => {
      const report = await killOften({ kills, seed: 1 })
      expect(report.faults).toEqual([])
      expect(report.kills).toBe(kills)
      expect(report.acknowledged).toBeGreaterThan(kills * 5)
      expect(report.underWay).toBeGreaterThan(kills)
    },
    60_000 + kills * 2000,
  )
})

describe('the check after a kill', () => {
  let folder: string
  let report: TortureReport
  let model: Model

  /** A database where one document was written and acknowledged, then spoiled. */
  async function checkAfter(spoil: (database: Database) => Promise<unknown>): Promise<string[]> {
    const database = new Database(new Store(folder))
    await database.apply(manifest)
    for (const [writer, id] of ['one', 'two'].entries()) {
      const document = { _id: id, writer, group: 1, n: 1, tags: ['a', 'b'], code: id }
      model.note({ kind: 'begin', writer, patch: { [`things/${id}`]: document } })
      await database.insert('things', [document])
      model.note({ kind: 'done', writer })
    }
    await spoil(database)
    await database.close()
    await model.check(folder)
    return report.faults
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'killed-check-'))
    report = {
      kills: 0,
      acknowledged: 0,
      refused: 0,
      underWay: 0,
      underWayDone: 0,
      transfers: 0,
      whileOpening: 0,
      faults: [],
    }
    model = new Model(report)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const query = { _id: 'one' }

  test('finds nothing where nothing is wrong', async () => {
    expect(await checkAfter(() => Promise.resolve())).toEqual([])
  })

  test('tells of an acknowledged write that is lost', async () => {
    const faults = await checkAfter((database) => database.remove({ collection: 'things', query }, false))
    expect(faults).toEqual(['acknowledged and lost: things/one'])
  })

  test('tells of content that is not what was acknowledged', async () => {
    const data = { $set: { n: 9 } }
    const faults = await checkAfter((database) =>
      database.modify({ collection: 'things', query }, { data, query, merge: true }, false),
    )
    expect(faults).toEqual([expect.stringMatching(/^acknowledged as .*"n":1.*, found .*"n":9/)])
  })

  test('tells of an operation that is half there', async () => {
    const faults = await checkAfter((database) => {
      const patch = { 'things/x': { _id: 'x' }, 'things/y': { _id: 'y' } }
      model.note({ kind: 'begin', writer: 7, patch })
      return database.insert('things', [{ _id: 'x' }])
    })
    expect(faults).toContain('half done: things/x, things/y')
  })

  test('tells of an index that lacks an entry, and of one that holds a stray one', async () => {
    const faults = await checkAfter(async ({ collections, store }) => {
      const things = collections.get('things')
      const [byGroup, byNumber] = things.indexes
      await store.write((writer) => {
        if (byGroup) writer.removeEntries(things, byGroup)
        if (byNumber) writer.putEntries(things, byNumber, { _id: 'one', n: 77 })
      })
    })
    expect(faults).toEqual([
      'things "one": is not in index writer_group',
      'things "two": is not in index writer_group',
      'things: index n holds [2,77] of "one", which has it not',
    ])
  })
})
