import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { AreaCode, Id, PageInput, pageOf } from '../kernel/document'
import { WarningResult, WarningRow } from './row-model'

/** A warning as the ledger keeps it: by what it was raised, who was told, what was found, how it ended. */
export const LedgerRow = WarningRow.extend({
  ruleVersion: z.number().int(),
  toldZh: z.string().nullable(),
  /** Office hours from raising to the first answer; null until somebody was reached. */
  firstContactMinutes: z.number().int().nullable(),
  result: WarningResult.nullable(),
  resultNoteZh: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** Whether somebody was sent. */
  visited: z.boolean(),
  /** Which facts it rests on, from whom and as of when. The values stay in the warning, whose reading is recorded. */
  evidence: z.array(z.object({ labelZh: z.string(), sourceZh: z.string(), asOf: z.string() })),
})
export type LedgerRow = z.infer<typeof LedgerRow>

/** How a rule, a town or a department fares. Ratios are ratios. */
export const Precision = z.object({
  key: z.string(),
  labelZh: z.string(),
  raised: z.number().int(),
  /** Not closed. */
  waiting: z.number().int(),
  /** Found true or not true: confirmed + notInNeed. */
  handled: z.number().int(),
  confirmed: z.number().int(),
  /** confirmed / handled; null where nothing was handled. */
  ratio: z.number().nullable(),
  /** Wilson's interval at 95 %. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Fewer handled than a rate can be told from. */
  tooFew: z.boolean(),
  /** How they ended, each counted. */
  results: z.record(WarningResult, z.number().int()),
  /** The middle one of those reached. */
  medianFirstContactMinutes: z.number().int().nullable(),
})
export type Precision = z.infer<typeof Precision>

/** What another threshold would have meant for the warnings that were handled. */
export const ThresholdStep = z.object({
  value: z.number(),
  valueZh: z.string(),
  /** Warnings that would not have been raised. */
  spared: z.number().int(),
  /** Of these, how many were true: they would have been missed. */
  trueAmongSpared: z.number().int(),
})
export type ThresholdStep = z.infer<typeof ThresholdStep>

export const ThresholdProposal = z.object({
  ruleId: z.string(),
  titleZh: z.string(),
  parameterId: z.string(),
  /** 「个人负担累计 超过 30,000元」 */
  nowZh: z.string(),
  handled: z.number().int(),
  confirmed: z.number().int(),
  steps: z.array(ThresholdStep),
  /** Index into `steps`: spares most and misses nobody. Null: no step does. */
  proposed: z.number().int().nullable(),
  /** The sentence for the person who may change it; the ledger changes nothing. */
  sentenceZh: z.string(),
})
export type ThresholdProposal = z.infer<typeof ThresholdProposal>

const Window = { from: LocalDate.optional(), to: LocalDate.optional() }

export const ledgerActions = {
  ledger: {
    kind: 'read' as const,
    summary: 'The ledger of warnings, newest first, by rule, town, department, result.',
    input: z.object({
      areaCode: AreaCode,
      ruleId: z.string().max(80).optional(),
      departmentId: Id.optional(),
      /** `none`: not closed yet. */
      result: z.union([WarningResult, z.literal('none')]).optional(),
      ...Window,
      ...PageInput,
    }),
    output: pageOf(LedgerRow).extend({ total: z.number().int() }),
    errors: ['FORBIDDEN' as const],
  },
  precision: {
    kind: 'read' as const,
    summary: 'How often warnings turned out true, per rule, town and department, with the numbers behind it.',
    input: z.object({ areaCode: AreaCode, ...Window }),
    output: z.object({
      total: Precision,
      byRule: z.array(Precision),
      byTown: z.array(Precision),
      byDepartment: z.array(Precision),
      proposals: z.array(ThresholdProposal),
      /** True when there were more warnings than one answer counts: the newest were counted. */
      cut: z.boolean(),
    }),
    errors: ['FORBIDDEN' as const],
  },
}
