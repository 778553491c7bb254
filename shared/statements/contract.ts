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
})
export type StatementLine = z.infer<typeof StatementLine>

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
