import type { SignatureInvitation } from './model'

export const SIGNATURE_INVITATION_DAYS = 7
/** Wrong last characters of the identity number that an invitation stands. */
export const SIGNATURE_TRIES = 5

export const INVITATION_GONE_ZH = '签字码不对、已用过或已过期，请核对，或请工作人员重新发一个。'
export const TAIL_WRONG_ZH = '证号最后4位不对，请对照本人证件再填。'
export const TOO_MANY_TRIES_ZH = '试错太多次了，请工作人员重新发一个签字码。'

/** Unknown, used and expired look alike from outside. */
export const isOpenInvitation = (
  invitation: Pick<SignatureInvitation, 'usedAt' | 'expiresAt'> | null,
  now: string,
): boolean => invitation !== null && invitation.usedAt === null && invitation.expiresAt > now

/** People type x for X. */
export const sameTail = (typed: string, tail: string | null): boolean =>
  tail !== null && typed.trim().toUpperCase() === tail.toUpperCase()
