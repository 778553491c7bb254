import type { StaffSeat } from './actor'
import { COMMUNITY_ROLES, type StaffRole } from './roles'
import { areaAtLevel, covers } from './scope'

/** An administrator invites anyone within the own area; a township officer only the workers of the own township's committees. */
export const mayInvite = (seat: StaffSeat, wanted: { role: StaffRole; areaCode: string }): boolean => {
  if (!covers(seat.areaCode, wanted.areaCode)) return false
  if (seat.role === 'administrator') return true
  return (
    seat.role === 'townshipOfficer' &&
    (COMMUNITY_ROLES as readonly StaffRole[]).includes(wanted.role) &&
    areaAtLevel(wanted.areaCode, 'community') !== undefined
  )
}

export const INVITATION_DAYS = 7
