import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'
import { changed } from './oracle/apply-update'
import { positional, rows } from './tables/updates'

describe('what an update does, through the server SDK', () => {
  let cloud: CloudUnderTest
  let next = 0
  const collection = () => cloud.database.collection(COLLECTION)
  const raw = () => collection().options({ raw: true })
  const read = async (id: string) => ((await collection().doc(id).get()).data as unknown[])[0]

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  const applied = async (before: object, query: object, update: object, after: unknown) => {
    const _id = `u${++next}`
    await collection().add({ ...before, _id })
    const change = () =>
      raw()
        .where({ ...query, _id })
        .update(update)
    if (typeof after === 'string') {
      await expect(change()).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringContaining(after) as unknown,
      })
      expect(await read(_id)).toEqual({ ...before, _id })
      return
    }
    const { updated } = await change()
    expect(updated).toBe(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1)
    // Field order is part of a document; only where `_id` stands is not.
    const { _id: id, ...content } = (await read(_id)) as Record<string, unknown>
    expect(id).toBe(_id)
    expect(JSON.stringify(content)).toBe(JSON.stringify(after))
  }

  test.each(rows)('%j by %j is %j', (before, update, after) => applied({ ...before }, {}, update, after))

  test.each(positional)('%j where %j by %j is %j', (before, query, update, after) =>
    applied({ ...before }, query, update, after),
  )

  const accepted = rows.filter(([, update, after]) => typeof after !== 'string' && !('$setOnInsert' in update))

  test.each(accepted)('the oracle agrees on %j by %j', (before, update, after) => {
    expect(changed(before, update)).toEqual(after)
  })
})
