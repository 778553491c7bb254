import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'

describe('documents through the server SDK', () => {
  let cloud: CloudUnderTest
  const documents = () => cloud.database.collection(COLLECTION)

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  test('what is added comes back with its types', async () => {
    const { database } = cloud
    const date = new Date('2026-11-23T00:00:00Z')
    const content = {
      _id: 'types',
      text: '叩门',
      whole: 5,
      large: 5_000_000_000,
      ratio: 0.25,
      yes: true,
      nothing: null,
      date,
      list: [1, 'two', { three: 3 }],
      inner: { deep: { er: 1 } },
      place: new database.Geo.Point(113.3, 23.1),
    }
    await documents().add(content)
    const [read] = (await documents().doc('types').get()).data as Record<string, unknown>[]
    expect(read).toMatchObject({ ...content, place: expect.anything() as unknown })
    expect(read?.date).toEqual(date)
  })

  test('an id is made when none is given', async () => {
    const { id } = (await documents().add({ a: 1 })) as { id: string }
    expect(id).toMatch(/^[0-9a-f]{16,}$/)
    expect((await documents().doc(id).get()).data).toEqual([{ _id: id, a: 1 }])
  })

  test('several documents are added at once, each with an id', async () => {
    const added = (await documents().add([{ n: 1 }, { n: 2 }])) as unknown as { ids: string[] }
    expect(added.ids).toHaveLength(2)
  })

  test('an id that is taken is refused with E11000 and the document stays', async () => {
    await documents().add({ _id: 'taken', first: true })
    await expect(documents().add({ _id: 'taken', first: false })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000') as unknown,
    })
    expect((await documents().doc('taken').get()).data).toEqual([{ _id: 'taken', first: true }])
  })

  test('set creates, then replaces the whole document', async () => {
    const created = await documents().doc('set').set({ a: 1, b: 2 })
    expect(created.upsertedId).toBe('set')
    const replaced = await documents().doc('set').set({ c: 3 })
    expect(replaced.updated).toBe(1)
    expect((await documents().doc('set').get()).data).toEqual([{ _id: 'set', c: 3 }])
  })

  test('a document that is not there reads as an empty list and updates nothing', async () => {
    expect((await documents().doc('nobody').get()).data).toEqual([])
    expect(await documents().doc('nobody').update({ a: 1 })).toMatchObject({ updated: 0 })
    expect(await documents().doc('nobody').remove()).toMatchObject({ deleted: 0 })
  })

  test('removing by id and by query tells how many went', async () => {
    await documents().add([{ kind: 'gone' }, { kind: 'gone' }, { _id: 'gone-3', kind: 'gone' }])
    expect(await documents().doc('gone-3').remove()).toMatchObject({ deleted: 1 })
    expect(await documents().where({ kind: 'gone' }).remove()).toMatchObject({ deleted: 2 })
    expect((await documents().where({ kind: 'gone' }).count()).total).toBe(0)
  })

  test('an unknown collection is refused by name', async () => {
    await expect(cloud.database.collection('never_made').get()).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
      message: expect.stringContaining('[ResourceNotFound] Db or Table not exist: never_made') as unknown,
    })
  })

  test('an id inside an update is refused', async () => {
    await expect(documents().doc('set').update({ _id: 'other' })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('the server date is the cloud’s, with its offset', async () => {
    const { database } = cloud
    await documents()
      .doc('dates')
      .set({ now: database.serverDate(), later: database.serverDate({ offset: 3600_000 }) })
    const [read] = (await documents().doc('dates').get()).data as { now: Date; later: Date }[]
    expect(read && read.later.getTime() - read.now.getTime()).toBe(3600_000)
  })
})
