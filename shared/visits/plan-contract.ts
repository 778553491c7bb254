import { z } from 'zod'
import { AreaCode, Id } from '../kernel/document'
import { RISK_LEVELS, RiskLevel } from './risk/levels'

/** One line of why: what holds, lowers or is not known, with its evidence. Left out where the reader may not know it. */
export const RiskLine = z.object({
  id: z.string(),
  zh: z.string(),
  dimensionZh: z.string(),
  /** `unknown`: not known yet; never counted as nothing. */
  verdict: z.enum(['met', 'unmet', 'unknown']),
  points: z.number().int(),
  /** 「独居：是（部门数据：特殊困难老年人名册，2026-11-20）」 */
  evidenceZh: z.array(z.string()),
  /** Of an unknown one: what must be found out, and who can tell. */
  askZh: z.string().nullable(),
})
export type RiskLine = z.infer<typeof RiskLine>

export const RiskView = z.object({
  householdId: Id,
  schemeZh: z.string(),
  /** What visits go by. */
  level: RiskLevel,
  levelZh: z.string(),
  everyZh: z.string(),
  /** What is known comes to this. */
  weighedZh: z.string(),
  /** 「至少重点，全部查清可能到高风险」 */
  boundsZh: z.string(),
  /** Null where the reader does not see all that it sums up. */
  score: z.number().int().nullable(),
  knownZh: z.string(),
  raises: z.array(RiskLine),
  lowers: z.array(RiskLine),
  /** Why the level is at least what it is: 「80岁以上独居老人：至少高风险」 */
  floorsZh: z.array(z.string()),
  /** 「评估已降为一般，12月23日后并走访过才下调」 */
  heldZh: z.string().nullable(),
  chosen: z
    .object({ levelZh: z.string(), byName: z.string(), at: z.string(), reasonZh: z.string().nullable() })
    .nullable(),
  earlier: z.array(z.object({ wordsZh: z.string(), at: z.string() })),
  lastMetOn: z.string().nullable(),
  choices: z.array(z.object({ level: RiskLevel, zh: z.string(), everyZh: z.string() })).length(RISK_LEVELS.length),
  maySet: z.boolean(),
})
export type RiskView = z.infer<typeof RiskView>

/** A visit on the worker's list: who, where, when and how often; never why. */
export const MyVisit = z.object({
  householdId: Id,
  periodFrom: z.string(),
  nameZh: z.string(),
  addressZh: z.string(),
  areaZh: z.string(),
  everyZh: z.string(),
  plannedOn: z.string().nullable(),
  latestOn: z.string(),
  daysLate: z.number().int(),
  /** `late`: beyond its last day; `today`, `week` (to Sunday) and `later` by the day it is planned on. */
  when: z.enum(['late', 'today', 'week', 'later', 'made']),
  madeOn: z.string().nullable(),
  taskId: Id.nullable(),
})
export type MyVisit = z.infer<typeof MyVisit>

const PlanLoad = z.object({ day: z.string(), planned: z.number().int(), made: z.number().int() })
const PlanArea = z.object({
  areaCode: AreaCode,
  areaZh: z.string(),
  workerZh: z.string(),
  asked: z.number().int(),
  made: z.number().int(),
  late: z.number().int(),
  byLevel: z.array(z.object({ levelZh: z.string(), households: z.number().int() })),
  days: z.array(PlanLoad),
})
export type PlanArea = z.infer<typeof PlanArea>

const LateVisit = z.object({
  householdId: Id,
  nameZh: z.string(),
  addressZh: z.string(),
  areaZh: z.string(),
  levelZh: z.string(),
  workerZh: z.string(),
  daysLate: z.number().int(),
  plannedOn: z.string().nullable(),
  toldZh: z.string(),
})
export type LateVisit = z.infer<typeof LateVisit>

const PlanOverview = z.object({
  month: z.string(),
  asked: z.number().int(),
  made: z.number().int(),
  late: z.number().int(),
  areas: z.array(PlanArea),
  /** The longest late first, at most a hundred. */
  lateVisits: z.array(LateVisit),
})
export type PlanOverview = z.infer<typeof PlanOverview>

export const planActions = {
  risk: {
    kind: 'read' as const,
    summary:
      'Staff of the area see how much a household needs to be visited and why, as far as their role may know it.',
    input: z.object({ householdId: Id }),
    output: RiskView,
    errors: ['FORBIDDEN' as const, 'NOT_FOUND' as const],
  },
  setRiskLevel: {
    kind: 'write' as const,
    summary: 'An officer sets another level by hand, with a reason, or takes it back; both levels stay visible.',
    input: z.object({
      householdId: Id,
      /** Null: back to what is weighed. */
      level: RiskLevel.nullable(),
      reasonZh: z.string().trim().min(4, '请写明为什么改').max(200),
    }),
    output: z.object({ householdId: Id, level: RiskLevel, levelZh: z.string() }),
    errors: ['FORBIDDEN' as const, 'NOT_FOUND' as const, 'CONFLICT' as const],
  },
  myPlan: {
    kind: 'read' as const,
    summary:
      'A worker reads the visits of their own grids this month: late ones, today’s, this week’s, later ones, made ones.',
    input: z.object({}),
    output: z.object({ month: z.string(), today: z.string(), visits: z.array(MyVisit) }),
    errors: ['FORBIDDEN' as const],
  },
  startPlanned: {
    kind: 'write' as const,
    summary: 'The worker takes planned visits along: each becomes a card, or is the card that is out already.',
    input: z.object({
      visits: z
        .array(z.object({ householdId: Id, periodFrom: z.string() }))
        .min(1)
        .max(20),
    }),
    output: z.object({ tasks: z.array(z.object({ householdId: Id, taskId: Id })) }),
    errors: ['FORBIDDEN' as const, 'NOT_FOUND' as const, 'CONFLICT' as const],
  },
  planOverview: {
    kind: 'read' as const,
    summary: 'Village and township see the month’s visits by grid: levels, load a day, what is late and who was told.',
    input: z.object({ areaCode: AreaCode.refine((code) => code.length >= 9, { error: '请选一个乡镇或村' }) }),
    output: PlanOverview,
    errors: ['FORBIDDEN' as const],
  },
}
