import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'

describe('queries through the server SDK', () => {
  let cloud: CloudUnderTest
  const people = () => cloud.database.collection(COLLECTION)
  const names = async (query: object) => {
    const { data } = await people().where(query).orderBy('name', 'asc').get()
    return (data as { name: string }[]).map(({ name }) => name)
  }

  beforeAll(async () => {
    cloud = await openCloud()
    await people().add([
      { name: 'a', kind: 'old', n: 81, tags: ['alone', 'deaf'], home: { grid: '02' }, seen: new Date('2026-01-01') },
      { name: 'b', kind: 'old', n: 70, tags: [], home: { grid: '01' }, seen: new Date('2026-06-01') },
      { name: 'c', kind: 'child', n: 9, tags: ['alone'], home: { grid: '02' } },
      { name: 'd', kind: 'child', n: null, home: null, marks: [{ subject: 'x', score: 3 }] },
      {
        name: 'e',
        kind: 'worker',
        n: 50,
        marks: [
          { subject: 'x', score: 9 },
          { subject: 'y', score: 1 },
        ],
      },
    ])
  })
  afterAll(() => cloud.close())

  test('equality, also with null, which finds missing fields too', async () => {
    expect(await names({ kind: 'old' })).toEqual(['a', 'b'])
    expect(await names({ tags: null })).toEqual(['d', 'e'])
    expect(await names({ 'home.grid': '02' })).toEqual(['a', 'c'])
  })

  test('comparison stays within the type of the value', async () => {
    const _ = cloud.database.command
    expect(await names({ n: _.gt(50) })).toEqual(['a', 'b'])
    expect(await names({ n: _.gte(50).and(_.lt(81)) })).toEqual(['b', 'e'])
    expect(await names({ n: _.lt('z') })).toEqual([])
    expect(await names({ seen: _.lte(new Date('2026-01-01')) })).toEqual(['a'])
    expect(await names({ n: _.neq(9) })).toEqual(['a', 'b', 'd', 'e'])
  })

  test('in, nin, or, nor, not and exists', async () => {
    const _ = cloud.database.command
    expect(await names({ n: _.in([9, 50, 51]) })).toEqual(['c', 'e'])
    expect(await names({ kind: _.nin(['old', 'child']) })).toEqual(['e'])
    expect(await names(_.or([{ n: 9 }, { kind: 'worker' }]))).toEqual(['c', 'e'])
    expect(await names({ n: _.or(_.lt(10), _.gt(80)) })).toEqual(['a', 'c'])
    expect(await names({ tags: _.exists(false) })).toEqual(['d', 'e'])
  })

  test('arrays match by element, by all elements, by size and by element criteria', async () => {
    const _ = cloud.database.command
    expect(await names({ tags: 'alone' })).toEqual(['a', 'c'])
    expect(await names({ tags: _.all(['deaf', 'alone']) })).toEqual(['a'])
    expect(await names({ tags: _.size(0) })).toEqual(['b'])
    expect(await names({ marks: _.elemMatch({ subject: 'x', score: _.gt(5) }) })).toEqual(['e'])
  })

  test('regular expressions keep their flags', async () => {
    expect(await names({ kind: /^OL/i })).toEqual(['a', 'b'])
    expect(await names({ kind: cloud.database.RegExp({ regexp: '^OL' }) })).toEqual([])
  })

  test('order, skip, limit and fields', async () => {
    const { data } = await people()
      .where({ kind: cloud.database.command.in(['old', 'child']) })
      .orderBy('kind', 'desc')
      .orderBy('n', 'asc')
      .skip(1)
      .limit(2)
      .field({ name: true, _id: false })
      .get()
    expect(data).toEqual([{ name: 'a' }, { name: 'd' }])
  })

  test('count and a missing match', async () => {
    expect((await people().where({ kind: 'child' }).count()).total).toBe(2)
    expect(await names({ kind: 'nobody' })).toEqual([])
  })

  test('positions are found by distance, nearest first', async () => {
    const { Geo, command } = cloud.database
    await people().add([
      { name: 'far', at: new Geo.Point(113.31, 23.1) },
      { name: 'near', at: new Geo.Point(113.301, 23.1) },
    ])
    const { data } = await people()
      .where({ at: command.geoNear({ geometry: new Geo.Point(113.3, 23.1), maxDistance: 2000, minDistance: 0 }) })
      .get()
    expect((data as { name: string }[]).map(({ name }) => name)).toEqual(['near', 'far'])
  })
})
