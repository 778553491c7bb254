import { COLLECTION, localOnly, openCloud, type CloudUnderTest } from './cloud-under-test'

describe('transactions through the server SDK', () => {
  let cloud: CloudUnderTest
  const documents = () => cloud.database.collection(COLLECTION)
  const read = async (id: string) => ((await documents().doc(id).get()).data as { n: number }[])[0]
  const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }

  beforeAll(async () => {
    cloud = await openCloud()
  })
  beforeEach(async () => {
    await documents().doc('a').set({ n: 1 })
    await documents().doc('b').set({ n: 1 })
  })
  afterAll(() => cloud.close())

  test('a commit shows all writes at once, a rollback none', async () => {
    const t = await cloud.database.startTransaction()
    await t.collection(COLLECTION).doc('a').update({ n: 2 })
    await t.collection(COLLECTION).doc('new').set({ n: 9 })
    expect(await read('a')).toEqual({ _id: 'a', n: 1 })
    expect(await read('new')).toBeUndefined()
    await t.commit()
    expect(await read('a')).toEqual({ _id: 'a', n: 2 })
    expect(await read('new')).toEqual({ _id: 'new', n: 9 })

    const undone = await cloud.database.startTransaction()
    await undone.collection(COLLECTION).doc('new').remove()
    await undone.rollback()
    expect(await read('new')).toBeDefined()
  })

  test('a transaction sees its own writes and the state of its first operation', async () => {
    const t = await cloud.database.startTransaction()
    const inside = async (id: string) =>
      ((await t.collection(COLLECTION).doc(id).get()).data as { n: number } | null)?.n
    expect(await inside('a')).toBe(1)
    await documents().doc('b').update({ n: 50 })
    expect(await inside('b')).toBe(1)
    await t
      .collection(COLLECTION)
      .doc('a')
      .update({ n: cloud.database.command.inc(10) })
    expect(await inside('a')).toBe(11)
    await t.rollback()
  })

  test('the snapshot is taken by the first operation, not by the start', async () => {
    const t = await cloud.database.startTransaction()
    await documents().doc('a').update({ n: 7 })
    expect((await t.collection(COLLECTION).doc('a').get()).data).toMatchObject({ n: 7 })
    await t.rollback()
  })

  test('the second of two writers of one document is told of the conflict at once', async () => {
    const [first, second] = [await cloud.database.startTransaction(), await cloud.database.startTransaction()]
    await first.collection(COLLECTION).doc('a').update({ n: 2 })
    await expect(second.collection(COLLECTION).doc('a').update({ n: 3 })).rejects.toMatchObject(conflict)
    await first.commit()
    expect(await read('a')).toMatchObject({ n: 2 })
  })

  test('a write to a document changed since the snapshot conflicts', async () => {
    const t = await cloud.database.startTransaction()
    await t.collection(COLLECTION).doc('b').get()
    await documents().doc('a').update({ n: 5 })
    await expect(t.collection(COLLECTION).doc('a').update({ n: 6 })).rejects.toMatchObject(conflict)
    expect(await read('a')).toMatchObject({ n: 5 })
  })

  test('runTransaction retries a conflict, so that concurrent increments all count', async () => {
    const increment = () =>
      cloud.database.runTransaction(async (t: Awaited<ReturnType<typeof cloud.database.startTransaction>>) => {
        const { data } = (await t.collection(COLLECTION).doc('a').get()) as unknown as { data: { n: number } }
        await t
          .collection(COLLECTION)
          .doc('a')
          .update({ n: data.n + 1 })
      }, 20)
    await Promise.all(Array.from({ length: 5 }, increment))
    expect(await read('a')).toMatchObject({ n: 6 })
  })

  test('an ordinary write to a locked document waits for the transaction', async () => {
    const t = await cloud.database.startTransaction()
    await t.collection(COLLECTION).doc('a').update({ n: 2 })
    let written = false
    const ordinary = documents()
      .doc('a')
      .update({ n: cloud.database.command.inc(100) })
      .then(() => (written = true))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(written).toBe(false)
    await t.commit()
    await ordinary
    expect(await read('a')).toMatchObject({ n: 102 })
  })

  test('a query’s update and a count run outside the transaction', async () => {
    const t = await cloud.database.startTransaction()
    await t.collection(COLLECTION).doc('b').get()
    const outside = t.collection(COLLECTION) as unknown as ReturnType<typeof documents>
    await outside.where({ _id: 'a' }).update({ n: 77 })
    await t.rollback()
    expect(await read('a')).toMatchObject({ n: 77 })
  })

  test('a transaction that ended does not exist', async () => {
    const t = await cloud.database.startTransaction()
    await t.rollback()
    await expect(t.commit()).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
      message: expect.stringContaining('TransactionNotExist') as unknown,
    })
  })
})

localOnly('the lifetime of a transaction', 'a real one lives thirty seconds', () => {
  test('when it is over, the transaction is gone, its writes with it, and its locks are free', async () => {
    const cloud = await openCloud({ transactionLifetimeMs: 150 })
    try {
      const documents = cloud.database.collection(COLLECTION)
      await documents.doc('a').set({ n: 1 })
      const t = await cloud.database.startTransaction()
      await t.collection(COLLECTION).doc('a').update({ n: 2 })
      await documents.doc('a').update({ seen: true })
      await expect(t.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
      expect((await documents.doc('a').get()).data).toEqual([{ _id: 'a', n: 1, seen: true }])
    } finally {
      await cloud.close()
    }
  })
})
