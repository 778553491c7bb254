import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { amountZh } from '@shared/eligibility/amount-words'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { Policy } from '@shared/eligibility/model'
import { screen } from '@shared/eligibility/screen'
import { SAMPLE_AREA } from '@shared/eligibility/screen-file'
import type { Fact, FactId } from '@shared/facts/model'
import type { FactSheet } from '@shared/facts/sheet'
import { FACTS, factOf } from '@shared/facts/vocabulary'
import { ageOn } from '@shared/kernel/dates'
import { scaleYuan } from '@shared/kernel/money'
import type { Op } from '@shared/rules/model'
import { isMoneyUnit, parametersInForce } from '@shared/rules/parameters'

export const TABLES = join('tests', 'scenarios', 'tables')
export const VERDICTS: Record<string, string> = { 符合: 'met', 不符合: 'unmet', 待核实: 'unknown' }
const AS_OF = '2026-11-23'
/** A column that stands for the age on the day of screening. */
const BIRTH_DATE = '出生日期'
/** The column before the result: what would be paid. */
const AMOUNT = '金额'

/** Facts that policies read come first: a feed may have a fact of the same name. */
const byLabel = new Map<string, Fact>()
for (const fact of [...FACTS].sort((a) => (a.usedFor.includes('policies') ? 1 : -1))) byLabel.set(fact.labelZh, fact)

export interface Cell {
  fact: Fact
  member: number
  value: string
}

/** One line of a table: what the defaults say, then what the line itself says. */
export interface Row {
  nameZh: string
  resultZh: string
  /** What it pays as an officer reads it (「每月940元」); empty where the table does not say. */
  amountZh: string
  cells: readonly Cell[]
}

const cellOf = (header: string, value: string): Cell => {
  const [, place, label = header] = /^成员(\d+)：(.+)$/.exec(header) ?? []
  const member = place ? Number(place) - 1 : 0
  if (label === BIRTH_DATE)
    return { fact: factOf('person.age'), member, value: value === '？' ? value : String(ageOn(value, AS_OF)) }
  const fact = byLabel.get(label)
  if (!fact) throw new Error(`没有“${label}”这一项事实`)
  return { fact, member, value }
}

const valueOf = ({ fact, value }: Cell): string | number | boolean | undefined => {
  if (value === '？') return undefined
  if (fact.type === 'boolean') {
    if (value !== '是' && value !== '否') throw new Error(`“${fact.labelZh}”要写是或否，写的是“${value}”`)
    return value === '是'
  }
  const choice = fact.enum?.find((e) => e.labelZh === value)
  if (fact.enum && !choice) throw new Error(`“${fact.labelZh}”没有“${value}”`)
  return choice ? choice.value : Number(value)
}

const cellsOfLine = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

export const readTable = (file: string): { policyId: string; rows: readonly Row[] } => {
  const lines = readFileSync(join(TABLES, file), 'utf8').split('\n')
  const policyId = lines[0]?.split(' ').at(-1) ?? ''
  const defaults = (lines.find((line) => line.startsWith('默认：')) ?? '默认：')
    .slice(3)
    .split('；')
    .filter((part) => part !== '')
    .map((part) => cellOf(part.split('=')[0] ?? '', part.split('=')[1] ?? ''))
  const [header = [], , ...rows] = lines.filter((line) => line.startsWith('|')).map(cellsOfLine)
  return {
    policyId,
    rows: rows.map((row) => {
      if (row.length !== header.length) throw new Error(`${file}：“${row[0]}”这一行的格数不对`)
      const given = header.slice(1, -1).map((label, i) => [label, row[i + 1] ?? ''] as const)
      return {
        nameZh: row[0] ?? '',
        resultZh: row.at(-1) ?? '',
        amountZh: given.find(([label]) => label === AMOUNT)?.[1] ?? '',
        cells: [
          ...defaults,
          ...given.flatMap(([label, value]) => (label === AMOUNT || value === '' ? [] : [cellOf(label, value)])),
        ],
      }
    }),
  }
}

/** The household of a row, as `koumen screen` reads it. */
export const householdOf = ({ cells }: Row) => {
  const household: Record<string, unknown> = {}
  const members: Record<string, unknown>[] = [{}]
  for (const cell of cells) {
    const value = valueOf(cell)
    while (members.length <= cell.member) members.push({})
    const holder = cell.fact.subject === 'person' ? (members[cell.member] as Record<string, unknown>) : household
    if (value === undefined) delete holder[cell.fact.id]
    else holder[cell.fact.id] = value
  }
  return { asOf: AS_OF, household, members }
}

/** The same household as a fact sheet: money in fen, every value checked by an officer. */
export const sheetOf = (row: Row): FactSheet => {
  const entries = (facts: Record<string, unknown>): FactSheet['household'] =>
    Object.fromEntries(
      Object.entries(facts).map(([id, value]) => [
        id,
        {
          value: factOf(id).type === 'money' ? scaleYuan(value as number) : (value as string | number | boolean),
          source: { kind: 'officer' },
          asOf: AS_OF,
        },
      ]),
    )
  const { household, members } = householdOf(row)
  return {
    householdId: 'row',
    version: 1,
    household: entries(household),
    members: members.map((facts, i) => ({ personId: `member-${i + 1}`, facts: entries(facts) })),
  }
}

/** What a policy would pay to the household of a row, in an officer's words. */
export const amountOfRow = (policy: Policy, row: Row): string | undefined => {
  const { results } = screen({ sheet: sheetOf(row), asOf: AS_OF, area: SAMPLE_AREA, policyIds: [policy.id] })
  return amountZh(policy, results[0]?.amount)
}

/** What a row says of one fact, of each member who has it. */
export const valuesOf = (row: Row, factId: FactId): readonly number[] => {
  const { household, members } = householdOf(row)
  return [household, ...members].flatMap((holder) => (typeof holder[factId] === 'number' ? [holder[factId]] : []))
}

export interface Threshold {
  factId: FactId
  op: Op
  /** In the units of the tables: yuan, years, square metres. */
  line: number
}

const ORDERING: readonly string[] = ['lt', 'lte', 'gt', 'gte']

/** Every number that a rule compares a fact with, wherever it stands in the rule. */
export const thresholdsOf = (policy: Policy): readonly Threshold[] => {
  const found = new Map<string, Threshold>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { fact, op, value } = node as { fact?: FactId; op?: Op; value?: unknown }
    const line = fact !== undefined && op !== undefined && ORDERING.includes(op) ? lineOf(value) : undefined
    if (fact !== undefined && op !== undefined && line !== undefined)
      found.set(`${fact} ${op} ${line}`, { factId: fact, op, line })
    Object.values(node).forEach(visit)
  }
  visit(policy.eligibility)
  return [...found.values()]
}

const inForce = parametersInForce(CATALOGUE.parameters, AS_OF, SAMPLE_AREA)

const lineOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null || !('param' in value)) return undefined
  const { param, times = 1 } = value as { param: string; times?: number }
  const parameter = inForce.get(param)
  if (!parameter) return undefined
  return (isMoneyUnit(parameter.unitZh) ? parameter.value / 100 : parameter.value) * times
}
