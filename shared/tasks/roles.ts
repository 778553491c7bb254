import type { StaffRole } from '../access/roles'

/** Who may be given a task. */
export const WORKER_ROLES = [
  'gridWorker',
  'communityWorker',
  'assistanceCoordinator',
  'childDirector',
  'townshipOfficer',
] as const satisfies readonly StaffRole[]

/** Who sees the tasks of an area and gives them to others. */
export const SUPERVISOR_ROLES = [
  'townshipOfficer',
  'townshipLeader',
  'countyDispatcher',
] as const satisfies readonly StaffRole[]
