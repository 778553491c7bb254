import type { LinkRelation, LinkStatus, Relative } from './model'
import type { StaffRole } from './roles'

/** One post a caller holds: a caller may hold several (a grid worker of two grids). */
export interface StaffSeat {
  staffId: string
  name: string
  role: StaffRole
  /** Everything whose area code starts with this one lies in the seat's scope. */
  areaCode: string
  departmentId?: string
  /** The absent post this seat stands in for (A/B cover): its open work is this person's too. */
  coversStaffId?: string
  /** Registered close relatives (近亲属备案): a matter of theirs needs another officer. */
  relatives?: readonly Relative[]
}

/** One person the caller acts for: themselves (`self`) or somebody who lets them (`proxy`). */
export interface ActorLink {
  personId: string
  householdId: string
  relation: LinkRelation
  status: LinkStatus
}

/** Who is calling, as the platform and our own documents know it. Nothing in it comes from the call's own input. */
export interface Actor {
  /** `person`: signed in; `anonymous`: a visitor without sign-in; `system`: a timer. */
  kind: 'person' | 'anonymous' | 'system'
  /** The platform's id of the caller; `anonymous:…` or `system:…` where there is no person. Never empty. */
  openid: string
  staff: readonly StaffSeat[]
  links: readonly ActorLink[]
}

/** The seat that answers for a post: its own, or the one that stands in for it. */
export const seatOfPost = (actor: Actor, staffId: string): StaffSeat | undefined =>
  actor.staff.find((seat) => seat.staffId === staffId) ?? actor.staff.find((seat) => seat.coversStaffId === staffId)

/** Posts whose open work is the actor's: their own, and those they stand in for. */
export const postsAnsweredFor = (actor: Actor): string[] => [
  ...new Set(actor.staff.flatMap(({ staffId, coversStaffId }) => [staffId, ...(coversStaffId ? [coversStaffId] : [])])),
]

export const isVerifiedFor = (actor: Actor, householdId: string, allowProxy = false): boolean =>
  actor.links.some(
    (link) =>
      link.householdId === householdId && link.status === 'verified' && (allowProxy || link.relation === 'self'),
  )

export const isLinkedTo = (actor: Actor, personId: string): boolean =>
  actor.links.some((link) => link.personId === personId)

/** Staff whose own household or registered relative the matter concerns; the procedure changes (another decider). */
export const isRelatedTo = (actor: Actor, subject: { householdId?: string; personId?: string }): boolean =>
  actor.links.some((link) => link.relation === 'self' && link.householdId === subject.householdId) ||
  actor.staff.some((seat) =>
    (seat.relatives ?? []).some(
      (relative) =>
        (subject.personId !== undefined && relative.personId === subject.personId) ||
        (subject.householdId !== undefined && relative.householdId === subject.householdId),
    ),
  )
