import { seeded } from '../local-cloud/engine/seeded-chance'
import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'
import { TransactionOracle } from './oracle/interleave-transactions'
import { transactionRegressions } from './tables/regressions'

type Transaction = Awaited<ReturnType<CloudUnderTest['database']['startTransaction']>>
type Content = Record<string, number>

describe('random transactions against a plain oracle, through the server SDK', () => {
  let cloud: CloudUnderTest

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  const seeds = [...transactionRegressions, ...Array.from({ length: 60 }, (_, at) => 100 + at)]

  test.each(seeds)('the interleaving of seed %i', async (seed) => {
    const chance = seeded(seed)
    const oracle = new TransactionOracle()
    const open = new Map<string, Transaction>()
    const collection = cloud.database.collection(COLLECTION)
    const ids = ['p', 'q', 'r', 's'].map((id) => `${id}${seed}`)
    const code = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: { code: string }) => error.code,
      )

    for (const id of ids.slice(0, 3)) {
      await collection.doc(id).set({ n: 0 })
      oracle.write(id, { n: 0 })
    }
    for (let round = 0; round < 24; round++) {
      const [name, id] = [chance.pick(['A', 'B', 'C']), chance.pick(ids)]
      const t = open.get(name)
      if (chance.below(5) === 0) {
        // An ordinary write to a document that is held would wait: transactions.test.ts asks that.
        if (oracle.isHeld(id)) continue
        await collection.doc(id).set({ n: 1000 + round })
        oracle.write(id, { n: 1000 + round })
      } else if (!t) {
        open.set(name, await cloud.database.startTransaction())
        oracle.start(name)
      } else {
        const document = t.collection(COLLECTION).doc(id)
        const action = chance.below(8)
        if (action <= 1) {
          const { data } = (await document.get()) as unknown as { data: (Content & { _id: string }) | null }
          const expected = oracle.read(name, id)
          expect({ round, data }).toEqual({ round, data: expected && { ...expected, _id: id } })
        } else if (action <= 5) {
          const [content, work] =
            action === 5
              ? [null, () => document.remove()]
              : ([{ n: round }, () => document.set({ n: round })] as [Content | null, () => Promise<unknown>])
          if (content === null && oracle.read(name, id) === null) continue
          expect({ round, code: await code(work()) }).toEqual({ round, code: oracle.put(name, id, content) })
          if (!oracle.open.has(name)) open.delete(name)
        } else {
          await (action === 6 ? t.commit() : t.rollback())
          oracle.end(name, action === 6)
          open.delete(name)
        }
      }
    }
    for (const t of open.values()) await t.rollback()
    const { data } = await collection.where({ _id: cloud.database.command.in(ids) }).get()
    const found = (data as (Content & { _id: string })[]).map(({ _id, ...content }) => [_id, content] as const)
    expect(Object.fromEntries(found)).toEqual(oracle.contents())
  })
})
