import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screenFile, type FileVerdict } from '@shared/eligibility/screen-file'
import { findPolicy } from '@shared/eligibility/catalogue'
import { FACTS } from '@shared/facts/vocabulary'
import type { Fact } from '@shared/facts/model'

const FOLDER = join('tests', 'scenarios', 'tables')
const VERDICTS: Record<string, string> = { 符合: 'met', 不符合: 'unmet', 待核实: 'unknown' }

/** Facts that policies read come first: a feed may have a fact of the same name. */
const byLabel = new Map<string, Fact>()
for (const fact of [...FACTS].sort((a) => (a.usedFor.includes('policies') ? 1 : -1))) byLabel.set(fact.labelZh, fact)

interface Cell {
  fact: Fact
  member: number
  value: string
}

const cellOf = (header: string, value: string): Cell => {
  const [, place, label = header] = /^成员(\d+)：(.+)$/.exec(header) ?? []
  const fact = byLabel.get(label)
  if (!fact) throw new Error(`没有“${label}”这一项事实`)
  return { fact, member: place ? Number(place) - 1 : 0, value }
}

const valueOf = ({ fact, value }: Cell): unknown => {
  if (value === '？') return undefined
  if (fact.type === 'boolean') {
    if (value !== '是' && value !== '否') throw new Error(`“${fact.labelZh}”要写是或否，写的是“${value}”`)
    return value === '是'
  }
  const choice = fact.enum?.find((e) => e.labelZh === value)
  if (fact.enum && !choice) throw new Error(`“${fact.labelZh}”没有“${value}”`)
  return choice ? choice.value : Number(value)
}

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const readTable = (file: string) => {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  const policyId = lines[0]?.split(' ').at(-1) ?? ''
  const defaults = (lines.find((line) => line.startsWith('默认：')) ?? '默认：')
    .slice(3)
    .split('；')
    .filter((part) => part !== '')
    .map((part) => cellOf(part.split('=')[0] ?? '', part.split('=')[1] ?? ''))
  const [header = [], , ...rows] = lines.filter((line) => line.startsWith('|')).map(cells)
  return { policyId, defaults, header, rows }
}

/** The household of a row: what the row says counts, then the defaults. */
const householdOf = (given: readonly Cell[]) => {
  const household: Record<string, unknown> = {}
  const members: Record<string, unknown>[] = [{}]
  for (const cell of given) {
    const value = valueOf(cell)
    while (members.length <= cell.member) members.push({})
    const holder = cell.fact.subject === 'person' ? (members[cell.member] as Record<string, unknown>) : household
    if (value === undefined) delete holder[cell.fact.id]
    else holder[cell.fact.id] = value
  }
  return { asOf: '2026-11-23', household, members }
}

const tables = readdirSync(FOLDER).filter((file) => file.endsWith('.md') && file !== 'README.md')

describe.each(tables)('情形表 %s', (file) => {
  const { policyId, defaults, header, rows } = readTable(file)

  it('写的是目录里的政策，三种结果都有', () => {
    expect(`${policyId}.md`).toBe(file)
    expect(findPolicy(policyId)?.id).toBe(policyId)
    expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set(Object.keys(VERDICTS)))
  })

  it.each(rows.map((row) => [row[0] ?? '', row]))('%s', (_name, row) => {
    const given = header.slice(1, -1).map((label, i) => cellOf(label, row[i + 1] ?? ''))
    const answer = screenFile(householdOf([...defaults, ...given])).verdicts[policyId] as FileVerdict | FileVerdict[]
    const first = Array.isArray(answer) ? answer[0] : answer
    expect(first?.verdict).toBe(VERDICTS[row.at(-1) ?? ''])
  })
})

it('故事里的政策都有情形表', () => expect(tables.length).toBeGreaterThanOrEqual(18))
