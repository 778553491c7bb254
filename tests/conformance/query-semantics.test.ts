import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'
import { answers } from './oracle/answer-query'
import { awkward, refusals, rows } from './tables/queries'

describe('what a query means, through the server SDK', () => {
  let cloud: CloudUnderTest
  const raw = () => cloud.database.collection(COLLECTION).options({ raw: true })
  const find = async (query: object) => {
    const { data } = await raw().where(query).get()
    return (data as { _id: string }[]).map(({ _id }) => _id).sort()
  }

  beforeAll(async () => {
    cloud = await openCloud()
    await cloud.database.collection(COLLECTION).add(awkward.map((document) => ({ ...document })))
  })
  afterAll(() => cloud.close())

  const named = rows.map(([query, ids]) => [show(query), query, ids.split(' ').filter(Boolean).sort()] as const)

  test.each(named)('%s', async (_name, query, ids) => {
    expect(await find(query)).toEqual(ids)
    expect((await raw().where(query).count()).total).toBe(ids.length)
  })

  test.each(named)('the oracle agrees on %s', (_name, query, ids) => {
    const found = awkward.filter((document) => answers(document, query)).map(({ _id }) => _id as string)
    expect(found.sort()).toEqual(ids)
  })

  test.each(refusals)('%j is refused', async (query, words) => {
    await expect(find(query)).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(words) as unknown,
    })
  })
})

function show(query: unknown): string {
  return JSON.stringify(query, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value))
}
