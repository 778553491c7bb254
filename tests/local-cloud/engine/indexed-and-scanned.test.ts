import type { IndexSpec } from '../../../local-cloud'
import type { Document } from '../../../local-cloud/engine/document'
import { answers } from '../../conformance/oracle/answer-query'
import { documents, query } from '../../conformance/oracle/random-documents'
import { openDatabase, type OpenDatabase } from '../open-database'
import { seeded, type Chance } from './seeded-chance'

const indexes: IndexSpec[] = [
  { name: 'a', keys: { a: 1 } },
  { name: 'a.x', keys: { 'a.x': 1, n: 1 } },
  { name: 'l', keys: { l: 1, a: -1 } },
  { name: 'b_c', keys: { b: 1, c: 1 } },
  { name: 'n_a', keys: { n: -1, a: 1 } },
  { name: 'at', keys: { at: '2dsphere' } },
  { name: 'n_at', keys: { n: 1, at: '2dsphere' } },
]

const position = (chance: Chance): [number, number] => [119 + chance.below(400) / 100, 29 + chance.below(300) / 100]
const box = ([x, y]: [number, number], width: number) => {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + width],
    [x, y + width],
    [x, y],
  ]
  return { type: 'Polygon', coordinates: [corners] }
}

function placed(chance: Chance, document: Document): Document {
  const kind = chance.below(8)
  if (kind < 5) return { ...document, at: { type: 'Point', coordinates: position(chance) } }
  if (kind === 5) return { ...document, at: { type: 'LineString', coordinates: [position(chance), position(chance)] } }
  return kind === 6 ? { ...document, at: box(position(chance), 0.25) } : document
}

function geoQuestion(chance: Chance): Document {
  const centre = position(chance)
  switch (chance.below(4)) {
    case 0:
      return { at: { $geoWithin: { $centerSphere: [centre, (1 + chance.below(90)) / 6378.1] } } }
    case 1:
      return { at: { $geoWithin: { $geometry: box(centre, 0.3 + chance.below(3) / 2) } } }
    case 2:
      return { at: { $geoIntersects: { $geometry: box(centre, 0.4) } } }
    default:
      return {
        at: {
          $nearSphere: {
            $geometry: { type: 'Point', coordinates: centre },
            $maxDistance: 1000 * (1 + chance.below(80)),
          },
        },
      }
  }
}

describe.each([1, 2, 3])('with and without indexes, of seed %i', (seed) => {
  let indexed: OpenDatabase
  let bare: OpenDatabase
  let all: Document[]

  beforeAll(async () => {
    const chance = seeded(seed)
    all = documents(chance, 120).map((document) => placed(chance, document))
    indexed = await openDatabase(indexes)
    bare = await openDatabase()
    for (const opened of [indexed, bare]) await opened.database.insert('things', all)
  })
  afterAll(async () => {
    await indexed.close()
    await bare.close()
  })

  const ids = ({ database }: OpenDatabase, question: Document) =>
    database.find({ collection: 'things', query: question }).map(({ _id }) => _id)

  test('every query finds the same documents', () => {
    const chance = seeded(seed * 31)
    for (let round = 0; round < 120; round++) {
      const asked = query(chance)
      const wanted = all.filter((document) => answers(document, asked)).map(({ _id }) => _id)
      const found = ids(indexed, asked).sort()
      expect({ round, asked, found }).toEqual({ round, asked, found: wanted.sort() })
      expect(ids(bare, asked).sort()).toEqual(found)
    }
  })

  test('every place is found, in the same order of distance', () => {
    const chance = seeded(seed * 37)
    let several = 0
    for (let round = 0; round < 80; round++) {
      const asked = chance.bool() ? geoQuestion(chance) : { n: chance.below(5), ...geoQuestion(chance) }
      const found = ids(indexed, asked)
      if (found.length > 1) several++
      expect({ asked, found: found.sort() }).toEqual({ asked, found: ids(bare, asked).sort() })
    }
    expect(several).toBeGreaterThan(10)
  })

  test('every sorted page is the same page', () => {
    const chance = seeded(seed * 41)
    for (let round = 0; round < 40; round++) {
      const asked = query(chance)
      const direction = chance.pick([1, -1] as const)
      const sort = [...chance.pick([['a'], ['n', 'a'], ['b', 'c'], ['l'], ['a.x']]), '_id'].map(
        (field) => [field, direction] as const,
      )
      const options = { sort, skip: chance.below(4), limit: 1 + chance.below(15) }
      const page = ({ database }: OpenDatabase) =>
        database.find({ collection: 'things', query: asked }, options).map(({ _id }) => _id)
      expect({ asked, sort, page: page(indexed) }).toEqual({ asked, sort, page: page(bare) })
    }
  })
})

describe('the word about a query', () => {
  test('a scan of many documents is told once for each shape, without its values', async () => {
    const opened = await openDatabase([{ name: 'n', keys: { n: 1 } }])
    const notes: object[] = []
    opened.database.store.queries.onNote = (note) => notes.push(note)
    try {
      await opened.database.insert(
        'things',
        Array.from({ length: 500 }, (_, n) => ({ n, name: `person ${n}` })),
      )
      const find = (asked: Document) => opened.database.find({ collection: 'things', query: asked })
      find({ name: 'person 7' })
      find({ name: 'person 8' })
      find({ n: 7 })
      find({ n: { $gte: 490 } })
      expect(notes).toEqual([
        expect.objectContaining({
          collection: 'things',
          shape: '{"name":"?"}',
          plan: 'scan',
          scan: true,
          examined: 500,
          returned: 1,
        }),
      ])
      expect(opened.database.store.queries.recent()).toHaveLength(2)
    } finally {
      await opened.close()
    }
  })
})
