import { addDays, diffDays, type LocalDate } from '../../kernel/dates'
import { addWorkingDays } from '../../kernel/working-days'
import type { RiskScheme } from '../risk/scheme'
import type { LateMarks, StoredEntry } from './plan-model'

/** After every day there is. */
const NEVER: LocalDate = '9999-12-31'

export type LateStep = 'none' | 'remind' | 'tellVillage' | 'tellTownship'

export const NOT_LATE: LateMarks = { remindedOn: null, villageOn: null, townshipOn: null }

/** Days beyond the last day on which the visit was on time; 0 or less: it is not late. */
export const daysLate = ({ state, latestOn }: Pick<StoredEntry, 'state' | 'latestOn'>, today: LocalDate): number =>
  state === 'made' ? 0 : Math.max(0, diffDays(latestOn, today))

/**
 * What is due for a visit that is late: first the worker is reminded, then the village is told, then the township; each
 * once. A card that is out or a warning that stands has its own clock and its own messages: nothing is said twice.
 */
export const lateStep = (
  entry: Pick<StoredEntry, 'state' | 'latestOn' | 'late'>,
  on: { today: LocalDate; hasCard: boolean; hasWarning: boolean },
  { escalateAfterWorkingDays: wait }: Pick<RiskScheme, 'escalateAfterWorkingDays'>,
): LateStep => {
  if (entry.state !== 'planned' || daysLate(entry, on.today) === 0 || on.hasCard || on.hasWarning) return 'none'
  const { remindedOn, villageOn, townshipOn } = entry.late
  if (remindedOn === null) return 'remind'
  if (villageOn === null) return addWorkingDays(remindedOn, wait).date <= on.today ? 'tellVillage' : 'none'
  if (townshipOn === null) return addWorkingDays(villageOn, wait).date <= on.today ? 'tellTownship' : 'none'
  return 'none'
}

export const lateMarksAfter = (marks: LateMarks, step: LateStep, today: LocalDate): LateMarks => {
  if (step === 'remind') return { ...marks, remindedOn: today }
  if (step === 'tellVillage') return { ...marks, villageOn: today }
  if (step === 'tellTownship') return { ...marks, townshipOn: today }
  return marks
}

/** What was said about a household goes along into the next plan, unless somebody was met since. */
export const carriedMarks = (
  before: readonly Pick<StoredEntry, 'householdId' | 'state' | 'late'>[],
  householdId: string,
  lastMetOn: LocalDate | null,
): LateMarks => {
  const said = before.filter((entry) => entry.householdId === householdId && entry.state !== 'made').at(-1)
  if (!said?.late.remindedOn) return NOT_LATE
  return lastMetOn !== null && lastMetOn >= said.late.remindedOn ? NOT_LATE : said.late
}

/** The last day on which no open visit of a plan is late. */
export const lateAfterOf = (entries: readonly Pick<StoredEntry, 'state' | 'latestOn'>[]): LocalDate =>
  entries
    .filter(({ state }) => state === 'planned')
    .map(({ latestOn }) => latestOn)
    .sort()[0] ?? NEVER

/** The day after the first open visit was to be made, or the first of the next month: when a plan is looked at again. */
export const plannedAgainOn = (
  entries: readonly Pick<StoredEntry, 'state' | 'plannedOn'>[],
  nextMonthOn: LocalDate,
  today: LocalDate,
): LocalDate => {
  const first = entries
    .flatMap(({ state, plannedOn }) => (state === 'planned' && plannedOn !== null ? [plannedOn] : []))
    .sort()[0]
  const day = first === undefined ? nextMonthOn : addDays(first, 1)
  const soonest = day > today ? day : addDays(today, 1)
  return soonest < nextMonthOn ? soonest : nextMonthOn
}
