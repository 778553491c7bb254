import { readFileSync } from 'node:fs'
import { parse as csvParse } from 'csv-parse/sync'
import Papa from 'papaparse'
import { inferSchema, initParser } from 'udsv'
import { z } from 'zod'
import { IdNumber } from '@shared/kernel/id-number'
import { cpuSeconds } from './cpu'

const Yuan = z.string().regex(/^\d+(\.\d{1,2})?$/)
const Day = z.iso.date()

/** The same checks as a schema library writes them: whole row right or wrong, with the paths of what is wrong. */
const Row = z.object({
  idNumber: IdNumber,
  personName: z.string().min(2).max(50),
  serial: z.string().min(1).max(200),
  settledOn: Day,
  admittedOn: Day.optional(),
  total: Yuan.transform(Number),
  fund: Yuan.transform(Number).optional(),
  self: Yuan.transform(Number),
  days: z.string().regex(/^\d+$/).transform(Number),
  phone: z.string().regex(/^1[3-9]\d{9}$/),
  gender: z.enum(['男', '女']),
  month: z.string().regex(/^\d{4}-\d{2}$/),
})
const NAMES = Object.keys(Row.shape)

const validated = (rows: readonly (readonly string[])[]): number => {
  let wrong = 0
  for (const cells of rows) {
    const row: Record<string, string> = {}
    for (let i = 0; i < NAMES.length; i++) row[NAMES[i] ?? ''] = cells[i] ?? ''
    if (!Row.safeParse(row).success) wrong += 1
  }
  return rows.length + 0 * wrong
}

/** Rivals get the whole file as one text in memory, which is more than the import may hold. */
export const measureRivals = async (file: string, seconds: number) => {
  const text = readFileSync(file, 'utf8')
  const papa = () => (Papa.parse(text, { skipEmptyLines: true }).data as string[][]).slice(1)
  const csv = () => csvParse(text, { relax_column_count: true, from_line: 2 }) as string[][]
  const udsv = () => initParser(inferSchema(text)).stringArrs(text)
  const measure = async (name: string, work: () => number) => ({
    name,
    value: (await cpuSeconds(seconds, work)).perSecond,
  })
  return {
    parsing: [
      await measure('udsv, parsing only', () => udsv().length),
      await measure('papaparse, parsing only', () => papa().length),
      await measure('csv-parse, parsing only', () => csv().length),
    ],
    whole: [
      await measure('udsv + zod 4', () => validated(udsv())),
      await measure('papaparse + zod 4', () => validated(papa())),
      await measure('csv-parse + zod 4', () => validated(csv())),
    ],
  }
}
