import { readdirSync } from 'node:fs'
import { screenFile, type FileVerdict } from '@shared/eligibility/screen-file'
import { CATALOGUE, findPolicy } from '@shared/eligibility/catalogue'
import { amountOfRow, householdOf, readTable, TABLES, thresholdsOf, valuesOf, VERDICTS } from './read-policy-table'

const tables = readdirSync(TABLES).filter((file) => file.endsWith('.md') && file !== 'README.md')

describe.each(tables)('情形表 %s', (file) => {
  const table = readTable(file)
  const policy = findPolicy(table.policyId)

  it('写的是目录里的政策，三种结果都有', () => {
    expect(`${table.policyId}.md`).toBe(file)
    expect(policy?.id).toBe(table.policyId)
    expect(new Set(table.rows.map((row) => row.resultZh))).toEqual(new Set(Object.keys(VERDICTS)))
  })

  it('每一行的名字只用一次', () => expect(new Set(table.rows.map((row) => row.nameZh)).size).toBe(table.rows.length))

  it('每个门槛都有正好的一行，另一边也有一行', () => {
    const bare = (policy ? thresholdsOf(policy) : []).filter(({ factId, op, line }) => {
      const values = table.rows.flatMap((row) => valuesOf(row, factId))
      const exactlyCounts = op === 'lt' || op === 'gte'
      return !values.includes(line) || !values.some((value) => (exactlyCounts ? value < line : value > line))
    })
    expect(bare).toEqual([])
  })

  it.each(table.rows.map((row) => [row.nameZh, row] as const))('%s', (_name, row) => {
    const answer = screenFile(householdOf(row)).verdicts[table.policyId] as FileVerdict | FileVerdict[]
    const first = Array.isArray(answer) ? answer[0] : answer
    expect(first?.verdict).toBe(VERDICTS[row.resultZh])
    if (policy && row.amountZh !== '') expect(amountOfRow(policy, row)).toBe(row.amountZh)
  })
})

it('目录里每一项政策都有情形表', () =>
  expect(CATALOGUE.policies.map((policy) => `${policy.id}.md`).filter((file) => !tables.includes(file))).toEqual([]))
