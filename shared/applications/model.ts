import { z } from 'zod'
import { DECIDER_LEVELS } from '../access/roles'
import { AreaCode, documentFields, Id, InstantText, LocalDateText } from '../kernel/document'

/**
 * draft → requested → accepted (已受理, the clock runs) → proposed → approved | rejected → delivered (result read or handed over).
 * `referred`: with another department that has its own clock. `waiting` = requested but an authorization is missing.
 */
export const ApplicationStatus = z.enum([
  'requested',
  'accepted',
  'referred',
  'proposed',
  'approved',
  'rejected',
  'delivered',
  'cancelled',
])
export type ApplicationStatus = z.infer<typeof ApplicationStatus>

/** `caseByCase` = 一事一议: help agreed where no policy fits. */
export const ApplicationKind = z.enum(['policy', 'caseByCase'])

/** Who may decide, as the policy's process says; the roles of each level stand in `shared/access/roles.ts`. */
const DeciderLevel = z.enum(
  Object.keys(DECIDER_LEVELS) as [keyof typeof DECIDER_LEVELS, ...(keyof typeof DECIDER_LEVELS)[]],
)

export const ClockPause = z.object({ fromOn: LocalDateText, toOn: LocalDateText.nullable(), reasonZh: z.string() })

/** A statutory clock in working days from acceptance; pauses are data with a reason, never a silent stop. */
export const StatutoryClock = z.object({
  startedOn: LocalDateText,
  limitWorkingDays: z.number().int(),
  basisZh: z.string(),
  pauses: z.array(ClockPause),
})
export type StatutoryClock = z.infer<typeof StatutoryClock>

/** One policy item (or case-by-case help) of a household on its way from request to the aid received. */
export const Application = z.object({
  ...documentFields,
  householdId: Id,
  areaCode: AreaCode,
  personId: Id.nullable(),
  kind: ApplicationKind,
  policyId: z.string().nullable(),
  titleZh: z.string(),
  requestId: Id.nullable(),
  warningId: Id.nullable(),
  departmentId: z.string(),
  deciderLevel: DeciderLevel,
  status: ApplicationStatus,
  clock: StatutoryClock.nullable(),
  /** 近亲属备案 asked at intake; true changes the procedure (审核确认办法 art. 11, 20). */
  staffRelative: z.boolean(),
  policyToldAt: InstantText.nullable(),
  /** 本人社保卡 / 代管协议已备案 */
  account: z.enum(['ownSocialSecurityCard', 'custodyAgreementFiled', 'notNeeded']).nullable(),
  proposal: z
    .object({
      amountFen: z.number().int().nullable(),
      inKindZh: z.string().nullable(),
      payerZh: z.string(),
      reasonZh: z.string(),
      byStaffId: Id,
      byName: z.string(),
      at: InstantText,
    })
    .nullable(),
  decision: z
    .object({
      approved: z.boolean(),
      reasonZh: z.string(),
      byStaffId: Id,
      byName: z.string(),
      roleZh: z.string(),
      at: InstantText,
      signatureAttachmentId: Id.nullable(),
    })
    .nullable(),
  /** What the decision rested on, frozen when proposed: rule version, sheet version and the encrypted trace. */
  basis: z.object({ catalogueHash: z.string(), sheetVersion: z.number().int(), traceSealed: z.string() }).nullable(),
  referral: z
    .object({
      toDepartmentId: z.string(),
      toZh: z.string(),
      at: InstantText,
      replyZh: z.string().nullable(),
      repliedAt: InstantText.nullable(),
    })
    .nullable(),
  deliveredAt: InstantText.nullable(),
  history: z.array(z.object({ at: InstantText, event: z.string(), byName: z.string(), noteZh: z.string() })),
})
export type Application = z.infer<typeof Application>

/** `_id` = household:policy:person. Whoever holds the key is the one live item; see `open-item.ts` of the function. */
export const ApplicationKey = z.object({ ...documentFields, applicationId: Id })
