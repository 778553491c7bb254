import { deriveFacts, type DeriveContext } from '../facts/derive'
import type { FactSheet, Facts } from '../facts/sheet'
import { addDays, addMonths, type LocalDate } from '../kernel/dates'
import type { AmountResult } from '../rules/amounts'
import type { ParameterInForce } from '../rules/parameters'
import { amountZh } from './amount-words'
import type { Catalogue } from './catalogue'
import { combinationRules, isConflict, sameClaim, type Claim, type Held } from './combination-rules'
import { policyIn, type CompiledCatalogue } from './compile'
import { changedFacts, readersOf } from './follow-up-readers'
import { agesThatMatter, readsAgeOtherwise } from './forecast-ages'
import { CARRIES, daysOfSheet, type ForecastCause, type ForecastDay } from './forecast-days'
import { changedRules, daysOfRules, lastDays, type LimitedBenefit } from './forecast-rules'
import type { PolicyId } from './model'
import { rulesOn } from './overlay'
import type { RuleEdit } from './rule-change'
import { screen, type PolicyScreening } from './screen'

/** How far ahead a family is told. */
const MONTHS_AHEAD = 24

export interface ForecastRequest {
  /** Without derived facts: they are computed anew for each day. */
  stored: FactSheet
  registers: DeriveContext['registers']
  asOf: LocalDate
  area: string
  /** What ships, and what the county approved over it, future days included. */
  shipped: Catalogue
  edits: readonly RuleEdit[]
  held: readonly Held[]
  /** Of what is received, what a decision granted and for how long. */
  limited?: readonly LimitedBenefit[]
  /** Whether a policy may be told of at all; sealed ones are never looked at. */
  wanted?: (policyId: PolicyId) => boolean
}

/** One verdict or amount that will be different. */
export interface ForecastChange extends Claim {
  /**
   * `gain`: met from that day; `loss`: no longer met; `check`: it will have to be shown anew; `amount`: another amount;
   * `end`: paid to its end; `review`: the authorities look again.
   */
  kind: 'gain' | 'loss' | 'check' | 'amount' | 'end' | 'review'
  /** Whether the household has it (or has asked for it) now. */
  held: Held['state'] | null
  amount?: AmountResult
  /** Received things that a gain cannot stand beside: it would take their place. */
  replaces: readonly Claim[]
}

export interface Forecast {
  day: LocalDate
  cause: ForecastCause
  /** For a new rule: the values that are new and touch this household. */
  parameters: readonly ParameterInForce[]
  changes: readonly ForecastChange[]
}

/**
 * What will change for a household by the passing of time alone, over the next 24 months: birthdays, certificates and
 * terms that end, benefits paid to their end, rules and values already approved for a later day. Each day is compared
 * with the day before it, so that only what that day changes is told. Pure.
 */
export const forecast = (request: ForecastRequest): Forecast[] => {
  const { asOf, shipped, edits } = request
  const span = { after: asOf, until: addMonths(asOf, MONTHS_AHEAD) }
  const inSpan = (day: LocalDate): boolean => day > span.after && day <= span.until
  const catalogue = rulesOn(shipped, edits, asOf)
  const ends = lastDays(benefitsOf(request), request.stored, (id) => policyIn(catalogue, id))
  const rules = daysOfRules(shipped, edits).map((day): ForecastDay => ({
    day,
    cause: { kind: 'rules', personId: null },
  }))
  const matters = birthdaysThatMatter(request, rules.map(({ day }) => day).filter(inSpan))
  const days = [...daysOfSheet(request.stored, span).filter(matters), ...ends, ...rules].filter(({ day }) =>
    inSpan(day),
  )
  const told = new Set<string>()
  const ownDays = new Set(days.map(({ day, cause }) => `${day} ${cause.personId ?? ''}`))
  /** What changes for a person on a day that is their own (twins) is told under their own name. */
  const isOthers = ({ day, cause }: ForecastDay, { personId }: Claim): boolean =>
    personId !== null && personId !== cause.personId && ownDays.has(`${day} ${personId}`)
  return days
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((one) => forecastDay(one, request))
    .flatMap((one): Forecast[] => {
      const changes = one.changes.filter((change) => {
        const key = [one.day, change.kind, change.policyId, change.personId].join(' ')
        return told.has(key) || isOthers(one, change) ? false : Boolean(told.add(key))
      })
      return changes.length > 0 ? [{ ...one, changes }] : []
    })
}

/** Of the birthdays those that a rule of today or of a later day looks at. */
const birthdaysThatMatter = ({ shipped, edits, asOf, area }: ForecastRequest, ruleDays: readonly LocalDate[]) => {
  const catalogues = [asOf, ...ruleDays].map((day) => ({ day, catalogue: rulesOn(shipped, edits, day) }))
  const ages = catalogues.map(({ day, catalogue }) => agesThatMatter(catalogue, day, area))
  const every = catalogues.some(({ catalogue }) => readsAgeOtherwise(catalogue))
  return ({ cause }: ForecastDay): boolean =>
    cause.kind !== 'birthday' || every || ages.some((some) => some.has(cause.age))
}

const benefitsOf = ({ held, limited = [] }: ForecastRequest): LimitedBenefit[] => [
  ...limited,
  ...held.filter((one) => one.state === 'received' && !limited.some((other) => sameClaim(one, other))),
]

const forecastDay = ({ day, cause }: ForecastDay, request: ForecastRequest): Forecast => {
  const found = { day, cause, parameters: [] as readonly ParameterInForce[] }
  if (cause.kind === 'paidOut') return { ...found, changes: [endOf(cause, request)] }
  if (cause.kind === 'review')
    return { ...found, changes: receivedOf(request).map((one) => changeOf(one, 'review', request)) }
  return { ...found, ...compareDays(day, cause, request) }
}

const receivedOf = ({ held }: ForecastRequest): Held[] =>
  held.filter(({ state, policyId }) => state === 'received' && REVIEWED.includes(policyId))

/** What the review of a family looks at (最低生活保障审核确认办法 art. 31–33). */
const REVIEWED: readonly PolicyId[] = [
  'dibao',
  'dibao-edge-recognition',
  'rigid-expenditure-recognition',
  'tekun-support',
]

const endOf = ({ policyId, personId }: Claim, request: ForecastRequest): ForecastChange =>
  changeOf({ policyId, personId }, 'end', request)

const heldState = ({ held }: ForecastRequest, claim: Claim): Held['state'] | null =>
  held.find((one) => one.policyId === claim.policyId && (one.personId === null || one.personId === claim.personId))
    ?.state ?? null

const changeOf = (
  { policyId, personId }: Claim,
  kind: ForecastChange['kind'],
  request: ForecastRequest,
  amount?: AmountResult,
): ForecastChange => ({
  policyId,
  personId,
  kind,
  held: heldState(request, { policyId, personId }),
  replaces: [],
  ...(amount ? { amount } : {}),
})

const compareDays = (
  day: LocalDate,
  cause: ForecastCause,
  request: ForecastRequest,
): Pick<Forecast, 'changes' | 'parameters'> => {
  const { shipped, edits, area } = request
  const dayBefore = addDays(day, -1)
  const [earlier, later] = [rulesOn(shipped, edits, dayBefore), rulesOn(shipped, edits, day)]
  const [was, is] = [sheetOn(dayBefore, request), withoutCarried(sheetOn(day, request), cause)]
  const rules = cause.kind === 'rules' ? changedRules(earlier, later, day, area) : undefined
  const touched = rules?.policyIds ?? readersOf(later, changedFacts(was, is))
  const policyIds = [...touched].filter((id) => isTold(later, id, request) && isTold(earlier, id, request))
  if (policyIds.length === 0) return { changes: [], parameters: [] }
  // A birthday is judged by the rules of the day before: what a new rule changes has its own line.
  const before = screen({ sheet: was, asOf: dayBefore, area, catalogue: earlier, policyIds }).results
  const after = screen(
    cause.kind === 'rules'
      ? { sheet: was, asOf: day, area, catalogue: later, policyIds }
      : { sheet: is, asOf: dayBefore, area, catalogue: earlier, policyIds },
  ).results
  const claims = [...after, ...before.filter((one) => !after.some((other) => sameClaim(one, other)))]
  const changes = claims.flatMap((claim) => {
    const find = (all: readonly PolicyScreening[]) => all.find((one) => sameClaim(one, claim))
    return difference(claim, find(before), find(after), later, request)
  })
  const reads = new Set(changes.map(({ policyId }) => policyId))
  return { changes, parameters: reads.size > 0 ? (rules?.parameters ?? []) : [] }
}

const isTold = (catalogue: CompiledCatalogue, id: PolicyId, { wanted = () => true }: ForecastRequest): boolean =>
  catalogue.byId.get(id)?.isSealed !== true && wanted(id)

const sheetOn = (day: LocalDate, { stored, registers }: ForecastRequest): FactSheet =>
  deriveFacts(stored, { asOf: day, registers })

/** What stood on a certificate is not known on the day after its last. */
const withoutCarried = (sheet: FactSheet, cause: ForecastCause): FactSheet => {
  const carried = cause.kind === 'expiry' ? (CARRIES[cause.factId] ?? []) : []
  if (carried.length === 0) return sheet
  const drop = (facts: Facts): Facts =>
    Object.fromEntries(Object.entries(facts).filter(([factId]) => !carried.includes(factId)))
  return {
    ...sheet,
    members: sheet.members.map((member) =>
      member.personId === cause.personId ? { ...member, facts: drop(member.facts) } : member,
    ),
  }
}

const difference = (
  claim: Claim,
  was: PolicyScreening | undefined,
  is: PolicyScreening | undefined,
  catalogue: CompiledCatalogue,
  request: ForecastRequest,
): ForecastChange[] => {
  if (was?.verdict !== 'met' && is?.verdict !== 'met') return []
  if (was?.verdict !== 'met') return gainOf(claim, is?.amount, catalogue, request)
  if (is?.verdict !== 'met') return [changeOf(claim, is?.verdict === 'unknown' ? 'check' : 'loss', request)]
  const policy = policyIn(catalogue, claim.policyId)
  const differs = policy && amountZh(policy, was.amount) !== amountZh(policy, is.amount)
  return differs ? [changeOf(claim, 'amount', request, is.amount)] : []
}

/** A gain that something received shuts out is none; one that would take its place says so. */
const gainOf = (
  claim: Claim,
  amount: AmountResult | undefined,
  catalogue: CompiledCatalogue,
  request: ForecastRequest,
): ForecastChange[] => {
  const gain = changeOf(claim, 'gain', request, amount)
  if (gain.held === 'received') return []
  const rules = combinationRules(catalogue)
  const clashes = request.held.filter((one) => one.state === 'received' && rules.conflict(claim, one)?.how === 'pair')
  const shutOut = clashes.some((one) =>
    rules.between(claim, one).some((rule) => isConflict(rule) && rule.type === 'excludes'),
  )
  return shutOut ? [] : [{ ...gain, replaces: clashes.map(({ policyId, personId }) => ({ policyId, personId })) }]
}
