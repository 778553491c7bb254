import type { MyVisit, PlanArea } from '@shared/visits/plan-contract'
import { formatDate } from '@shared/kernel/dates'

export const WHEN_ZH: Record<MyVisit['when'], string> = {
  late: '逾期的',
  today: '今天',
  week: '本周',
  later: '以后',
  made: '走过的',
}
const ORDER: readonly MyVisit['when'][] = ['late', 'today', 'week', 'later', 'made']

/** Whoever is visited before then anyway does not stand again among the later ones. */
const isShown = (visit: MyVisit, at: number, visits: readonly MyVisit[]): boolean =>
  visit.when !== 'later' ||
  !visits.slice(0, at).some(({ householdId, when }) => householdId === visit.householdId && when !== 'made')

/** The list in parts, in the order in which they are worked through; empty parts are left out. */
export const partsOf = (visits: readonly MyVisit[]): { when: MyVisit['when']; visits: MyVisit[] }[] => {
  const shown = visits.filter(isShown)
  return ORDER.map((when) => ({ when, visits: shown.filter((visit) => visit.when === when) })).filter(
    (part) => part.visits.length > 0,
  )
}

/** 「11月共12户次，走过5，逾期1」 */
export const summaryZh = (month: string, visits: readonly MyVisit[]): string => {
  const made = visits.filter(({ when }) => when === 'made').length
  const late = visits.filter(({ when }) => when === 'late').length
  return `${Number(month.slice(5))}月共${visits.length}户次，走过${made}${late > 0 ? `，逾期${late}` : ''}`
}

/** 「计划11月25日，最迟11月30日 · 每周1次」; words, not only a colour, say that it is late. */
export const lineZh = (visit: MyVisit, today: string): string => {
  if (visit.madeOn !== null) return `${formatDate(visit.madeOn, today)}见到本人`
  const planned = visit.plannedOn === null ? '' : `计划${formatDate(visit.plannedOn, today)}，`
  const last = visit.daysLate > 0 ? `已逾期${visit.daysLate}天` : `最迟${formatDate(visit.latestOn, today)}`
  return `${planned}${last} · ${visit.everyZh}`
}

/** What can be taken along at once: late ones and today's that have no card yet. */
export const toTakeAlong = (visits: readonly MyVisit[]): MyVisit[] =>
  visits.filter(({ when, taskId }) => (when === 'late' || when === 'today') && taskId === null)

/** The busiest day of all shown: bars are drawn against it. */
export const busiestOf = (areas: readonly Pick<PlanArea, 'days'>[]): number =>
  Math.max(1, ...areas.flatMap(({ days }) => days.map(({ planned, made }) => planned + made)))

/** 「每天2至3户」 for the days that are left, in words beside the chart. */
export const loadZh = (days: PlanArea['days'], today: string): string => {
  const left = days.filter(({ day }) => day >= today).map(({ planned, made }) => planned + made)
  if (left.length === 0) return '本月没有工作日了'
  const [least, most] = [Math.min(...left), Math.max(...left)]
  return least === most ? `往后每天${most}户` : `往后每天${least}至${most}户`
}
