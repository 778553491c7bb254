import { z } from 'zod'
import { documentFields, Id } from '../kernel/document'

/** A one-time code that a worker hands to a person they have met; `_id` is the HMAC of the code, never the code. */
export const VerificationCode = z.object({
  ...documentFields,
  householdId: Id,
  personId: Id,
  givenByStaffId: Id,
  expiresAt: z.string(),
  usedAt: z.string().nullable().default(null),
  usedByOpenid: z.string().nullable().default(null),
})
export type VerificationCode = z.infer<typeof VerificationCode>

export const VERIFICATION_MINUTES = 30
/** Wrong codes one phone may type in an hour: with a million codes, guessing one of those open stays out of reach. */
export const VERIFICATION_TRIES_PER_HOUR = 5
