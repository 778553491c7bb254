import fc from 'fast-check'
import { areaResolver } from '@shared/areas/resolve-area'
import type { FeedColumn } from '@shared/feeds/definition'
import { readCell } from '@shared/feeds/read-cell'
import { cleanReaderOf, UNCLEAR } from '@shared/feeds/read-clean'

const context = { today: '2026-11-23', areas: areaResolver([]) }
const TYPES = [
  'idNumber',
  'personName',
  'text',
  'phone',
  'integer',
  'money',
  'date',
  'month',
  'powerAccount',
  'addressCode',
  'decimal',
] as const

const matched = (type: FeedColumn['type'], required: boolean, yuanPerUnit = 1) => ({
  column: { name: 'x', header: 'X', aliases: [], type, required },
  index: 0,
  header: 'X',
  yuanPerUnit,
})

const digit = fc.integer({ min: 0, max: 9 }).map(String)
const digits = (min: number, max: number) => fc.array(digit, { minLength: min, maxLength: max }).map((d) => d.join(''))
const DIRT = ['', ' ', '\u3000', "'", '１', '．', 'E+17', 'x', 'X', '万', '元', '-', '/', '无', '·', '?', '\u200b', ',']

/** Cells as people and machines write them: nearly right, now and then with something in it that does not belong. */
const cell = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(
        '33992119450312013X',
        '339921196807150097',
        '叶根福',
        '暂无',
        '不详',
        '空',
        'NULL',
        'null',
        'N/A',
        '无',
        '0000-00-00',
        '2026-11-23',
        '2026-11-24',
        '2024-02-29',
        '2023-02-29',
        '1899-12-31',
        '2100-01-01',
        '2026-11',
        '2026-12',
        '13957012345',
        '12957012345',
        '#N/A',
        '8E10',
        '12E3456',
      ),
      digits(0, 19),
      fc.tuple(digits(1, 13), digits(0, 4)).map(([a, b]) => `${a}.${b}`),
      fc.tuple(digits(4, 4), digits(2, 2), digits(2, 2)).map((parts) => parts.join('-')),
      fc.tuple(fc.constantFrom('1900', '1980', '2026'), digits(2, 2)).map((parts) => parts.join('-')),
      digits(17, 17).map((body) => `${body}X`),
      fc.string({ unit: fc.constantFrom('a', 'E', 'Z', '7', '叶', '福', '青', '乡', '豈', '无'), maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    fc.constantFrom(...DIRT),
    fc.nat(20),
  )
  .map(([text, dirt, at]) => (at > 12 ? text : text.slice(0, at) + dirt + text.slice(at)))

it.each(TYPES)(
  '%s: what the fast reader takes, the careful one reads the same, with nothing to repair or report',
  (type) => {
    fc.assert(
      fc.property(cell, fc.boolean(), fc.constantFrom(1, 10_000), (raw, required, unit) => {
        const column = matched(type, required, unit)
        const fast = cleanReaderOf(column, context)(raw)
        if (fast === UNCLEAR) return
        const careful = readCell(raw, column, context)
        expect(careful).toEqual({ ok: true, value: fast, ...('fixes' in careful ? { fixes: careful.fixes } : {}) })
        expect(careful.ok && (careful.fixes ?? [])).toEqual([])
      }),
      { numRuns: 3000 },
    )
  },
)

it('plainly written cells are taken fast', () => {
  const reads = (type: FeedColumn['type'], raw: string) => cleanReaderOf(matched(type, true), context)(raw)
  expect(reads('idNumber', '33992119450312013X')).toBe('33992119450312013X')
  expect(reads('date', '2026-11-23')).toBe('2026-11-23')
  expect(reads('money', '36172.35')).toBe(3_617_235)
  expect(reads('money', '0')).toBe(0)
  expect(reads('integer', '7')).toBe(7)
  expect(reads('personName', '叶根福')).toBe('叶根福')
  expect(reads('phone', '13957012345')).toBe('13957012345')
  expect(reads('date', '2026-11-24')).toBe(UNCLEAR)
  expect(reads('personName', '不详')).toBe(UNCLEAR)
})
