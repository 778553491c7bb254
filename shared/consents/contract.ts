import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { Id, PageInput, pageOf } from '../kernel/document'
import { ConsentEvidence, ConsentPurpose } from './model'

export const ConsentView = z.object({
  consentId: Id,
  purpose: ConsentPurpose,
  textZh: z.string(),
  evidenceZh: z.string(),
  givenAt: z.string(),
  withdrawnAt: z.string().nullable(),
})

/** Who must sign an authorization and who has: every adult member and legal supporter signs for themselves. */
export const AuthorizationStatus = z.object({
  complete: z.boolean(),
  signers: z.array(
    z.object({
      personId: Id,
      nameZh: z.string(),
      signedAt: z.string().nullable(),
      evidenceZh: z.string().nullable(),
      /** An invitation to sign on the own phone is out. */
      invitedUntil: z.string().nullable(),
    }),
  ),
})
export type AuthorizationStatus = z.infer<typeof AuthorizationStatus>

export const LedgerEntry = z.object({
  at: z.string(),
  nameZh: z.string(),
  roleZh: z.string(),
  /** 「看了您家的资料」 */
  whatZh: z.string(),
})

export const consentsContract = defineContract('consents', {
  record: {
    kind: 'write',
    summary: 'Staff record, face to face, the consent of a member of a household of their area.',
    input: z.object({ householdId: Id, personId: Id, purpose: ConsentPurpose, evidence: ConsentEvidence }),
    output: z.object({ consentId: Id, status: AuthorizationStatus }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  inviteSignature: {
    kind: 'write',
    summary: 'Staff invite an absent member to sign on their own phone with a single-use code.',
    input: z.object({ householdId: Id, personId: Id, purpose: ConsentPurpose }),
    output: z.object({ code: z.string(), expiresAt: z.string() }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  readInvitation: {
    kind: 'read',
    summary: 'Whoever holds a signing code reads what is to be signed.',
    input: z.object({ code: z.string().min(6).max(20) }),
    output: z.object({ nameMaskedZh: z.string(), textZh: z.string(), expiresAt: z.string() }),
    errors: ['NOT_FOUND'],
  },
  signInvitation: {
    kind: 'write',
    summary: 'The absent member signs with the code and the last four characters of their identity number.',
    input: z.object({
      code: z.string().min(6).max(20),
      idTail: z.string().length(4, '请填证号最后4位'),
      evidence: ConsentEvidence,
    }),
    output: z.object({ consentId: Id, signedAt: z.string() }),
    errors: ['NOT_FOUND', 'FORBIDDEN'],
  },
  authorizationStatus: {
    kind: 'read',
    summary: 'Staff see who of a household has signed and who has not.',
    input: z.object({ householdId: Id, purpose: ConsentPurpose }),
    output: AuthorizationStatus,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  listMine: {
    kind: 'read',
    summary: 'A person lists what they have agreed to on this phone or as a verified member.',
    input: z.object({ ...PageInput }),
    output: pageOf(ConsentView),
    errors: [],
  },
  withdraw: {
    kind: 'write',
    summary: 'A person withdraws a consent; what was lawfully done stays, nothing new is done under it.',
    input: z.object({ consentId: Id }),
    output: z.object({ withdrawnAt: z.string() }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  whoLooked: {
    kind: 'read',
    summary: 'A verified member sees who looked at or changed the household’s file (谁看过).',
    input: z.object({ householdId: Id, ...PageInput }),
    output: pageOf(LedgerEntry),
    errors: ['FORBIDDEN'],
  },
})
