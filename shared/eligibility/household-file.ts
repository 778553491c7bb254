import { z } from 'zod'
import { problemWithValue } from '../facts/check-value'
import type { Fact, FactScalar } from '../facts/model'
import type { FactEntry, Facts, FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import { LocalDate } from '../kernel/dates'
import { KoumenError, type FieldProblem } from '../kernel/errors'
import { scaleYuan } from '../kernel/money'

/** The county whose sample parameters ship with the product (fictional 青禾县). */
export const SAMPLE_AREA = '339921'

const Holder = z.record(z.string(), z.unknown())

/**
 * A household as a file: facts in the units of the catalogue's files (yuan, ratios), absent or null = unknown. A fact is
 * a value, or `{ value, asOf, source }` with the day it was true and where it comes from.
 */
export const HouseholdFile = z.object({
  asOf: LocalDate,
  /** Area code whose parameters count; default: the sample county. */
  area: z
    .string()
    .regex(/^\d{2,14}$/, '地区编码不对')
    .optional(),
  /** Parameter values in the units of the catalogue's files, instead of those in force. */
  parameters: z.record(z.string(), z.number()).optional(),
  household: Holder,
  members: z.array(Holder).max(60),
})

export interface ReadHousehold {
  asOf: LocalDate
  area: string
  parameters: Readonly<Record<string, number>>
  /** In the engine's units (fen). Amounts finer than a fen stay as written. */
  sheet: FactSheet
  /** What the file calls each member (`id` or `personId`); null where it does not say. */
  personIds: readonly (string | null)[]
}

/** Keys that a person may add for their own sake. */
const REMARKS = new Set(['name', 'id', 'personId', 'note'])

/** Days of these facts lie ahead by their nature (valid until, due, next visit); any other day is past or today. */
const LIES_AHEAD = /(Until|Due|dueAt)$|\.next/

const refuse = (fields: readonly FieldProblem[]): never => {
  const told = fields.map(({ path, messageZh }) => `${path} ${messageZh}`).join('；')
  throw new KoumenError('INVALID_INPUT', `家庭文件有误：${told}`, fields)
}

const SHAPE_ZH = '要写成 { asOf: 日期, household: 家庭的事实, members: 成员的列表（最多60人） }'

const inWords = (message: string): string => (/[\u4e00-\u9fff]/.test(message) ? message : SHAPE_ZH)

/**
 * Reads one household file. Throws INVALID_INPUT naming every field that is no fact of the vocabulary, stands on the
 * wrong holder, has the wrong type or comes from after the day of the file, and a person who stands in it twice.
 * Members may be none; an income below zero is a loss and is below every line.
 */
export const readHouseholdFile = (input: unknown): ReadHousehold => {
  const parsed = HouseholdFile.safeParse(input)
  if (!parsed.success) {
    const { issues } = parsed.error
    return refuse(issues.map(({ path, message }) => ({ path: path.join('.') || 'input', messageZh: inWords(message) })))
  }
  const { asOf, area = SAMPLE_AREA, parameters = {}, members } = parsed.data
  const problems: FieldProblem[] = []
  const household = read(parsed.data.household, 'household', 'household', asOf, problems)
  const facts = members.map((member, i) => read(member, 'person', `members.${i}`, asOf, problems))
  const personIds = members.map(({ personId, id }) => {
    const named = personId ?? id
    return typeof named === 'string' || typeof named === 'number' ? String(named) : null
  })
  personIds.forEach((personId, i) => {
    const first = personIds.indexOf(personId)
    if (personId !== null && first < i)
      problems.push({ path: `members.${i}.personId`, messageZh: `和members.${first}是同一个人，请删去一个` })
  })
  if (problems.length > 0) return refuse(problems)
  return {
    asOf,
    area,
    parameters,
    sheet: {
      householdId: 'file',
      version: 0,
      household,
      members: facts.map((own, i) => ({ personId: personIds[i] ?? `members.${i}`, facts: own })),
    },
    personIds,
  }
}

const Told = z.strictObject({ value: z.unknown(), asOf: LocalDate.optional(), source: z.string().max(100).optional() })

const read = (
  facts: Record<string, unknown>,
  holder: 'household' | 'person',
  path: string,
  asOf: LocalDate,
  problems: FieldProblem[],
): Facts => {
  const result: Facts = {}
  for (const [id, given] of Object.entries(facts)) {
    if (given === null || given === undefined || REMARKS.has(id)) continue
    const fact = findFact(id)
    const told = typeof given === 'object' && !Array.isArray(given) ? Told.safeParse(given) : undefined
    const { value, asOf: on = asOf, source } = told?.data ?? { value: given }
    if (value === null) continue
    const problem = problemOf(fact, id, value, holder) ?? (fact && ofTheFuture(fact, value, on, asOf))
    if (problem !== undefined) problems.push({ path: `${path}.${id}`, messageZh: problem })
    else result[id] = entryOf(fact as Fact, value as FactScalar, on, source)
  }
  return result
}

const entryOf = (fact: Fact, value: FactScalar, asOf: LocalDate, label: string | undefined): FactEntry => ({
  value: fact.type === 'money' && typeof value === 'number' ? scaleYuan(value) : value,
  source: { kind: 'declared', ...(label === undefined ? {} : { label }) },
  asOf,
})

const problemOf = (
  fact: Fact | undefined,
  id: string,
  value: unknown,
  holder: 'household' | 'person',
): string | undefined => {
  if (!fact) return `没有“${id}”这一项事实`
  if ((fact.subject === 'person') !== (holder === 'person') && fact.subject !== 'any')
    return `“${fact.labelZh}”应当写在${fact.subject === 'person' ? 'members' : 'household'}里`
  if (fact.type === 'integer' && !Number.isInteger(value)) return `“${fact.labelZh}”要填整数`
  return problemWithValue(fact, value, true)
}

/** Nothing is known of tomorrow: neither the day of a fact nor a day that is the fact itself. */
const ofTheFuture = (fact: Fact, value: unknown, on: LocalDate, asOf: LocalDate): string | undefined => {
  if (on > asOf) return `“${fact.labelZh}”是${on}的，比筛查的日子${asOf}晚，请核对日期`
  const isDay = fact.type === 'date' || fact.type === 'month'
  if (!isDay || typeof value !== 'string' || LIES_AHEAD.test(fact.id)) return undefined
  return value > asOf.slice(0, value.length) ? `“${fact.labelZh}”是${value}，比筛查的日子${asOf}晚，请核对` : undefined
}
