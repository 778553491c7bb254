import { seeded } from '../local-cloud/engine/seeded-chance'
import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'
import { answers } from './oracle/answer-query'
import { changed, copy } from './oracle/apply-update'
import { same } from './oracle/order-values'
import { documents, query, update } from './oracle/random-documents'
import { pipeline } from './oracle/random-pipelines'
import { run } from './oracle/run-pipeline'
import { sorted } from './oracle/sort-documents'
import { aggregationRegressions, queryRegressions, updateRegressions } from './tables/regressions'

type Fields = Record<string, unknown>

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at)
const ids = (found: Fields[]) => found.map(({ _id }) => _id as string)

describe('random questions against a plain oracle, through the server SDK', () => {
  let cloud: CloudUnderTest
  let all: Fields[]
  const collection = () => cloud.database.collection(COLLECTION)
  const raw = () => collection().options({ raw: true })

  beforeAll(async () => {
    cloud = await openCloud()
    all = documents(seeded(20261123), 90)
    await collection().add(all.map((each) => copy(each) as Fields))
  })
  afterAll(() => cloud.close())

  test.each([...queryRegressions, ...seeds(1, 300)])('the query of seed %i', async (seed) => {
    const asked = query(seeded(seed))
    const expected = ids(all.filter((each) => answers(each, asked))).sort()
    const { data } = await raw().where(asked).get()
    expect({ asked, found: ids(data as Fields[]).sort() }).toEqual({ asked, found: expected })
    // Whatever index may serve it, the same query behind an $expr cannot use one.
    const unindexed = await raw()
      .where({ $or: [{ $expr: false }, asked] })
      .get()
    expect(ids(unindexed.data as Fields[]).sort()).toEqual(expected)
  })

  test.each(seeds(5000, 60))('the order of seed %i', async (seed) => {
    const chance = seeded(seed)
    const asked = query(chance, 2)
    const by = [
      [chance.pick(['a', 'b', 'c', 'a.x', 'b.y', 'n']), chance.pick([1, -1] as const)],
      ['n', chance.pick([1, -1] as const)],
      ['_id', 1],
    ] as const
    const [skip, limit] = [chance.below(4), 1 + chance.below(30)]
    const order = Object.fromEntries(by)
    const expected = sorted(
      all.filter((each) => answers(each, asked)),
      Object.entries(order) as never,
    )
    const { data } = await collection()
      .options({ raw: true, order } as never)
      .where(asked)
      .skip(skip)
      .limit(limit)
      .get()
    expect({ asked, order, ids: ids(data as Fields[]) }).toEqual({
      asked,
      order,
      ids: ids(expected).slice(skip, skip + limit),
    })
  })

  test.each([...aggregationRegressions, ...seeds(9000, 160)])('the pipeline of seed %i', async (seed) => {
    const stages = pipeline(seeded(seed), COLLECTION)
    const expected = run(all, stages)
    const { data } = await raw()
      .aggregate(stages as never)
      .end()
    expect({ stages, same: same(canonical(data), canonical(expected)), data: shown(data) }).toEqual({
      stages,
      same: true,
      data: shown(expected),
    })
  })
})

describe('random updates against a plain oracle, through the server SDK', () => {
  let cloud: CloudUnderTest
  const collection = () => cloud.database.collection(COLLECTION)

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  test.each([...updateRegressions, ...seeds(3100, 240)])('the update of seed %i', async (seed) => {
    const chance = seeded(seed)
    const before = { ...documents(chance, 1)[0], _id: `u${seed}` } as Fields
    const change = update(chance)
    await collection().add(copy(before) as Fields)
    const expected = changed(before, change)
    const answer = await collection()
      .options({ raw: true })
      .where({ _id: before._id })
      .update(change)
      .then(
        ({ updated }) => updated as number | string,
        (error: { code: string }) => error.code,
      )
    const after = (
      (
        await collection()
          .doc(before._id as string)
          .get()
      ).data as Fields[]
    )[0]
    if (expected === 'refused')
      expect({ change, answer, after }).toEqual({ change, answer: 'DATABASE_REQUEST_FAILED', after: before })
    else {
      const counted = same(sortedFields(before), sortedFields(expected)) ? 0 : 1
      expect({ change, before, answer, after }).toEqual({ change, before, answer: counted, after: expected })
    }
  })
})

/** Field order at the top is not compared: `_id` stands where the SDK puts it. */
const sortedFields = (document: Fields): Fields =>
  Object.fromEntries(Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Results whose order no `$sort` settles are compared as sets. */
function canonical(found: unknown): unknown {
  return shown(found)
}

const shown = (found: unknown): string[] => (found as Fields[]).map((each) => JSON.stringify(sortedFields(each))).sort()
