import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { AreaCode, Id, PageInput, pageOf, Version } from '../kernel/document'
import { isWithinBounds, OUT_OF_BOUNDS_ZH } from './edit-bounds'
import { EffectLine, EffectWay, PolicyEffect, RuleChangeStatus, RuleEdit } from './rule-change'

/** One edit in words: 「最低生活保障月标准 1180元/月 → 1230元/月，2027年1月1日起」. */
const EditLine = z.object({ kind: z.enum(['parameter', 'policy', 'end']), titleZh: z.string(), sentenceZh: z.string() })

export const ChangeSummary = z.object({
  changeId: Id,
  version: Version,
  status: RuleChangeStatus,
  statusZh: z.string(),
  edits: z.array(EditLine),
  noteZh: z.string(),
  proposedByName: z.string(),
  proposedAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  /** Why, where it was rejected. */
  reasonZh: z.string().nullable(),
  /** Households looked at of all. */
  done: z.int(),
  total: z.int(),
  touched: z.int(),
})
export type ChangeSummary = z.infer<typeof ChangeSummary>

export const ChangeDetail = ChangeSummary.extend({
  edits: z.array(EditLine),
  effects: z.array(
    z.object({
      policyId: z.string(),
      titleZh: z.string(),
      gains: z.int(),
      loses: z.int(),
      toUnknown: z.int(),
      fromUnknown: z.int(),
      amountChanges: z.int(),
      /** 「每月12,300.00元」; before, after and the difference. */
      costBeforeZh: z.string(),
      costAfterZh: z.string(),
      costDifferenceZh: z.string(),
      /** 「其中38人的金额还算不出」 */
      doubtZh: z.string().nullable(),
    }),
  ),
  /** What the caller may do now. */
  may: z.object({ approve: z.boolean(), reject: z.boolean(), withdraw: z.boolean() }),
  /** Why approving is not possible (one's own proposal, preview not finished, rules moved on). */
  cannotApproveZh: z.string().nullable(),
})
export type ChangeDetail = z.infer<typeof ChangeDetail>

export const EffectRow = z.object({
  householdId: Id,
  headNameZh: z.string(),
  addressZh: z.string(),
  way: EffectWay,
  wayZh: z.string(),
  lines: z.array(
    z.object({
      policyId: z.string(),
      before: EffectLine.shape.before,
      after: EffectLine.shape.after,
      titleZh: z.string(),
      personNameZh: z.string().nullable(),
      /** 「不符合 → 符合」, 「每月940元 → 每月1,090元」 */
      changeZh: z.string(),
    }),
  ),
})
export type EffectRow = z.infer<typeof EffectRow>

const Problem = z.object({ path: z.string(), messageZh: z.string() })

/** Measured before it is read: a rule that is nested without end is refused, not followed. */
const BoundedEdit = z.custom<z.input<typeof RuleEdit>>(isWithinBounds, OUT_OF_BOUNDS_ZH).pipe(RuleEdit)

/** Changing the rules: propose, see what would happen, a second person approves. */
export const changeActions = {
  proposeChange: {
    kind: 'write' as const,
    summary: 'An officer proposes parameter values or policy versions; a preview over the county begins.',
    input: z.object({ edits: z.array(BoundedEdit).min(1).max(20), noteZh: z.string().max(500).default('') }),
    output: z.object({ changeId: Id }),
    errors: ['FORBIDDEN', 'INVALID_INPUT', 'CONFLICT'] as const,
  },
  tryChange: {
    kind: 'read' as const,
    summary: 'A dispatcher runs edits over a page of households without proposing them; nothing is kept.',
    input: z.object({
      edits: z.array(z.unknown()).min(1).max(500),
      /** The day compared; default: the first on which every edit counts. */
      on: LocalDate.optional(),
      after: z.string().max(200).optional(),
    }),
    output: z.object({
      on: z.string(),
      /** Edits that would not take effect, and what should be looked at again. */
      problems: z.array(Problem),
      doubts: z.array(Problem),
      done: z.int(),
      total: z.int(),
      effects: z.array(PolicyEffect),
      rows: z.array(EffectRow),
      next: z.string().nullable(),
    }),
    errors: ['FORBIDDEN', 'INVALID_INPUT'] as const,
  },
  listChanges: {
    kind: 'read' as const,
    summary: 'Officers see proposed and decided changes, newest first.',
    input: z.object({ status: RuleChangeStatus.optional(), ...PageInput }),
    output: pageOf(ChangeSummary),
    errors: ['FORBIDDEN'] as const,
  },
  getChange: {
    kind: 'read' as const,
    summary: 'One change: its edits in words, progress of the preview, who gains and loses, cost a month.',
    input: z.object({ changeId: Id }),
    output: ChangeDetail,
    errors: ['FORBIDDEN', 'NOT_FOUND'] as const,
  },
  continuePreview: {
    kind: 'write' as const,
    summary: 'Looks at the next slice of households; the page calls it until done, a timer goes on without it.',
    input: z.object({ changeId: Id }),
    output: z.object({ done: z.int(), total: z.int(), finished: z.boolean() }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'] as const,
  },
  listEffects: {
    kind: 'read' as const,
    summary: 'Household by household, within the caller’s area: who gains, who loses, by how much.',
    input: z.object({
      changeId: Id,
      way: EffectWay.optional(),
      areaCode: AreaCode.optional(),
      ...PageInput,
    }),
    output: pageOf(EffectRow),
    errors: ['FORBIDDEN', 'NOT_FOUND'] as const,
  },
  approveChange: {
    kind: 'write' as const,
    summary: 'A second person lets the change take effect by its date. Old decisions stay on their version.',
    input: z.object({ changeId: Id, version: Version }),
    output: z.object({ status: RuleChangeStatus }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'] as const,
  },
  rejectChange: {
    kind: 'write' as const,
    summary: 'A second person says no, with the reason.',
    input: z.object({ changeId: Id, version: Version, reasonZh: z.string().min(2, '请写明原因').max(500) }),
    output: z.object({ status: RuleChangeStatus }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'] as const,
  },
  withdrawChange: {
    kind: 'write' as const,
    summary: 'Who proposed it takes it back.',
    input: z.object({ changeId: Id, version: Version }),
    output: z.object({ status: RuleChangeStatus }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'] as const,
  },
}
