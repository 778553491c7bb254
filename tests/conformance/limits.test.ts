import { COLLECTION, localOnly, openCloud, type CloudUnderTest } from './cloud-under-test'

localOnly('limits of the database', 'filling a real environment costs quota', () => {
  let cloud: CloudUnderTest
  const documents = () => cloud.database.collection(COLLECTION)

  beforeAll(async () => {
    cloud = await openCloud()
    const many = Array.from({ length: 1100 }, (_, n) => ({ _id: `n${String(n).padStart(5, '0')}`, n }))
    await cloud.local.db.insert(COLLECTION, many)
  })
  afterAll(() => cloud.close())

  test('get returns a hundred documents, at most a thousand', async () => {
    expect((await documents().get()).data).toHaveLength(100)
    expect((await documents().limit(5000).get()).data).toHaveLength(1000)
  })

  test('a document of 512 KB is kept, a larger one refused', async () => {
    const body = (bytes: number) => 'x'.repeat(bytes)
    await documents()
      .doc('fits')
      .set({ body: body(512 * 1024 - 100) })
    await expect(
      documents()
        .doc('large')
        .set({ body: body(512 * 1024) }),
    ).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('524288') as unknown,
    })
    expect((await documents().doc('large').get()).data).toEqual([])
  })

  test('a document may not grow over the limit by an update', async () => {
    await documents()
      .doc('grows')
      .set({ body: 'x'.repeat(400_000) })
    await expect(
      documents()
        .doc('grows')
        .update({ more: 'x'.repeat(200_000) }),
    ).rejects.toThrow('524288')
  })

  test('a reply over 16 MB is refused', async () => {
    const large = Array.from({ length: 40 }, () => ({ kind: 'large', body: 'x'.repeat(500_000) }))
    await cloud.local.db.insert(COLLECTION, large)
    await expect(documents().where({ kind: 'large' }).get()).rejects.toMatchObject({
      code: 'DATABASE_QUERY_SIZE_EXCEED_LIMIT',
    })
  })
})
