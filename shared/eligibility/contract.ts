import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { Id } from '../kernel/document'
import { changeActions } from './change-contract'
import { selfCheckActions } from './self-check-contract'
import { toolboxActions } from './toolbox-contract'

/** One policy for one household or member as officers see it: verdict, why, what is not known and who can tell. */
export const ScreeningRow = z.object({
  policyId: z.string(),
  titleZh: z.string(),
  categoryZh: z.string(),
  departmentZh: z.string(),
  personId: Id.nullable(),
  personNameZh: z.string().nullable(),
  verdict: z.enum(['met', 'unmet', 'unknown']),
  verdictZh: z.string(),
  /** 「不符合：政策要C或D级」 */
  sentenceZh: z.string(),
  clauses: z.array(
    z.object({
      textZh: z.string(),
      verdict: z.enum(['met', 'unmet', 'unknown']),
      valueZh: z.string().nullable(),
      sourceZh: z.string().nullable(),
      asOf: z.string().nullable(),
    }),
  ),
  missing: z.array(z.object({ factId: z.string(), labelZh: z.string(), whoZh: z.string() })),
  amountZh: z.string().nullable(),
  /** 「1180×3−2600=940」 */
  arithmeticZh: z.array(z.string()),
  basisZh: z.string(),
  /** A live application for the same item, if any. */
  applicationId: Id.nullable(),
})
export type ScreeningRow = z.infer<typeof ScreeningRow>

/** 「先问：申请人户籍在本县（公安能查到），问清了大约11项就有答案」 */
export const NextQuestion = z.object({
  factId: z.string(),
  labelZh: z.string(),
  /** How one would ask the family; null where only a department can tell. */
  questionZh: z.string().nullable(),
  personId: Id.nullable(),
  personNameZh: z.string().nullable(),
  whoZh: z.string(),
  /** Policies expected to be settled. */
  settles: z.int(),
  policiesZh: z.array(z.string()),
})
export type NextQuestion = z.infer<typeof NextQuestion>

export const eligibilityContract = defineContract('eligibility', {
  screenHousehold: {
    kind: 'read',
    summary: 'An officer screens a household of their area against every policy. A screening is not a decision.',
    input: z.object({ householdId: Id }),
    output: z.object({
      householdId: Id,
      asOf: z.string(),
      sheetVersion: z.number().int(),
      catalogueHash: z.string(),
      notADecisionZh: z.string(),
      rows: z.array(ScreeningRow),
      /** The one missing fact that would settle most, and who can tell it; null when none would. */
      nextQuestion: NextQuestion.nullable(),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  ...selfCheckActions,
  ...toolboxActions,
  ...changeActions,
})
