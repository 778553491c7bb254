import { z } from 'zod'
import { Condition } from '../rules/model'
import plan from './disaster-plan.json'

export const DisasterBand = z.enum(['move-first', 'visit-first', 'phone-first', 'unknown'])
export type DisasterBand = z.infer<typeof DisasterBand>

/** Who is moved or visited first, as data: points, bands and deadlines are a county's to change, not the code's. */
const DisasterPlan = z.strictObject({
  version: z.int(),
  noteZh: z.string(),
  basisZh: z.string(),
  confidence: z.enum(['sourced', 'known', 'sample']),
  hazards: z.array(z.strictObject({ code: z.string(), zh: z.string() })).min(1),
  levels: z.array(z.strictObject({ code: z.enum(['1', '2', '3', '4']), zh: z.string() })).min(1),
  items: z
    .array(
      z.strictObject({
        id: z.string(),
        points: z.int().positive(),
        zh: z.string(),
        /** What must be found out when it is not known; of items with the same words at most one can hold. */
        aboutZh: z.string(),
        /** What a worker at the door is told of it: enough to help somebody move, no paper, illness or benefit. Null: nothing. */
        workerZh: z.string().nullable(),
        when: Condition,
      }),
    )
    .min(1),
  /** From the highest score down. */
  bands: z.array(
    z.strictObject({
      id: DisasterBand.exclude(['unknown']),
      minScore: z.int(),
      zh: z.string(),
      deadlineHours: z.int().positive(),
    }),
  ),
  /** Somebody with no known points whose unknown facts could lead to `mayReach`: listed, never left out. */
  unknown: z.strictObject({
    zh: z.string(),
    mayReach: DisasterBand.exclude(['unknown']),
    deadlineHours: z.int().positive(),
  }),
})

export const DISASTER_PLAN = DisasterPlan.parse(plan)

export const HazardKind = z
  .string()
  .refine((code) => DISASTER_PLAN.hazards.some((one) => one.code === code), { error: '没有这种灾害，请从列表里选' })

export const hazardZh = (code: string): string => DISASTER_PLAN.hazards.find((one) => one.code === code)?.zh ?? code
export const levelZh = (code: string): string => DISASTER_PLAN.levels.find((one) => one.code === code)?.zh ?? code

/** Words and hours of a band. */
export const bandOf = (id: DisasterBand): { zh: string; deadlineHours: number } =>
  id === 'unknown'
    ? DISASTER_PLAN.unknown
    : (DISASTER_PLAN.bands.find((band) => band.id === id) ?? DISASTER_PLAN.unknown)

export const bandOfScore = (score: number): Exclude<DisasterBand, 'unknown'> | null =>
  DISASTER_PLAN.bands.find(({ minScore }) => score >= minScore)?.id ?? null
