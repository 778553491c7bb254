import type { StaffRole } from '@shared/access/roles'

/** Who opens an event, reads why somebody is on the list, and sends people. */
export const DISASTER_MANAGERS: readonly StaffRole[] = ['townshipOfficer', 'townshipLeader', 'countyDispatcher']
/** Who goes there and says what was found: the managers and those of the village. */
export const DISASTER_HANDS: readonly StaffRole[] = [...DISASTER_MANAGERS, 'gridWorker', 'communityWorker']
