import { z } from 'zod'
import { AreaCode, documentFields, Id, LocalDateText } from '../../kernel/document'
import { RiskLevel, VisitPeriod } from '../risk/levels'
import type { PlanEntry } from './plan-month'

/** What was said because a visit is late; each once. */
export const LateMarks = z.object({
  remindedOn: LocalDateText.nullable(),
  villageOn: LocalDateText.nullable(),
  townshipOn: LocalDateText.nullable(),
})
export type LateMarks = z.infer<typeof LateMarks>

export const StoredEntry = z.object({
  householdId: Id,
  periodFrom: LocalDateText,
  periodTo: LocalDateText,
  latestOn: LocalDateText,
  plannedOn: LocalDateText.nullable(),
  madeOn: LocalDateText.nullable(),
  state: z.enum(['planned', 'made', 'missed']),
  taskId: Id.nullable(),
  level: RiskLevel,
  every: VisitPeriod,
  late: LateMarks,
})
export type StoredEntry = z.infer<typeof StoredEntry>

/** The visits of one grid (or of a village without grids) in one month; `_id` is area and month. No names: ids only. */
export const VisitPlan = z.object({
  ...documentFields,
  areaCode: AreaCode,
  /** `2026-11` */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** Who goes; null where the county has nobody there. */
  workerStaffId: Id.nullable(),
  workerName: z.string(),
  madeOn: LocalDateText,
  /** The earliest day after which an open visit of it is late. */
  lateAfter: LocalDateText,
  entries: z.array(StoredEntry),
})
export type VisitPlan = z.infer<typeof VisitPlan>

/** When the visits of a community are planned anew; `_id` is the community's code. */
export const PlanMark = z.object({ ...documentFields, areaCode: AreaCode, dueOn: LocalDateText })
export type PlanMark = z.infer<typeof PlanMark>

export const planIdOf = (areaCode: string, month: string): string => `${areaCode}:${month}`

export const entryKeyOf = ({ householdId, periodFrom }: Pick<PlanEntry, 'householdId' | 'periodFrom'>): string =>
  `${householdId}/${periodFrom}`

/** Days on which somebody was met make a planned visit of their period a made one: what was done since the plan was made. */
export const withMade = <E extends Pick<PlanEntry, 'periodFrom' | 'periodTo' | 'plannedOn' | 'madeOn' | 'state'>>(
  entry: E,
  metOn: readonly string[],
): E => {
  const madeOn =
    entry.madeOn ?? [...metOn].sort().find((day) => entry.periodFrom <= day && day <= entry.periodTo) ?? null
  return madeOn === null ? entry : { ...entry, madeOn, plannedOn: madeOn, state: 'made' }
}
