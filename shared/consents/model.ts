import { z } from 'zod'
import { documentFields, Id } from '../kernel/document'

/** What a person agrees to, one purpose at a time (个人信息保护法 art. 14–16, 23, 29; 社会救助法 2026 art. 40–41). */
export const ConsentPurpose = z.enum(['visit', 'proxyFiling', 'economicVerification', 'shareWithOrganization'])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** How the agreement was evidenced. `tap` is enough only for `visit`, given by the person on their own phone. */
export const ConsentEvidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('handwritten'), attachmentId: Id }),
  z.object({ kind: z.literal('thumbprint'), attachmentId: Id }),
  z.object({ kind: z.literal('spoken'), attachmentId: Id }),
  z.object({
    kind: z.literal('witness'),
    witnessName: z.string().min(2, '请写上见证人的姓名').max(30),
    attachmentId: Id.optional(),
  }),
  z.object({ kind: z.literal('tap') }),
])
export type ConsentEvidence = z.infer<typeof ConsentEvidence>

export const Consent = z.object({
  ...documentFields,
  purpose: ConsentPurpose,
  /** The words shown when it was given, frozen. */
  textZh: z.string(),
  textVersion: z.string(),
  evidence: ConsentEvidence,
  givenAt: z.string(),
  personId: Id.nullable(),
  householdId: Id.nullable(),
  requestId: Id.nullable(),
  /** The phone it was given on; null when staff recorded it face to face. */
  openid: z.string().nullable(),
  recordedByStaffId: Id.nullable(),
  withdrawnAt: z.string().nullable().default(null),
})
export type Consent = z.infer<typeof Consent>

/** A single-use invitation to sign on one's own phone; `_id` is the HMAC of the code, so the code itself is never stored. */
export const SignatureInvitation = z.object({
  ...documentFields,
  purpose: ConsentPurpose,
  householdId: Id,
  personId: Id,
  requestedByStaffId: Id,
  expiresAt: z.string(),
  usedAt: z.string().nullable().default(null),
})
export type SignatureInvitation = z.infer<typeof SignatureInvitation>
