import { z } from 'zod'
import { AreaCode, Id, PageInput, pageOf, Version } from '../../kernel/document'
import { CheckOutcome, CheckPoint, YearlyFinding } from './model'

const Year = z.int().min(2020).max(2100)

export const YearlyRow = z.object({
  checkId: Id,
  version: Version,
  personNameZh: z.string(),
  areaZh: z.string(),
  addressZh: z.string(),
  outcome: CheckOutcome,
  outcomeZh: z.string(),
  state: z.enum(['passed', 'open', 'confirmed']),
  stateZh: z.string(),
  comparedOn: z.string(),
  /** Why, in one line: 「残联和民政的等级不一样」. */
  reasonsZh: z.array(z.string()),
  confirmedZh: z.string().nullable(),
})
export type YearlyRow = z.infer<typeof YearlyRow>

export const YearlyDetail = YearlyRow.extend({
  year: Year,
  householdId: Id,
  points: z.array(CheckPoint.extend({ nameZh: z.string(), outcomeZh: z.string() })),
  /** What the departments say has changed since the page of all was worked out, or since it was confirmed. */
  moved: z.boolean(),
  visitSent: z.boolean(),
})
export type YearlyDetail = z.infer<typeof YearlyDetail>

const Progress = z.object({
  status: z.enum(['notBegun', 'running', 'finished']),
  done: z.int(),
  total: z.int(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
})

const Counts = z.object({ holders: z.int(), passed: z.int(), differs: z.int(), unknown: z.int(), confirmed: z.int() })
export type YearlyCounts = z.infer<typeof Counts>

const ERRORS = ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'ILLEGAL_TRANSITION'] as const
const Done = z.object({ checkId: Id, version: Version, state: z.enum(['passed', 'open', 'confirmed']) })

/** The disabled persons' federation looks at every certificate once a year: departments' lists are compared first. */
export const yearlyCheckActions = {
  yearlyOverview: {
    kind: 'read' as const,
    summary: 'How far the year’s comparison is, and how many agree, differ or wait, by town or village.',
    input: z.object({ areaCode: AreaCode, year: Year.optional() }),
    output: z.object({
      year: Year,
      progress: Progress,
      total: Counts,
      byArea: z.array(Counts.extend({ areaCode: AreaCode, areaZh: z.string() })),
      /** Lists that are compared with, and when each last came. */
      feeds: z.array(z.object({ titleZh: z.string(), departmentZh: z.string(), lastDataOn: z.string().nullable() })),
    }),
    errors: ERRORS,
  },
  startYearlyCheck: {
    kind: 'write' as const,
    summary: 'Compares every certificate holder of the county with the present lists (again); confirmations stay.',
    input: z.object({ areaCode: AreaCode, year: Year.optional() }),
    output: Progress,
    errors: ERRORS,
  },
  continueYearlyCheck: {
    kind: 'write' as const,
    summary: 'The next slice of the comparison; a timer goes on without the page.',
    input: z.object({ areaCode: AreaCode, year: Year.optional() }),
    output: Progress,
    errors: ERRORS,
  },
  yearlyChecks: {
    kind: 'read' as const,
    summary: 'Certificate holders of an area, narrowed to what agrees, differs, is missing or is confirmed.',
    input: z.object({
      areaCode: AreaCode,
      year: Year.optional(),
      show: z.enum(['all', 'differs', 'unknown', 'passed', 'confirmed']).default('differs'),
      ...PageInput,
    }),
    output: pageOf(YearlyRow).extend({ total: z.int() }),
    errors: ERRORS,
  },
  yearlyCheck: {
    kind: 'read' as const,
    summary: 'One holder, compared anew this moment: which source says what, as of when.',
    input: z.object({ checkId: Id }),
    output: YearlyDetail,
    errors: ERRORS,
  },
  confirmYearlyCheck: {
    kind: 'write' as const,
    summary: 'An officer of the federation records what was found; the certificate itself changes elsewhere.',
    input: z.object({
      checkId: Id,
      version: Version,
      finding: YearlyFinding,
      noteZh: z.string().trim().max(300).default(''),
    }),
    output: Done,
    errors: ERRORS,
  },
  sendYearlyVisit: {
    kind: 'write' as const,
    summary: 'The federation asks the grid worker to look in; the card says 关爱走访 and no more.',
    input: z.object({ checkId: Id, version: Version }),
    output: Done,
    errors: ERRORS,
  },
}
