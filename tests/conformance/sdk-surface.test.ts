import { COLLECTION, openCloud, type CloudUnderTest } from './cloud-under-test'
import * as expressions from './tables/expressions'

type Fields = Record<string, unknown>
type Commands = CloudUnderTest['database']['command']
/** The SDK's typings name only some of its shapes. */
type Shapes = Record<
  'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon',
  new (parts: unknown) => object
> & {
  Point: new (longitude: number, latitude: number) => object
}

const tests: [name: string, query: (_: Commands) => unknown, ids: string][] = [
  ['eq', (_) => ({ n: _.eq(2) }), 'b'],
  ['neq', (_) => ({ n: _.neq(2) }), 'a c d'],
  ['gt and lt in a chain', (_) => ({ n: _.gt(1).lt(3) }), 'b'],
  ['gte and lte', (_) => ({ n: _.gte(2).and(_.lte(3)) }), 'b c'],
  ['in', (_) => ({ n: _.in([1, 3]) }), 'a c'],
  ['nin', (_) => ({ n: _.nin([1, 3]) }), 'b d'],
  ['and of fields', (_) => _.and([{ n: 1 }, { k: 'x' }]), 'a'],
  ['or of fields', (_) => _.or([{ n: 1 }, { k: 'y' }]), 'a c'],
  ['or on a field', (_) => ({ n: _.eq(1).or(_.gt(2)) }), 'a c'],
  ['nor', (_) => _.nor([{ n: 1 }, { k: 'y' }]), 'b d'],
  ['not', (_) => ({ n: _.not(_.gt(1)) }), 'a d'],
  ['not of a regular expression', (_) => ({ k: _.not(/^x/) }), 'c d'],
  ['exists', (_) => ({ n: _.exists(false) }), 'd'],
  ['mod', (_) => ({ n: (_.mod as (...given: number[]) => unknown)(2, 1) }), 'a c'],
  ['all', (_) => ({ l: _.all([1, 2]) }), 'a b'],
  ['size', (_) => ({ l: _.size(3) }), 'b'],
  ['elemMatch on values', (_) => ({ l: _.elemMatch({ $gt: 2, $lt: 4 }) }), 'b'],
  ['elemMatch on objects', (_) => ({ m: _.elemMatch({ s: 'p', v: _.gt(4) }) }), 'a'],
  ['a nested object as dotted paths', () => ({ o: { deep: 'yes' } }), 'c'],
  ['expr', (_) => _.expr({ $eq: ['$n', { $size: { $ifNull: ['$l', []] } }] }), ''],
  ['a date', () => ({ at: new Date('2026-11-23T00:00:00Z') }), 'b'],
  ['a date range', (_) => ({ at: _.gte(new Date('2026-11-23')).and(_.lt(new Date('2026-11-24'))) }), 'b'],
]

const stages: [
  name: string,
  build: (aggregate: ReturnType<ReturnType<CloudUnderTest['database']['collection']>['aggregate']>) => {
    end: () => Promise<unknown>
  },
  expected: unknown,
][] = [
  [
    'addFields',
    (a) => a.match({ _id: 'a' }).addFields({ 'o.p': '$n', k: 'z' }).project({ o: 1, k: 1, _id: 0 }),
    [{ k: 'z', o: { p: 1 } }],
  ],
  [
    'bucket',
    (a) => a.bucket({ groupBy: '$n', boundaries: [0, 2, 4], default: 'none' } as never),
    [
      { _id: 0, count: 1 },
      { _id: 2, count: 2 },
      { _id: 'none', count: 1 },
    ],
  ],
  [
    'bucketAuto',
    (a) => a.match({ k: 'x' }).bucketAuto({ groupBy: '$n', buckets: 2 }),
    [
      { _id: { min: 1, max: 2 }, count: 1 },
      { _id: { min: 2, max: 2 }, count: 1 },
    ],
  ],
  ['count', (a) => a.match({ k: 'x' }).count('many'), [{ many: 2 }]],
  ['count of none', (a) => a.match({ k: 'never' }).count('many'), []],
  ['skip and limit', (a) => a.sort({ _id: -1 }).skip(1).limit(2).project({ _id: 1 }), [{ _id: 'c' }, { _id: 'b' }]],
  ['replaceRoot', (a) => a.match({ _id: 'c' }).replaceRoot({ newRoot: '$o' }), [{ deep: 'yes' }]],
  ['sample', (a) => a.sample({ size: 0 }), []],
  ['sortByCount', (a) => a.match({ k: 'x' }).sortByCount('$k'), [{ _id: 'x', count: 2 }]],
  [
    'unwind with a position',
    (a) => a.match({ _id: 'a' }).unwind({ path: '$l', includeArrayIndex: 'i' }).project({ _id: 0, l: 1, i: 1 }),
    [
      { l: 1, i: 0 },
      { l: 2, i: 1 },
    ],
  ],
  [
    'unwind that keeps',
    (a) => a.match({ _id: 'd' }).unwind({ path: '$l', preserveNullAndEmptyArrays: true }),
    [{ _id: 'd' }],
  ],
  ['unwind that drops', (a) => a.match({ _id: 'd' }).unwind('$l'), []],
  ['project that leaves out', (a) => a.match({ _id: 'a' }).project({ m: 0, l: 0, k: 0 }), [{ _id: 'a', n: 1 }]],
  [
    'project below arrays',
    (a) => a.match({ _id: 'a' }).project({ 'm.s': 1 }),
    [{ _id: 'a', m: [{ s: 'p' }, { s: 'q' }] }],
  ],
  [
    'lookup by fields',
    (a) =>
      a
        .match({ _id: 'b' })
        .lookup({ from: COLLECTION, localField: 'l', foreignField: 'n', as: 'j' })
        .project({ _id: 0, 'j._id': 1 }),
    [{ j: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }] }],
  ],
  [
    'group into lists',
    (a) =>
      a
        .sort({ _id: 1 })
        .group({ _id: '$k', all: { $push: '$n' }, first: { $first: '$_id' } })
        .sort({ _id: 1 }),
    [
      { _id: null, all: [], first: 'd' },
      { _id: 'x', all: [1, 2], first: 'a' },
      { _id: 'y', all: [3], first: 'c' },
    ],
  ],
]

describe('what the server SDK offers', () => {
  let cloud: CloudUnderTest
  const collection = () => cloud.database.collection(COLLECTION)
  const ids = (data: unknown) => (data as Fields[]).map(({ _id }) => _id).join(' ')

  beforeAll(async () => {
    cloud = await openCloud()
    await collection().add([
      {
        _id: 'a',
        n: 1,
        k: 'x',
        l: [1, 2],
        m: [
          { s: 'p', v: 5 },
          { s: 'q', v: 1 },
        ],
      },
      {
        _id: 'b',
        n: 2,
        k: 'x',
        l: [1, 2, 3],
        m: [
          { s: 'p', v: 1 },
          { s: 'q', v: 5 },
        ],
        at: new Date('2026-11-23T00:00:00Z'),
      },
      { _id: 'c', n: 3, k: 'y', o: { deep: 'yes' } },
      { _id: 'd' },
    ])
  })
  afterAll(() => cloud.close())

  test('every command for expressions has its rows in the table', () => {
    const { numbers, logic, lists, texts, times, others } = expressions
    const asked = new Set([numbers, logic, lists, texts, times, others].flat().map(([command]) => command))
    const elsewhere = ['pipeline', 'meta', 'addToSet', 'first', 'last', 'push']
    const offered = Object.keys(cloud.database.command.aggregate)
    expect(offered.filter((command) => !asked.has(command) && !elsewhere.includes(command))).toEqual([])
  })

  test.each(tests)('the command %s', async (_name, query, expected) => {
    const { data } = await collection()
      .where(query(cloud.database.command) as object)
      .orderBy('_id', 'asc')
      .get()
    expect(ids(data)).toBe(expected)
  })

  test.each(stages)('the stage %s', async (_name, build, expected) => {
    const { data } = (await build(collection().aggregate()).end()) as { data: unknown }
    expect(data).toEqual(expected)
  })

  test('fields may be sliced, picked from arrays, and named below', async () => {
    const { project } = cloud.database.command as unknown as { project: Record<string, (given: unknown) => unknown> }
    const shown = async (fields: object) =>
      ((await collection().where({ _id: 'a' }).field(fields).get()).data as Fields[])[0]
    expect(await shown({ l: project.slice?.(1), n: 1 })).toEqual({ _id: 'a', l: [1], n: 1 })
    expect(await shown({ l: project.slice?.([-1, 1]), _id: 0, n: 1 })).toEqual({ l: [2], n: 1 })
    expect(await shown({ m: project.elemMatch?.({ s: 'q' }) })).toEqual({ _id: 'a', m: [{ s: 'q', v: 1 }] })
    expect(await shown({ 'm.v': 1, _id: 0 })).toEqual({ m: [{ v: 5 }, { v: 1 }] })
    expect(await shown({ m: 0, k: 0, l: 0 })).toEqual({ _id: 'a', n: 1 })
  })

  test('fields may not be both named and left out', async () => {
    await expect(collection().where({ _id: 'a' }).field({ n: 1, k: 0 }).get()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
    })
  })
})

describe('places, through the server SDK', () => {
  let cloud: CloudUnderTest
  const collection = () => cloud.database.collection(COLLECTION)
  const names = (data: unknown) =>
    (data as Fields[])
      .map(({ _id }) => _id)
      .sort()
      .join(' ')

  beforeAll(async () => {
    cloud = await openCloud()
    const Geo = cloud.database.Geo as unknown as Shapes
    const point = (x: number, y: number) => new Geo.Point(x, y)
    const line = (...points: [number, number][]) => new Geo.LineString(points.map(([x, y]) => point(x, y)))
    const square = (x: number, y: number, width: number) =>
      new Geo.Polygon([line([x, y], [x + width, y], [x + width, y + width], [x, y + width], [x, y])])
    await collection().add([
      { _id: 'near', at: point(120.01, 30.01) },
      { _id: 'far', at: point(120.5, 30.5) },
      { _id: 'road', at: line([119.9, 30.05], [120.2, 30.05]) },
      { _id: 'field', at: square(120.02, 30.02, 0.02) },
      { _id: 'points', at: new Geo.MultiPoint([point(120.03, 30.03), point(121, 31)]) },
      {
        _id: 'roads',
        at: new Geo.MultiLineString([line([121, 31], [121.1, 31.1]), line([120.05, 29.9], [120.05, 30.2])]),
      },
      { _id: 'fields', at: new Geo.MultiPolygon([square(121, 31, 0.1), square(120.05, 30.05, 0.01)]) },
      { _id: 'nowhere' },
    ])
  })
  afterAll(() => cloud.close())

  const area = () => {
    const Geo = cloud.database.Geo as unknown as Shapes
    const corners = [
      [120, 30],
      [120.1, 30],
      [120.1, 30.1],
      [120, 30.1],
      [120, 30],
    ] as [number, number][]
    return new Geo.Polygon([new Geo.LineString(corners.map(([x, y]) => new Geo.Point(x, y)))])
  }

  test('every shape comes back as it went in', async () => {
    const { data } = await collection()
      .where({ at: cloud.database.command.exists(true) })
      .get()
    const types = (data as { at: { toJSON: () => { type: string } } }[]).map(({ at }) => at.toJSON().type)
    expect(types.sort()).toEqual([
      'LineString',
      'MultiLineString',
      'MultiPoint',
      'MultiPolygon',
      'Point',
      'Point',
      'Polygon',
    ])
  })

  test('what lies within an area', async () => {
    const { command } = cloud.database
    const { data } = await collection()
      .where({ at: command.geoWithin({ geometry: area() as never }) })
      .get()
    expect(names(data)).toBe('field near')
  })

  test('what lies within a circle', async () => {
    const { command, Geo } = cloud.database
    const centerSphere = [new Geo.Point(120, 30), 7 / 6378.1]
    const { data } = await collection()
      .where({ at: command.geoWithin({ centerSphere } as never) })
      .get()
    expect(names(data)).toBe('field near')
  })

  test('what meets an area, or a point', async () => {
    const { command, Geo } = cloud.database
    const { data } = await collection()
      .where({ at: command.geoIntersects({ geometry: area() as never }) })
      .get()
    expect(names(data)).toBe('field fields near points road roads')
    const onRoad = await collection()
      .where({ at: command.geoIntersects({ geometry: new Geo.Point(120, 30.05) }) })
      .get()
    expect(names(onRoad.data)).toBe('road')
  })

  test('the stage geoNear, nearest first, with distances', async () => {
    const { data } = await collection()
      .aggregate()
      .geoNear({
        near: new cloud.database.Geo.Point(120.01, 30.01),
        spherical: true,
        distanceField: 'metres',
        key: 'at',
        maxDistance: 4000,
      } as never)
      .project({ metres: 1 })
      .end()
    const found = data as { _id: string; metres: number }[]
    expect(found.map(({ _id }) => _id)).toEqual(['near', 'field', 'points', 'roads'])
    expect(found[0]?.metres).toBeCloseTo(0, 3)
    expect(found[1]?.metres).toBeGreaterThan(1400)
    expect(found[1]?.metres).toBeLessThan(1500)
  })
})
