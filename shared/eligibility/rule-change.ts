import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { documentFields, Id, InstantText } from '../kernel/document'
import { Policy, PolicyId } from './model'

const edit = {
  /** The first day on which it counts; never in the past of a decision: old decisions keep their version. */
  from: LocalDate,
  /** The published document it rests on: 「青民〔2026〕31号」. */
  sourceZh: z.string().min(2, '请写清楚依据的文件').max(200),
}

/** A new dated value of a parameter, as the document writes it (yuan, ratio, years). */
export const ParameterEdit = z.strictObject({
  kind: z.literal('parameter'),
  parameterId: z.string(),
  /** Area-code prefix for which it holds: the county, or one township. */
  area: z.string().regex(/^\d{6}(\d{3})?$/, '地区编码不对，请从列表里选'),
  value: z.number(),
  ...edit,
})

/** A policy of the county's own, or the next version of one that ships with the product. */
export const PolicyEdit = z.strictObject({ kind: z.literal('policy'), policy: Policy, ...edit })

/** The county does not offer the policy from that day. */
export const PolicyEnd = z.strictObject({ kind: z.literal('end'), policyId: PolicyId, ...edit })

/** One change of the rule base. It takes effect by date; nothing in the past is edited. */
export const RuleEdit = z.discriminatedUnion('kind', [ParameterEdit, PolicyEdit, PolicyEnd])
export type RuleEdit = z.infer<typeof RuleEdit>

/** What a county puts over the shipped catalogue: the file `koumen whatif` reads, and what stands in force. */
export const Overlay = z.strictObject({ edits: z.array(RuleEdit).max(500) })
export type Overlay = z.infer<typeof Overlay>

/**
 * The overlay in force of a county; `_id` is its area code: the one pointer readers follow. Each `edit` is a `RuleEdit` as
 * it was approved; it is checked again whenever it is read, because a later product may know its facts no more.
 */
export const RuleOverlay = z.object({
  ...documentFields,
  /** With the change that brought each edit, in the order of approval. */
  edits: z.array(z.object({ changeId: Id, edit: z.unknown() })),
  /** Content hash over `edits`. */
  hash: z.string(),
})
export type RuleOverlay = z.infer<typeof RuleOverlay>

export const RULE_CHANGE_STATUSES = ['previewing', 'ready', 'approved', 'rejected', 'withdrawn'] as const
export const RuleChangeStatus = z.enum(RULE_CHANGE_STATUSES)
export type RuleChangeStatus = z.infer<typeof RuleChangeStatus>

/** Who gains and who loses of one policy, over the whole county. */
export const PolicyEffect = z.object({
  policyId: PolicyId,
  /** Subjects (households or persons) that become met, stop being met, become or stop being unknown. */
  gains: z.int(),
  loses: z.int(),
  toUnknown: z.int(),
  fromUnknown: z.int(),
  /** Met before and after with another amount. */
  amountChanges: z.int(),
  /** Fen a month over all met subjects whose amount is known; annual and one-off amounts are not in it. */
  monthlyFenBefore: z.int(),
  monthlyFenAfter: z.int(),
  /** Met subjects whose amount is not known, so that the cost is a lower bound. */
  amountUnknown: z.int(),
})
export type PolicyEffect = z.infer<typeof PolicyEffect>

/** A proposed change with its preview over the county. A second person approves it before it takes effect. */
export const RuleChange = z.object({
  ...documentFields,
  areaCode: z.string(),
  edits: z.array(RuleEdit).min(1).max(20),
  noteZh: z.string().max(500),
  status: RuleChangeStatus,
  proposedBy: z.object({ staffId: Id, name: z.string(), openid: z.string(), at: InstantText }),
  decidedBy: z.object({ staffId: Id, name: z.string(), at: InstantText, reasonZh: z.string() }).nullable(),
  /** The overlay and catalogue the preview was made against; approval asks for a new preview when they moved on. */
  basis: z.object({
    overlayHash: z.string(),
    catalogueHash: z.string(),
    /** The day compared: the first on which every edit counts. Facts are those of the preview, ages those of the day. */
    asOf: LocalDate,
  }),
  preview: z.object({
    /** Rises when the preview is made again; effects of an earlier run are not listed any more. */
    run: z.int(),
    /** Household id after which the next slice starts; null when it is done or not begun. */
    cursor: z.string().nullable(),
    done: z.int(),
    total: z.int(),
    /** Households with any difference. */
    touched: z.int(),
    effects: z.array(PolicyEffect),
  }),
  /** Warnings that read a changed parameter look at everybody again from that day; null when done or not needed. */
  rescan: z.object({ dueOn: LocalDate, cursor: z.string().nullable() }).nullable(),
})
export type RuleChange = z.infer<typeof RuleChange>

export const EFFECT_WAYS = ['gains', 'loses', 'both', 'amount', 'unknown'] as const
export const EffectWay = z.enum(EFFECT_WAYS)
export type EffectWay = z.infer<typeof EffectWay>

/** What a change does to one household; `_id` is `${changeId}:${householdId}`. Which policies is sealed. */
export const RuleEffect = z.object({
  ...documentFields,
  changeId: Id,
  run: z.int(),
  householdId: Id,
  areaCode: z.string(),
  way: EffectWay,
  /** Sealed list of `EffectLine`. */
  sealed: z.string(),
  keepUntil: InstantText,
})
export type RuleEffect = z.infer<typeof RuleEffect>

/** One verdict or amount that differs. */
export const EffectLine = z.object({
  policyId: PolicyId,
  personId: Id.nullable(),
  before: z.enum(['met', 'unmet', 'unknown', 'absent']),
  after: z.enum(['met', 'unmet', 'unknown', 'absent']),
  fenBefore: z.int().nullable(),
  fenAfter: z.int().nullable(),
  /** 「每月940元」 as it was read before and after; null where nothing is paid or nothing can be said. */
  amountBeforeZh: z.string().nullable(),
  amountAfterZh: z.string().nullable(),
})
export type EffectLine = z.infer<typeof EffectLine>
