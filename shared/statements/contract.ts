import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { Id } from '../kernel/document'

/** One line of the happiness list. Words only: a resident never needs a code. */
export const StatementLine = z.object({
  policyId: z.string().nullable(),
  titleZh: z.string(),
  personNameZh: z.string().nullable(),
  /** 「每月60元」; never a dibao amount before verification. */
  amountZh: z.string().nullable(),
  /** 「要核实：房屋等级还不知道，住建局鉴定后就知道。」 */
  sentenceZh: z.string(),
  /** 「问学校资助中心」 */
  whereZh: z.string().nullable(),
  /** 「第8/30工作日…」 for what is in progress. */
  progressZh: z.string().nullable(),
  /** How it goes with what stands beside it: 「领了这样，“最低生活保障”就不再算上叶根福。」 */
  withZh: z.string().nullable(),
  /** The policies that `withZh` names. */
  withPolicyIds: z.array(z.string()),
})
export type StatementLine = z.infer<typeof StatementLine>

/** Things of which only one can be had. The first is received, in progress or listed as available already. */
export const StatementChoice = z.object({
  options: z
    .array(
      z.object({
        policyIds: z.array(z.string()),
        titleZh: z.string(),
        personNameZh: z.string().nullable(),
        amountZh: z.string().nullable(),
        /** 「正在享受」「正在办」; null for what is only offered. */
        stateZh: z.string().nullable(),
      }),
    )
    .min(2),
  /** Place of the option that brings more for certain; null where that is not known. */
  better: z.int().nullable(),
  /** Which one and why, and what the rule says. */
  whyZh: z.string(),
})
export type StatementChoice = z.infer<typeof StatementChoice>

/** What may be had once something in view is granted. */
export const StatementFollowUp = z.object({
  /** The grants, in order. */
  policyIds: z.array(z.string()),
  /** 「批准“最低生活保障”以后，还可以有」 */
  leadZh: z.string(),
  lines: z.array(StatementLine),
})
export type StatementFollowUp = z.infer<typeof StatementFollowUp>

/** What will be different from a day on. */
export const StatementChange = z.object({
  day: z.string(),
  /** 「2027年3月12日，叶根福满80周岁」 */
  causeZh: z.string(),
  /** The cause itself tells of an illness. */
  tellsOfIllness: z.boolean(),
  lines: z.array(z.object({ policyId: z.string(), replaces: z.array(z.string()), sentenceZh: z.string() })),
})
export type StatementChange = z.infer<typeof StatementChange>

export const Statement = z.object({
  householdId: Id,
  headNameZh: z.string(),
  addressZh: z.string(),
  asOf: z.string(),
  notADecisionZh: z.string(),
  received: z.array(StatementLine),
  /** The screening says met, and it can be held beside what is received. */
  available: z.array(StatementLine),
  /** Another body knows and decides (a school, a hospital): where to ask. */
  canAsk: z.array(StatementLine),
  inProgress: z.array(StatementLine),
  toCheck: z.array(StatementLine),
  notMet: z.array(StatementLine),
  /** Policies left out of `toCheck` because too little is known to say anything useful. */
  moreToLearn: z.number().int(),
  choices: z.array(StatementChoice),
  onceGranted: z.array(StatementFollowUp),
  changesAhead: z.array(StatementChange),
  lastDelivery: z.object({ at: z.string(), howZh: z.string() }).nullable(),
})
export type Statement = z.infer<typeof Statement>

export const statementsContract = defineContract('statements', {
  getMine: {
    kind: 'read',
    summary: 'A verified member reads the household’s happiness list (幸福清单).',
    input: z.object({ householdId: Id }),
    output: Statement,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  getForReading: {
    kind: 'read',
    summary: 'The worker with an open task, or an officer of the area, opens the list to read it aloud.',
    input: z.object({ householdId: Id }),
    output: Statement,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  acknowledge: {
    kind: 'write',
    summary: 'A verified member says that the list was read (已念).',
    input: z.object({ householdId: Id, how: z.enum(['readAloud', 'readMyself']) }),
    output: z.object({ at: z.string() }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
})
