import { z } from 'zod'
import { Role, StaffRole } from './roles'

export { StaffRole }

/** `YYYY-MM-DDTHH:mm:ss.SSS+08:00` */
const Instant = z.string()
const AreaCode = z.string().regex(/^\d{6}(\d{3}(\d{3}(\d{2})?)?)?$/)

export const Relative = z.object({
  name: z.string().max(40),
  kinship: z.string().max(20),
  personId: z.string().optional(),
  householdId: z.string().optional(),
})
export type Relative = z.infer<typeof Relative>

/** A post: one person, one role, one area. `openid` appears when an invitation is taken up and goes when it is revoked. */
export const Staff = z.object({
  name: z.string().min(1).max(40),
  role: StaffRole,
  areaCode: AreaCode,
  departmentId: z.string().optional(),
  phone: z.string().optional(),
  openid: z.string().optional(),
  status: z.enum(['invited', 'active', 'absent', 'revoked']),
  /** Who stands in while this officer is absent (A/B cover). */
  coveredByStaffId: z.string().optional(),
  /** Kinds of sealed reports this post is the named person for (妇联权益专干…). */
  receives: z.array(z.enum(['child', 'domesticViolence'])).optional(),
  relatives: z.array(Relative).optional(),
})
export type Staff = z.infer<typeof Staff>

/** Single use. `_id` is the HMAC of the invitation's secret, so that a copy of the database invites nobody. */
export const Invitation = z.object({
  staffId: z.string(),
  invitedByStaffId: z.string(),
  expiresAt: Instant,
  status: z.enum(['open', 'used', 'revoked']),
  usedAt: Instant.optional(),
  usedByOpenid: z.string().optional(),
})
export type Invitation = z.infer<typeof Invitation>

export const LinkRelation = z.enum(['self', 'proxy'])
export type LinkRelation = z.infer<typeof LinkRelation>
export const LinkStatus = z.enum(['claimed', 'verified', 'revoked'])
export type LinkStatus = z.infer<typeof LinkStatus>

/** `_id` is `${openid}:${personId}`. */
export const PersonLink = z.object({
  openid: z.string(),
  personId: z.string(),
  householdId: z.string(),
  relation: LinkRelation,
  status: LinkStatus,
  verifiedHow: z.enum(['metAtVisit', 'oneTimeCode', 'officialFaceCheck']).optional(),
  verifiedAt: Instant.optional(),
  verifiedByStaffId: z.string().optional(),
})
export type PersonLink = z.infer<typeof PersonLink>
export const personLinkId = (openid: string, personId: string): string => `${openid}:${personId}`

/** One thing done, or refused. Everything but `sealed` and `sealId` is covered by `hmac`. */
export const AuditEntry = z.object({
  at: Instant,
  /** `requests.submit`, `warnings.timer:scan` */
  action: z.string(),
  kind: z.enum(['read', 'write', 'timer', 'refusal']),
  outcome: z.string(),
  openid: z.string(),
  staffId: z.string().optional(),
  staffName: z.string().optional(),
  role: Role.optional(),
  householdIds: z.array(z.string()),
  personIds: z.array(z.string()),
  areaCode: z.string().optional(),
  note: z.string().max(200).optional(),
  traceId: z.string(),
  hmac: z.string(),
  keyVersion: z.number().int(),
  sealed: z.boolean(),
  sealId: z.string().optional(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** A link of the audit chain. `_id` is the sequence number padded to twelve digits. */
export const AuditSeal = z.object({
  sequence: z.number().int().positive(),
  previousHash: z.string(),
  entryIds: z.array(z.string()),
  hash: z.string(),
  keyVersion: z.number().int(),
  sealedAt: Instant,
})
export type AuditSeal = z.infer<typeof AuditSeal>
