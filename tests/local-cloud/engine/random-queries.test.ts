import type { IndexSpec } from '../../../local-cloud'
import type { Document, StoredDocument } from '../../../local-cloud/engine/document'
import { openDatabase, type OpenDatabase } from '../open-database'
import { seeded, type Chance } from './seeded-chance'

type Scalar = number | string | null | undefined
type Test = (document: StoredDocument) => boolean
interface Question {
  query: Document
  expected: Test
}

const indexes: IndexSpec[] = [
  { name: 'a', keys: { a: 1 } },
  { name: 'a_b', keys: { a: 1, b: -1 } },
  { name: 'b_c', keys: { b: 1, c: 1 } },
  { name: 'tags', keys: { tags: 1 } },
  { name: 'deep', keys: { 'in.ner': 1, a: 1 } },
]

const words = [
  '',
  'a',
  'ab',
  'abc',
  'b',
  '门',
  '叩门',
  '𠮷',
  '\uffee',
  'x'.repeat(130),
  `${'x'.repeat(130)}y`,
  'x'.repeat(121),
]
const scalar = (chance: Chance): Scalar =>
  chance.pick([undefined, null, -1, 0, 1, 1.5, 2, 3, 1e12, chance.pick(words), chance.pick(words)])

function randomDocument(chance: Chance, at: number): Document {
  const document: Document = { _id: `d${String(at).padStart(4, '0')}` }
  for (const field of ['a', 'b', 'c']) {
    const value = scalar(chance)
    if (value !== undefined) document[field] = value
  }
  if (chance.bool()) document.tags = Array.from({ length: chance.below(4) }, () => chance.below(5))
  if (chance.bool()) document.in = { ner: chance.below(4) }
  return document
}

/** MongoDB's words, said again in plain JavaScript. */
const isSame = (value: unknown, wanted: Scalar) => (wanted ?? null) === (value ?? null)
const compare = (value: unknown, operator: string, bound: number | string) => {
  if (typeof value !== typeof bound) return false
  const [v, b] = [value as number, bound as number]
  return operator === '$gt' ? v > b : operator === '$gte' ? v >= b : operator === '$lt' ? v < b : v <= b
}
// Astral characters sort otherwise in JavaScript than in UTF-8; ranges over them are pinned in value-order.test.ts.
const plainWords = words.filter((word) => !/[\ud800-\udfff\uffee]/.test(word))

function fieldQuestion(chance: Chance): Question {
  const field = chance.pick(['a', 'b', 'c'])
  const kind = chance.below(5)
  if (kind === 0) {
    const wanted = scalar(chance) ?? null
    return { query: { [field]: wanted }, expected: (d) => isSame(d[field], wanted) }
  }
  if (kind === 1) {
    const wanted = Array.from({ length: chance.below(4) }, () => scalar(chance) ?? null)
    return { query: { [field]: { $in: wanted } }, expected: (d) => wanted.some((each) => isSame(d[field], each)) }
  }
  if (kind === 2) {
    const wanted = chance.below(5)
    const tags = (d: StoredDocument) => (d.tags ?? []) as number[]
    return chance.bool()
      ? { query: { tags: wanted }, expected: (d) => tags(d).includes(wanted) }
      : {
          query: { tags: { $gte: wanted, $lt: wanted + 1 } },
          expected: (d) => tags(d).some((tag) => tag >= wanted) && tags(d).some((tag) => tag < wanted + 1),
        }
  }
  if (kind === 3) {
    const wanted = chance.below(4)
    return { query: { 'in.ner': wanted }, expected: (d) => (d.in as { ner: number } | undefined)?.ner === wanted }
  }
  const [low, high] = [chance.pick(['$gt', '$gte']), chance.pick(['$lt', '$lte'])]
  const bound = () => (chance.bool() ? chance.pick([-1, 0, 1, 1.5, 2]) : chance.pick(plainWords))
  const [from, to] = [bound(), bound()]
  const both = chance.bool()
  return {
    query: { [field]: both ? { [low]: from, [high]: to } : { [low]: from } },
    expected: (d) => compare(d[field], low, from) && (!both || compare(d[field], high, to)),
  }
}

function question(chance: Chance, depth = 0): Question {
  const parts = Array.from({ length: 1 + chance.below(2) }, () =>
    depth < 2 && chance.below(4) === 0 ? question(chance, depth + 1) : fieldQuestion(chance),
  )
  const queries = parts.map(({ query }) => query)
  if (chance.below(3) === 0) {
    return { query: { $or: queries }, expected: (d) => parts.some(({ expected }) => expected(d)) }
  }
  return { query: { $and: queries }, expected: (d) => parts.every(({ expected }) => expected(d)) }
}

describe.each([1, 2, 3, 20261123])('random queries of seed %i', (seed) => {
  let opened: OpenDatabase
  let all: StoredDocument[]

  beforeAll(async () => {
    const chance = seeded(seed)
    opened = await openDatabase(indexes)
    const fresh = Array.from({ length: 120 }, (_, at) => randomDocument(chance, at))
    await opened.database.insert('things', fresh)
    // Some are changed and some removed, so that the indexes have been moved too.
    for (let at = 0; at < 30; at++) {
      const query = { _id: `d${String(chance.below(120)).padStart(4, '0')}` }
      if (chance.below(3) === 0) await opened.database.remove({ collection: 'things', query }, true)
      else {
        const data = { $set: { [chance.pick(['a', 'b'])]: scalar(chance) ?? null, tags: [chance.below(5)] } }
        await opened.database.modify({ collection: 'things', query }, { data, merge: true, query }, true)
      }
    }
    all = opened.database.find({ collection: 'things', query: {} })
  })
  afterAll(() => opened.close())

  const ids = (documents: StoredDocument[]) => documents.map(({ _id }) => _id)

  test('find what a plain filter finds, through whatever index', () => {
    const chance = seeded(seed * 7)
    for (let round = 0; round < 120; round++) {
      const { query, expected } = question(chance)
      const found = ids(opened.database.find({ collection: 'things', query })).sort()
      const wanted = ids(all.filter(expected)).sort()
      expect({ round, query, found }).toEqual({ round, query, found: wanted })
    }
  })

  test('come in the order asked for, and a limit takes the first of them', () => {
    const chance = seeded(seed * 13)
    for (let round = 0; round < 40; round++) {
      const { query, expected } = question(chance)
      const direction = chance.pick([1, -1] as const)
      const fields = chance.pick([['a', 'b'], ['b', 'c'], ['a'], ['in.ner', 'a']])
      const sort = [...fields, '_id'].map((field) => [field, direction] as const)
      const [skip, limit] = [chance.below(3), 1 + chance.below(20)]
      const whole = opened.database.find({ collection: 'things', query }, { sort })
      const page = opened.database.find({ collection: 'things', query }, { sort, skip, limit })
      const unindexed = opened.database.find(
        { collection: 'things', query: { $and: [query, { $expr: true }] } },
        { sort },
      )
      expect(ids(whole).sort()).toEqual(ids(all.filter(expected)).sort())
      expect({ round, query, sort, ids: ids(whole) }).toEqual({ round, query, sort, ids: ids(unindexed) })
      expect(ids(page)).toEqual(ids(whole).slice(skip, skip + limit))
    }
  })
})
