import { localOnly, openCloud, UNIQUE_COLLECTION, type CloudUnderTest } from './cloud-under-test'

localOnly('unique indexes', 'the SDK cannot create indexes; deployment does', () => {
  let cloud: CloudUnderTest
  const plates = () => cloud.database.collection(UNIQUE_COLLECTION)
  const duplicate = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringMatching(/E11000 .*plate_1/) as unknown }
  let seat = 0
  const one = (more: object) => ({ town: 't', seat: ++seat, ...more })

  beforeEach(async () => {
    cloud = await openCloud()
  })
  afterEach(() => cloud.close())

  test('a second document with the same value is refused, by add, set and update', async () => {
    await plates().add(one({ _id: 'first', plate: 'P1' }))
    await plates().add(one({ _id: 'second', plate: 'P2' }))
    await expect(plates().add(one({ plate: 'P1' }))).rejects.toMatchObject(duplicate)
    await expect(
      plates()
        .doc('third')
        .set(one({ plate: 'P1' })),
    ).rejects.toMatchObject(duplicate)
    await expect(plates().doc('second').update({ plate: 'P1' })).rejects.toMatchObject(duplicate)
    expect((await plates().where({ plate: 'P1' }).count()).total).toBe(1)
  })

  test('missing and null collide', async () => {
    await plates().add(one({ plate: null }))
    await expect(plates().add(one({}))).rejects.toMatchObject(duplicate)
  })

  test('an empty array collides with another, not with null, nor with what is missing', async () => {
    await plates().add(one({ plate: [] }))
    await plates().add(one({}))
    await expect(plates().add(one({ plate: null }))).rejects.toMatchObject(duplicate)
    await expect(plates().add(one({ plate: [] }))).rejects.toMatchObject(duplicate)
    expect((await plates().where({ plate: [] }).count()).total).toBe(1)
    expect((await plates().where({ plate: null }).count()).total).toBe(1)
  })

  test('a value is free again once its document is gone or has moved on', async () => {
    await plates().add(one({ _id: 'a', plate: 'P' }))
    await plates().doc('a').update({ plate: 'Q' })
    await plates().add(one({ _id: 'b', plate: 'P' }))
    await plates().doc('b').remove()
    await plates().add(one({ _id: 'c', plate: 'P' }))
    expect((await plates().where({ plate: 'P' }).get()).data).toMatchObject([{ _id: 'c' }])
  })

  test('a compound index refuses the pair, not its parts', async () => {
    await plates().add({ plate: 1, town: 'north', seat: 1 })
    await plates().add({ plate: 2, town: 'north', seat: 2 })
    await plates().add({ plate: 3, town: 'south', seat: 1 })
    await expect(plates().add({ plate: 4, town: 'north', seat: 1 })).rejects.toMatchObject({
      message: expect.stringContaining('town_1_seat_1') as unknown,
    })
  })

  test('of many who add the same value at once, one wins', async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => plates().add(one({ plate: 'race' }))))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a batch keeps what went in before the duplicate', async () => {
    const batch = [one({ plate: 'x' }), one({ plate: 'x' }), one({ plate: 'y' })]
    await expect(plates().add(batch)).rejects.toMatchObject(duplicate)
    expect((await plates().where({ plate: 'x' }).count()).total).toBe(1)
    expect((await plates().where({ plate: 'y' }).count()).total).toBe(0)
  })

  test('two transactions that add the same value conflict', async () => {
    const [a, b] = [await cloud.database.startTransaction(), await cloud.database.startTransaction()]
    await a.collection(UNIQUE_COLLECTION).add(one({ plate: 'tx' }))
    await expect(b.collection(UNIQUE_COLLECTION).add(one({ plate: 'tx' }))).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    })
    await a.commit()
  })

  test('within a transaction a duplicate is refused, also of the transaction’s own making', async () => {
    await plates().add(one({ plate: 'before' }))
    const t = await cloud.database.startTransaction()
    await expect(t.collection(UNIQUE_COLLECTION).add(one({ plate: 'before' }))).rejects.toMatchObject(duplicate)
    await t.rollback()
    const own = await cloud.database.startTransaction()
    await own.collection(UNIQUE_COLLECTION).add(one({ plate: 'own' }))
    await expect(own.collection(UNIQUE_COLLECTION).add(one({ plate: 'own' }))).rejects.toMatchObject(duplicate)
    await own.rollback()
    expect((await plates().where({ plate: 'own' }).count()).total).toBe(0)
  })
})
