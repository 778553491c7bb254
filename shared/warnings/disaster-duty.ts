import type { StaffRole } from '../access/roles'

/** Who opens an event, reads why somebody is on the list, and sends people. */
export const DISASTER_MANAGERS: readonly StaffRole[] = ['townshipOfficer', 'townshipLeader', 'countyDispatcher']
/** Who goes there and says what was found: the managers and those of the village. */
export const DISASTER_HANDS: readonly StaffRole[] = [...DISASTER_MANAGERS, 'gridWorker', 'communityWorker']

/** Bureaus whose officers keep the duty in a disaster: they put signals on and register shelters; they see no household. */
export const DUTY_DEPARTMENTS: readonly string[] = ['emergency', 'meteorology', 'water-resources']

interface Post {
  role: StaffRole
  departmentId?: string | null
}

/** Whether a post may put signals on and register shelters. */
export const isOnDuty = ({ role, departmentId }: Post): boolean =>
  DISASTER_MANAGERS.includes(role) || (role === 'departmentOfficer' && DUTY_DEPARTMENTS.includes(departmentId ?? ''))
