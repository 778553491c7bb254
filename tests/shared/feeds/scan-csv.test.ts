import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { dialectOf, LONGEST_RECORD, scanCsv } from '@shared/feeds/scan-csv'

const whole = (text: string) => {
  const rows: { line: number; cells: string[] }[] = []
  const scan = scanCsv(text, dialectOf(text), 1, true, (line, cells) => void rows.push({ line, cells: [...cells] }))
  return { rows, scan }
}

/** The same text in pieces, each begun where the one before stopped. */
const inPieces = (text: string, size: number) => {
  const rows: { line: number; cells: string[] }[] = []
  const dialect = dialectOf(text)
  let [at, line, end] = [0, 1, 0]
  while (at < text.length) {
    end = Math.min(text.length, Math.max(end, at) + size)
    const scan = scanCsv(text.slice(at, end), dialect, line, end === text.length, (n, cells) => {
      rows.push({ line: n, cells: [...cells] })
    })
    at += scan.consumed
    line += scan.lines
    if (end === text.length) break
  }
  return rows
}

it.each([
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a;b\nc;d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\tb,c\td\n', [['a', 'b,c', 'd']]],
  [
    'a,b\rc,d\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"1,234.50","say ""hello""",\n', [['1,234.50', 'say "hello"', '']]],
  [
    '"two\nlines",b\nc,d',
    [
      ['two\nlines', 'b'],
      ['c', 'd'],
    ],
  ],
  ['5" pipe,b\n', [['5" pipe', 'b']]],
  [
    'a,\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
])('%j', (text, cells) => {
  expect(whole(text).rows.map((r) => r.cells)).toEqual(cells)
})

it('a line is the line of the file on which the row ends', () => {
  expect(whole('a\n"b\nc"\n\nd').rows.map((r) => r.line)).toEqual([1, 3, 4, 5])
})

it('reads what a known reader reads, whatever the rows', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '叶', ',', '"', '\n', ' ', '1'), maxLength: 5 })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (table, newline, open) => {
      const line = (cells: string[]) =>
        cells.map((c) => (/[",\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(',')
      const text = table.map(line).join(newline) + (open ? '' : newline)
      const known = parse(text, { relax_column_count: true, relax_quotes: true, skip_empty_lines: false }) as string[][]
      fc.pre(dialectOf(text).delimiter === 44 && dialectOf(text).newline === 10)
      expect(whole(text).rows.map((r) => r.cells)).toEqual(known)
    }),
  )
})

it('a file read in pieces of any size gives the same rows on the same lines', () => {
  const text = '姓名,备注\n叶根福,"a\nb"\n郑阿海,"说""好"""\n"",x\n\n林秀芸,末行'
  for (let size = 1; size < 30; size++) expect(inPieces(text, size)).toEqual(whole(text).rows)
})

it('an endless line and a quote that never closes are told, and end the scan', () => {
  expect(whole('x'.repeat(LONGEST_RECORD + 10)).scan.tooLong).toBe(true)
  expect(whole(`a,"${'x'.repeat(50)}`).scan.tooLong).toBe(true)
  expect(whole(`a,"${'x\n'.repeat(LONGEST_RECORD)}`).scan.tooLong).toBe(true)
})
