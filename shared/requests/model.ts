import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { AreaCode, documentFields, Id } from '../kernel/document'
import type { DeclaredFacts } from './declared'
import { NEED_CODES } from './need-tiles'

export const RequestStatus = z.enum(['requested', 'accepted', 'inProgress', 'completed', 'closed', 'cancelled'])
export type RequestStatus = z.infer<typeof RequestStatus>

/** How the need reached us. A `lead` (somebody may be in need) needs no consent; a `proxy` filing does. */
export const RequestChannel = z.enum(['self', 'proxy', 'lead'])
export type RequestChannel = z.infer<typeof RequestChannel>

/** A person's stated need (诉求). What they typed stays theirs; the household is linked only when somebody has met them. */
export const HelpRequest = z.object({
  ...documentFields,
  requestNo: z.string(),
  channel: RequestChannel,
  requesterOpenid: z.string(),
  plateCode: z.string().nullable(),
  addressId: z.string().nullable(),
  addressText: z.string(),
  areaCode: AreaCode,
  needs: z.array(z.enum(NEED_CODES)),
  /** Encrypted: words, phone, name and identity number as typed. */
  sealed: z.string(),
  /** The day on which answers of a self-check under seal are dropped; absent where none came, null once dropped. */
  declaredUntil: LocalDate.nullable().optional(),
  voiceAttachmentId: Id.nullable(),
  photoAttachmentIds: z.array(Id),
  consentId: Id.nullable(),
  /** What the requester was told they can ask about: their happiness list answers for each of these. */
  canAskPolicyIds: z.array(z.string()),
  /** Set when the place has exactly one registered household: a hint for the worker, not a link. */
  householdHintId: Id.nullable(),
  /** Set by a visit that met the person. */
  householdId: Id.nullable(),
  contactStaffId: Id.nullable(),
  contactName: z.string(),
  contactPhone: z.string(),
  contactDueAt: z.string(),
  status: RequestStatus,
  /** 1–5, given by the requester on closing. */
  rating: z.number().int().nullable().default(null),
  history: z.array(z.object({ at: z.string(), event: z.string(), byName: z.string(), noteZh: z.string() })),
})
export type HelpRequest = z.infer<typeof HelpRequest>

/** What `HelpRequest.sealed` holds. */
export interface RequestSecrets {
  words?: string
  phone?: string
  personName?: string
  idNumber?: string
  aboutZh?: string
  /** Answers of a self-check that the requester sent along. */
  declared?: DeclaredFacts
}
