import { findPolicy } from '../eligibility/catalogue'
import type { FactScalar } from '../facts/model'
import { isVerified, type FactEntry, type Facts, type FactSheet } from '../facts/sheet'
import type { KeptRow, KeptRowsByFeed } from '../feeds/model'
import { addDays, addMonths, diffDays, type LocalDate } from '../kernel/dates'
import { statutoryVisit } from '../visits/statutory-visit'

/** Settlements that tell what a person paid for treatment. */
const SETTLEMENTS = ['mi-inpatient', 'mi-outpatient', 'mi-manual-claim']
/** Months that a monthly series keeps, and days that a sum of the last month looks back. */
const MONTHS_KEPT = 24
const POWER_DAYS = 30
const ADULT = 18
/** Statutory retirement before the reform that began in 2025; the exact month is for a person to check. */
const WORKING_AGE = { from: 16, male: 60, female: 55 }
const ABLE = ['01', '02']
/** 在业、灵活就业、务农. */
const AT_WORK = ['1', '2', '6']
const SHUTS_OUT = ['excludes', 'mutual', 'choose-one']

interface Given {
  today: LocalDate
  rows: KeptRowsByFeed
}

type Bases = readonly (FactEntry | undefined)[]

/** Sets a computed fact unless something already tells it; resting on nothing it stays unknown. */
const put = (facts: Facts, id: string, value: FactScalar | undefined, bases: Bases, asOf?: LocalDate): void => {
  if (value === undefined || facts[id]) return
  let verified = true
  let oldest: LocalDate | undefined
  for (const entry of bases) {
    if (entry === undefined) continue
    verified &&= isVerified(entry.source)
    if (oldest === undefined || entry.asOf < oldest) oldest = entry.asOf
  }
  const day = asOf ?? oldest
  if (day === undefined) return
  facts[id] = { value, source: { kind: 'derived', from: [], verified }, asOf: day }
}

const flag = (entry: FactEntry | undefined): boolean | undefined =>
  typeof entry?.value === 'boolean' ? entry.value : undefined

/** True once one is true, false once all are false, else not known. */
const anyOf = (flags: readonly (boolean | undefined)[]): boolean | undefined =>
  flags.includes(true) ? true : flags.every((each) => each === false) ? false : undefined

const countOf = (flags: readonly (boolean | undefined)[]): number | undefined =>
  flags.length === 0 || flags.includes(undefined) ? undefined : flags.filter(Boolean).length

const amountOf = ({ values }: KeptRow, column: string): number => {
  const amount = values[column]
  if (typeof amount !== 'number') return 0
  return values.reversal === '1' && amount > 0 ? -amount : amount
}

const newestOf = (rows: readonly KeptRow[]): LocalDate | undefined => {
  let newest: LocalDate | undefined
  for (const { on } of rows) if (newest === undefined || on > newest) newest = on
  return newest
}

/** Sums of a column by calendar month, from the oldest row to the newest; a month between them without a row is 0. */
const byMonth = (rows: readonly KeptRow[], column: string): number[] => {
  const sums = new Map<string, number>()
  for (const row of rows) {
    const month = row.on.slice(0, 7)
    sums.set(month, (sums.get(month) ?? 0) + amountOf(row, column))
  }
  const months = [...sums.keys()].sort()
  const [first, last] = [months[0], months.at(-1)]
  const series: number[] = []
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = next(month))
    series.push(sums.get(month) ?? 0)
  return series.slice(-MONTHS_KEPT)
}

const next = (month: string): string => addMonths(`${month}-01`, 1).slice(0, 7)

/** The facts that only warning rules read, computed from facts and rows. The result is for reading, never stored. */
export const deriveWarningFacts = (sheet: FactSheet, given: Given): FactSheet => {
  const members = sheet.members.map((member) => ({ ...member, facts: { ...member.facts } }))
  return addWarningFacts({ ...sheet, household: { ...sheet.household }, members }, given)
}

/** The same, written into a sheet that is the caller's own. */
export const addWarningFacts = (sheet: FactSheet, given: Given): FactSheet => {
  const settled = SETTLEMENTS.flatMap((feed) => given.rows[feed] ?? [])
  for (const { facts, personId } of sheet.members) personFacts(facts, personId, given, sheet.household, settled)
  householdFacts(sheet.household, sheet.members, given, settled)
  return sheet
}

const personFacts = (
  facts: Facts,
  personId: string,
  { rows, today }: Given,
  household: Facts,
  settled: readonly KeptRow[],
): void => {
  const visit = statutoryVisit(facts, household, today)
  if (visit) put(facts, 'visit.intervalDays', visit.days, visit.bases)
  if (settled.length > 0) {
    const own = settled.filter((row) => row.personId === personId)
    put(facts, 'medical.selfPaidByMonth', orNothing(byMonth(own, 'selfBurden')), [], newestOf(own))
  }

  const [insured, status] = [facts['employment.insured'], facts['employment.status']]
  if (insured || status) {
    const atWork = typeof status?.value === 'string' ? AT_WORK.includes(status.value) : undefined
    put(facts, 'person.isEarner', anyOf([flag(insured), atWork]), [insured, status])
  }
  const capacity = facts['person.labourCapacity']
  if (capacity) {
    const [age, gender] = [facts['person.age'], facts['person.gender']]
    put(facts, 'person.ableToWork', isAble(capacity.value, age?.value, gender?.value), [capacity, age])
  }

  const [ours, theirs] = [facts['disability.gradeCivilAffairs'], facts['disability.grade']]
  if (ours && theirs) put(facts, 'disability.gradeMismatch', ours.value !== theirs.value, [ours, theirs])
  const received = facts['benefit.received']
  if (received) put(facts, 'benefit.conflicts', conflictsAmong(received.value), [received])
  const died = facts['person.deathDate']
  if (typeof died?.value === 'string')
    put(facts, 'benefit.paidAfterDeathMonths', paidAfter(died.value, rows, personId), [died])
}

const orNothing = (series: number[]): number[] | undefined => (series.length > 0 ? series : undefined)

const isAble = (
  capacity: FactScalar | undefined,
  age: FactScalar | undefined,
  gender: FactScalar | undefined,
): boolean | undefined => {
  if (typeof capacity !== 'string') return undefined
  if (!ABLE.includes(capacity)) return false
  if (typeof age !== 'number') return undefined
  if (age < WORKING_AGE.from || age >= WORKING_AGE.male) return false
  if (age < WORKING_AGE.female) return true
  return gender === undefined ? undefined : gender === 'male'
}

/** Pairs of benefits that exclude one another by the catalogue: `a+b`, in the order of their ids. */
const conflictsAmong = (received: FactScalar): string[] => {
  const ids = Array.isArray(received) ? received.map(String) : []
  const pairs = ids.flatMap((id) =>
    (findPolicy(id)?.exclusions ?? [])
      .filter((rule) => SHUTS_OUT.includes(rule.type) && ids.includes(rule.policy))
      .map((rule) => [id, rule.policy].sort().join('+')),
  )
  return [...new Set(pairs)].sort()
}

/** Months after the month that follows the death for which a payment row stands. */
const paidAfter = (died: LocalDate, rows: KeptRowsByFeed, personId: string): number => {
  const from = addMonths(`${died.slice(0, 7)}-01`, 2).slice(0, 7)
  const months = Object.values(rows)
    .flat()
    .filter((row) => row.personId === personId && row.endedOn === null && typeof row.values.month === 'string')
    .map((row) => String(row.values.month).slice(0, 7))
  return new Set(months.filter((month) => month >= from)).size
}

const householdFacts = (
  facts: Facts,
  members: FactSheet['members'],
  { rows, today }: Given,
  allSettled: readonly KeptRow[],
): void => {
  const of = (id: string): (FactEntry | undefined)[] => members.map((member) => member.facts[id])
  const registers = ['household.isDibao', 'household.isDibaoEdge', 'household.isRigidExpenditure'].map(
    (id) => facts[id],
  )
  const tekun = of('person.isTekun')
  const all = [...registers, ...tekun]
  put(facts, 'household.assisted', anyOf(all.map(flag)), all)

  const living = members.filter((member) => member.facts['person.deceased']?.value !== true)
  const minors = living.map((member) => {
    const age = member.facts['person.age']?.value
    return typeof age === 'number' ? age < ADULT : undefined
  })
  put(facts, 'household.minorCount', countOf(minors), of('person.age'))
  put(facts, 'household.earnerCount', countOf(of('person.isEarner').map(flag)), of('person.isEarner'))
  put(facts, 'household.workerCount', countOf(of('person.ableToWork').map(flag)), of('person.ableToWork'))
  const [storeys, built] = [facts['housing.storeys'], facts['housing.builtYear']]
  if (typeof storeys?.value === 'number' && typeof built?.value === 'number')
    put(facts, 'housing.singleStoreyOld', storeys.value === 1 && built.value <= 1990, [storeys, built])

  const since = addDays(today, -365)
  const settled = allSettled.filter((row) => row.on > since)
  if (settled.length > 0) {
    const paid = settled.reduce((sum, row) => sum + amountOf(row, 'selfBurden'), 0)
    put(facts, 'household.medicalSelfPaid12m', paid, [], newestOf(settled))
  }
  meterFacts(facts, rows)
}

/** What meters tell: computed up to the newest reading, so that a feed that stops does not read as a dark house. */
const meterFacts = (facts: Facts, rows: KeptRowsByFeed): void => {
  const flow = facts['water.lastFlow']
  const read = newestOf(rows['ws-smart'] ?? [])
  if (typeof flow?.value === 'string' && read !== undefined && read >= flow.value)
    put(facts, 'water.daysSinceFlow', diffDays(flow.value, read), [flow], read)
  // A meter that failed tells nothing: its row without a reading is no dark day.
  const power = byDay((rows['pw-daily'] ?? []).filter((row) => typeof row.values.kwh === 'number'))
  const newest = power.at(-1)?.on
  if (newest === undefined) return
  const used = power.filter((row) => amountOf(row, 'kwh') > 0)
  put(facts, 'power.daysSinceUse', diffDays(used.at(-1)?.on ?? addDays(power[0]?.on ?? newest, -1), newest), [], newest)
  const since = addDays(newest, -POWER_DAYS)
  const lately = power.filter((row) => row.on > since)
  if (lately.length === POWER_DAYS)
    put(
      facts,
      'power.kwh30d',
      lately.reduce((sum, row) => sum + amountOf(row, 'kwh'), 0),
      [],
      newest,
    )
  put(facts, 'power.kwhMonthly', orNothing(byMonth(power, 'kwh')), [], newest)
}

/** Oldest first; rows mostly come so. The list may be sorted in place. */
const byDay = (rows: KeptRow[]): readonly KeptRow[] =>
  rows.every((row, at) => at === 0 || (rows[at - 1]?.on ?? '') <= row.on)
    ? rows
    : rows.sort((a, b) => (a.on < b.on ? -1 : 1))
