import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id } from '../kernel/document'
import { Phone } from '../kernel/phone'
import { StaffRole } from './model'

export const accessContract = defineContract('access', {
  whoami: {
    kind: 'read',
    summary: 'Who this phone is: posts held as staff, and the people it was verified for.',
    input: z.object({}),
    output: z.object({
      staff: z.array(
        z.object({
          staffId: Id,
          name: z.string(),
          role: StaffRole,
          roleZh: z.string(),
          areaCode: AreaCode,
          areaZh: z.string(),
          departmentId: z.string().nullable(),
        }),
      ),
      links: z.array(
        z.object({
          personId: Id,
          householdId: Id,
          nameZh: z.string(),
          relation: z.enum(['self', 'proxy']),
          status: z.enum(['claimed', 'verified']),
        }),
      ),
    }),
    errors: [],
  },
  invite: {
    kind: 'write',
    summary:
      'An administrator (or a township officer for the own township’s workers) invites a member of staff with a single-use code.',
    input: z.object({
      name: z.string().min(2).max(30),
      role: StaffRole,
      areaCode: AreaCode,
      departmentId: z.string().max(40).optional(),
      phone: Phone.optional(),
    }),
    output: z.object({ invitationId: Id, code: z.string(), expiresAt: z.string() }),
    errors: ['FORBIDDEN'],
  },
  acceptInvitation: {
    kind: 'write',
    summary: 'A member of staff binds this phone with the code; the code works once.',
    input: z.object({ code: z.string().min(8).max(40) }),
    output: z.object({ staffId: Id, name: z.string(), roleZh: z.string() }),
    errors: ['NOT_FOUND', 'CONFLICT', 'FORBIDDEN'],
  },
  revokeInvitation: {
    kind: 'write',
    summary: 'Whoever may invite revokes an invitation not yet used.',
    input: z.object({ invitationId: Id }),
    output: z.object({ invitationId: Id }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION'],
  },
  endPost: {
    kind: 'write',
    summary: 'An administrator ends a post: the phone loses it at once.',
    input: z.object({ staffId: Id, reasonZh: z.string().min(2).max(200) }),
    output: z.object({ staffId: Id }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  markAbsent: {
    kind: 'write',
    summary:
      'An administrator or township officer marks somebody absent and names who covers (A/B cover): open work, new work and messages go to the cover. Called again, the cover changes.',
    input: z.object({ staffId: Id, coveredByStaffId: Id }),
    output: z.object({ staffId: Id, coveredByStaffId: Id }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  markBack: {
    kind: 'write',
    summary: 'The absent officer is back: what is still open and not taken over is theirs again.',
    input: z.object({ staffId: Id }),
    output: z.object({ staffId: Id }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION'],
  },
  nameReceiver: {
    kind: 'write',
    summary:
      'An administrator names (or no longer names) the post that sealed reports of a kind go to; never one of their own.',
    input: z.object({ staffId: Id, kind: z.enum(['child', 'domesticViolence']), named: z.boolean() }),
    output: z.object({ staffId: Id, receives: z.array(z.enum(['child', 'domesticViolence'])) }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION'],
  },
  redeemCode: {
    kind: 'write',
    summary:
      'A person enters the one-time code a worker handed over, and is verified for that household on this phone.',
    input: z.object({ code: z.string().regex(/^\d{6}$/, '请填6位数字') }),
    output: z.object({ householdId: Id, personId: Id }),
    errors: ['NOT_FOUND', 'RATE_LIMITED', 'FORBIDDEN'],
  },
  endLinks: {
    kind: 'write',
    summary:
      'A phone is lost, a couple parts, somebody used another’s phone: staff of the area close a person’s household file on every phone; a resident closes it on this one. Being met again opens it again.',
    input: z.object({ householdId: Id, personId: Id, reasonZh: z.string().min(2, '请写明为什么停用').max(200) }),
    output: z.object({ ended: z.number().int() }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  verifyAudit: {
    kind: 'read',
    summary: 'An administrator checks the whole audit log against its seals.',
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      entries: z.number().int(),
      seals: z.number().int(),
      unsealed: z.number().int(),
      firstBroken: z.string().nullable(),
      /** Hash of the last link, to be written down elsewhere. */
      head: z.string(),
    }),
    errors: ['FORBIDDEN'],
  },
})
