import { addDays, dayOfWeek, type LocalDate } from '../../kernel/dates'
import type { LateVisit, MyVisit, PlanArea } from '../plan-contract'
import { RISK_LEVELS } from '../risk/levels'
import { levelOf, type RiskScheme } from '../risk/scheme'
import { daysLate } from './late'
import type { StoredEntry } from './plan-model'

export interface Door {
  nameZh: string
  addressZh: string
  areaZh: string
}

const whenOf = (entry: StoredEntry, today: LocalDate): MyVisit['when'] => {
  if (entry.state === 'made') return 'made'
  if (daysLate(entry, today) > 0) return 'late'
  const sunday = addDays(today, (7 - dayOfWeek(today)) % 7)
  const day = entry.plannedOn ?? entry.latestOn
  // A visit of a day gone by waits for the night's plan: it is today's until then.
  return day <= today ? 'today' : day <= sunday ? 'week' : 'later'
}

/** A visit as its worker reads it: a door, a day and how often; no level and no reason. */
export const viewMyVisit = (entry: StoredEntry, door: Door, scheme: RiskScheme, today: LocalDate): MyVisit => ({
  householdId: entry.householdId,
  periodFrom: entry.periodFrom,
  ...door,
  everyZh: scheme.levels.find(({ every }) => every === entry.every)?.everyZh ?? '',
  plannedOn: entry.plannedOn,
  latestOn: entry.latestOn,
  daysLate: daysLate(entry, today),
  when: whenOf(entry, today),
  madeOn: entry.madeOn,
  taskId: entry.state === 'planned' ? entry.taskId : null,
})

const ORDER: readonly MyVisit['when'][] = ['late', 'today', 'week', 'later', 'made']

/** Late ones first, the longest of them first; then by day; made ones last. */
export const inOrder = (visits: readonly MyVisit[]): MyVisit[] =>
  [...visits].sort(
    (a, b) =>
      ORDER.indexOf(a.when) - ORDER.indexOf(b.when) ||
      b.daysLate - a.daysLate ||
      ((a.plannedOn ?? '') < (b.plannedOn ?? '') ? -1 : (a.plannedOn ?? '') > (b.plannedOn ?? '') ? 1 : 0) ||
      (a.addressZh < b.addressZh ? -1 : 1),
  )

export const toldZh = ({ late }: Pick<StoredEntry, 'late'>): string => {
  if (late.townshipOn) return `已告诉乡镇（${late.townshipOn}）`
  if (late.villageOn) return `已告诉村里（${late.villageOn}）`
  return late.remindedOn ? `已提醒本人（${late.remindedOn}）` : '还没有提醒'
}

/** One grid's month in figures. */
export const viewArea = (
  entries: readonly StoredEntry[],
  about: Pick<PlanArea, 'areaCode' | 'areaZh' | 'workerZh'>,
  scheme: RiskScheme,
  { days, today }: { days: readonly LocalDate[]; today: LocalDate },
): PlanArea => {
  const levelOfHome = new Map(entries.map(({ householdId, level }) => [householdId, level]))
  const on = (day: LocalDate, isMade: boolean): number =>
    entries.filter(({ state, plannedOn }) => state !== 'missed' && plannedOn === day && (state === 'made') === isMade)
      .length
  return {
    ...about,
    asked: entries.length,
    made: entries.filter(({ state }) => state === 'made').length,
    late: entries.filter((entry) => entry.state === 'planned' && daysLate(entry, today) > 0).length,
    byLevel: RISK_LEVELS.map((level) => ({
      levelZh: levelOf(scheme, level).zh,
      households: [...levelOfHome.values()].filter((one) => one === level).length,
    })),
    days: days.map((day) => ({ day, planned: on(day, false), made: on(day, true) })),
  }
}

export const viewLate = (
  entry: StoredEntry,
  door: Door,
  workerZh: string,
  scheme: RiskScheme,
  today: LocalDate,
): LateVisit => ({
  householdId: entry.householdId,
  ...door,
  levelZh: levelOf(scheme, entry.level).zh,
  workerZh,
  daysLate: daysLate(entry, today),
  plannedOn: entry.plannedOn,
  toldZh: toldZh(entry),
})
