import fc from 'fast-check'
import { allFeeds, findFeed } from '@shared/feeds/catalogue'
import { KeptRowsByFeed, type KeptRow } from '@shared/feeds/model'
import { fromPackedRows, packRows, toPackedRows, unpackRows } from '@shared/feeds/pack-rows'

const PERSON = '01K0M0000000000000000000P1'
const BATCH = '01K0M0000000000000000000B1'

/** The rows of a month's allowance, as an import keeps them. */
const payment = (month: string): KeptRow => ({
  key: `${PERSON}|${month}`,
  personId: PERSON,
  on: `${month}-01`,
  dataOn: '2026-11-20',
  endedOn: null,
  batchId: BATCH,
  values: { month, amount: 6000, status: '1' },
})

const text = fc.string({ maxLength: 12 })
const day = fc.constantFrom('2026-11-23', '2026-10-01', '2025-02-28')
const anyRow = fc.record({
  key: fc.oneof(text, fc.constant(`${PERSON}|2026-10`)),
  personId: fc.constantFrom(null, PERSON, '01K0M0000000000000000000P2'),
  on: day,
  dataOn: day,
  endedOn: fc.option(day),
  batchId: fc.constantFrom(BATCH, '', 'b2'),
  values: fc.dictionary(
    fc.constantFrom('month', 'amount', 'status', 'setlTime', 'kinds', 'x'),
    fc.oneof(text, fc.constantFrom('2026-10', '2026-10-01'), fc.integer(), fc.array(text, { maxLength: 3 })),
  ),
})
const anyRows = fc.dictionary(
  fc.constantFrom('ca-elder-allowance', 'mi-inpatient', 'ca-marriage', 'ps-household-register', 'unheard-of'),
  fc.array(anyRow, { maxLength: 6 }),
)

describe('rows as they are stored', () => {
  it('come back as they were, whatever stands in them', () => {
    fc.assert(fc.property(anyRows, (rows) => expect(unpackRows(packRows(rows))).toStrictEqual(plain(rows))))
  })

  it('come back in the order in which they were kept', () => {
    const rows = { 'ca-elder-allowance': ['2026-10', '2026-08', '2026-09'].map(payment) }
    expect(unpackRows(packRows(rows))['ca-elder-allowance']?.map(({ on }) => on)).toEqual([
      '2026-10-01',
      '2026-08-01',
      '2026-09-01',
    ])
  })

  it('take a third of the place of plain objects where keys and days follow from the columns', () => {
    const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)
    const rows = { 'ca-elder-allowance': months.map(payment) }
    expect(packRows(rows)).not.toContain(`${PERSON}|`)
    expect(packRows(rows).length * 3).toBeLessThan(JSON.stringify(rows).length)
  })

  it('of every feed in the catalogue keep a key that is made otherwise', () => {
    for (const { id } of allFeeds()) {
      const rows = { [id]: [{ ...payment('2026-10'), key: 'made|otherwise' }, payment('2026-09')] }
      expect(unpackRows(packRows(rows))).toStrictEqual(rows)
    }
    expect(findFeed('unheard-of')).toBeUndefined()
  })

  it('are opened in the form that was stored before', () => {
    const rows = { 'ca-elder-allowance': [payment('2026-10')] }
    expect(unpackRows(JSON.stringify(rows))).toStrictEqual(rows)
    expect(unpackRows('{}')).toEqual({})
    expect(KeptRowsByFeed.safeParse(unpackRows(packRows(rows))).success).toBe(true)
  })

  it('can stand inside another document as a value', () => {
    const rows = { 'ca-elder-allowance': [payment('2026-10')] }
    const document = JSON.stringify({ rows: toPackedRows(rows) })
    expect(fromPackedRows((JSON.parse(document) as { rows: unknown }).rows)).toStrictEqual(rows)
  })

  it.each([
    ['no JSON', '{'],
    ['neither a list', '7'],
    ['neither a list', 'null'],
    ['a feed without rows', '{"mi-inpatient":7}'],
    ['an unknown form', '["rows/9",[],[]]'],
    ['an unknown form', '[]'],
    ['not complete', '["rows/1",[]]'],
    ['a feed has no name', '["rows/1",[],[7]]'],
    ['a feed is not complete', '["rows/1",[],[["mi-inpatient",[]]]]'],
    ['does not fit', '["rows/1",[],[["x",[],[],-1,[["b","2026-01-01",null]],[["k",0,-1,0,"more"]]]]]'],
    ['names nobody', '["rows/1",[],[["x",[],[],-1,[["b","2026-01-01",null]],[["k",0,3,0]]]]]'],
    ['names nobody', '["rows/1",[],[["x",[],[],-1,[],[["k",0,-1,0]]]]]'],
    ['has no day', '["rows/1",[],[["x",[],[],-1,[["b","2026-01-01",null]],[["k",1,-1,0]]]]]'],
  ])('are refused where they are none: %s', (why, stored) => {
    expect(() => unpackRows(stored)).toThrow(RangeError)
    expect(() => unpackRows(stored)).toThrow(why)
  })
})

/** fast-check makes dictionaries without a prototype. */
const plain = (rows: unknown): unknown => JSON.parse(JSON.stringify(rows)) as unknown
