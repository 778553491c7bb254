import { ageOn, type LocalDate } from '../kernel/dates'
import { EVIDENCE_LABELS } from './labels'
import type { EvidenceKind } from './evidence'
import type { ConsentPurpose } from './model'

export const ADULT_AGE = 18

interface Member {
  personId: string
  /** null: nobody has seen it yet; counts as living together. */
  livesTogether: boolean | null
  /** A student away stays a member of the household that is checked (最低生活保障审核确认办法 art. 7). */
  awayAtSchool?: boolean | null
}

interface KnownPerson {
  _id: string
  name: string
  birthDate: string | null
}

interface GivenConsent {
  personId: string | null
  purpose: ConsentPurpose
  evidence: { kind: EvidenceKind }
  givenAt: string
  withdrawnAt: string | null
}

interface Invitation {
  personId: string
  purpose: ConsentPurpose
  expiresAt: string
  usedAt: string | null
}

export interface Signer {
  personId: string
  name: string
  /** Instant of the consent that stands; null while it is missing. */
  signedAt: string | null
  evidenceZh: string | null
}

/** Adults whose circumstances are checked sign for themselves (社会救助法 art. 40–41); an unknown age counts as adult. */
export const mustSign = (member: Member, birthDate: string | null, today: LocalDate): boolean => {
  const age = birthDate === null ? undefined : ageOn(birthDate, today)
  return (age === undefined || age >= ADULT_AGE) && (member.livesTogether !== false || member.awayAtSchool === true)
}

/** Everybody of the household who must sign for a purpose, and the consent of each that stands. */
export const signersOf = (
  household: { members: readonly Member[] },
  persons: readonly KnownPerson[],
  consents: readonly GivenConsent[],
  purpose: ConsentPurpose,
  today: LocalDate,
): Signer[] =>
  household.members.flatMap((member) => {
    const person = persons.find((one) => one._id === member.personId)
    if (!mustSign(member, person?.birthDate ?? null, today)) return []
    const standing = consents
      .filter((one) => one.personId === member.personId && one.purpose === purpose && one.withdrawnAt === null)
      .sort((a, b) => b.givenAt.localeCompare(a.givenAt))[0]
    return [
      {
        personId: member.personId,
        name: person?.name ?? '（姓名待查）',
        signedAt: standing?.givenAt ?? null,
        evidenceZh: standing ? EVIDENCE_LABELS[standing.evidence.kind].zh : null,
      },
    ]
  })

export const missingSigners = (signers: readonly Signer[]): Signer[] =>
  signers.filter((signer) => signer.signedAt === null)

export interface AuthorizationView {
  complete: boolean
  signers: {
    personId: string
    nameZh: string
    signedAt: string | null
    evidenceZh: string | null
    invitedUntil: string | null
  }[]
}

/** What staff see. Complete means that nobody is missing, never that nobody had to sign. */
export const authorizationView = (
  signers: readonly Signer[],
  invitations: readonly Invitation[],
  purpose: ConsentPurpose,
  now: string,
): AuthorizationView => ({
  complete: signers.length > 0 && missingSigners(signers).length === 0,
  signers: signers.map(({ personId, name, signedAt, evidenceZh }) => {
    const open = invitations
      .filter((one) => one.personId === personId && one.purpose === purpose && one.usedAt === null)
      .filter((one) => one.expiresAt > now)
      .map((one) => one.expiresAt)
      .sort()
      .at(-1)
    return { personId, nameZh: name, signedAt, evidenceZh, invitedUntil: signedAt ? null : (open ?? null) }
  }),
})

/** The same with a signature just given. */
export const withSignature = (
  before: AuthorizationView,
  personId: string,
  consent: { givenAt: string; evidence: { kind: EvidenceKind } },
): AuthorizationView => {
  const signers = before.signers.map((signer) =>
    signer.personId === personId
      ? {
          ...signer,
          signedAt: consent.givenAt,
          evidenceZh: EVIDENCE_LABELS[consent.evidence.kind].zh,
          invitedUntil: null,
        }
      : signer,
  )
  return { complete: signers.length > 0 && signers.every((signer) => signer.signedAt !== null), signers }
}
