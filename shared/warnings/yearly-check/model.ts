import { z } from 'zod'
import { LocalDate } from '../../kernel/dates'
import { AreaCode, documentFields, Id, InstantText } from '../../kernel/document'

/** `matched`: departments agree, nobody is troubled · `differs`: one says otherwise · `unknown`: a list has not come. */
export const CheckOutcome = z.enum(['matched', 'differs', 'unknown'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** What is compared, each between the federation's own list and another department. */
export const CheckPointKey = z.enum(['alive', 'hukou', 'certificate', 'grade', 'kind'])
export type CheckPointKey = z.infer<typeof CheckPointKey>

/** What one source says. */
export const Saying = z.object({ sourceZh: z.string(), valueZh: z.string(), asOf: LocalDate.nullable() })
export type Saying = z.infer<typeof Saying>

export const CheckPoint = z.object({
  key: CheckPointKey,
  outcome: CheckOutcome,
  sayings: z.array(Saying),
  /** One sentence: why it agrees, what differs, or what is missing. */
  becauseZh: z.string(),
  /** Lists that would tell and have not come. */
  missingFeeds: z.array(z.string()),
})
export type CheckPoint = z.infer<typeof CheckPoint>

export const YearlyFinding = z.enum(['stands', 'corrected', 'reassess', 'ended', 'unreachable'])
export type YearlyFinding = z.infer<typeof YearlyFinding>

/** One certificate holder in one year. `_id` is year and person. */
export const YearlyCheck = z.object({
  ...documentFields,
  year: z.int(),
  personId: Id,
  householdId: Id,
  areaCode: AreaCode,
  personName: z.string(),
  addressText: z.string(),
  outcome: CheckOutcome,
  /** `passed`: matched without touching the person · `open`: an officer looks · `confirmed`: an officer has. */
  state: z.enum(['passed', 'open', 'confirmed']),
  comparedOn: LocalDate,
  /** Content hash over the points: tells whether anything moved since. */
  pointsHash: z.string(),
  /** Sealed `CheckPoint[]`. */
  sealed: z.string(),
  confirmed: z
    .object({
      finding: YearlyFinding,
      noteZh: z.string(),
      staffId: Id,
      name: z.string(),
      at: InstantText,
      /** The points that were confirmed; other points ask again. */
      pointsHash: z.string(),
    })
    .nullable(),
  taskId: Id.nullable(),
})
export type YearlyCheck = z.infer<typeof YearlyCheck>

/** How far the comparison of a county is. `_id` is county and year. */
export const YearlyCheckRun = z.object({
  ...documentFields,
  areaCode: AreaCode,
  year: z.int(),
  /** Places still to go through, the one at work first; neighbours lie together. */
  areas: z.array(AreaCode),
  /** Where in the first of them it goes on. */
  cursor: z.string().nullable(),
  done: z.int(),
  total: z.int(),
  status: z.enum(['running', 'finished']),
  startedAt: InstantText,
  finishedAt: InstantText.nullable(),
})
export type YearlyCheckRun = z.infer<typeof YearlyCheckRun>

export const checkIdOf = (year: number, personId: string): string => `${year}:${personId}`
export const runIdOf = (countyCode: string, year: number): string => `${countyCode}:${year}`
