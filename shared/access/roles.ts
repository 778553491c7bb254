import { z } from 'zod'

/** Every role a person may act in. Staff roles stand on a `staff` document; `resident` and `proxy` come from person links. */
export const StaffRole = z.enum([
  'gridWorker',
  'communityWorker',
  'assistanceCoordinator',
  'childDirector',
  'townshipOfficer',
  'townshipLeader',
  'departmentOfficer',
  'countyDispatcher',
  'partner',
  'administrator',
])
export type StaffRole = z.infer<typeof StaffRole>

export const Role = z.enum([...StaffRole.options, 'resident', 'proxy'])
export type Role = z.infer<typeof Role>

/** Who belongs to a village or community committee. */
export const COMMUNITY_ROLES = ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'childDirector'] as const

/** The level a decision needs and the roles that may take it (Interim Measures on Social Assistance, articles 11 and 46). */
export const DECIDER_LEVELS = {
  village: ['communityWorker'],
  township: ['townshipLeader'],
  countyDepartment: ['departmentOfficer'],
  collectiveSitting: ['townshipLeader', 'departmentOfficer'],
} as const satisfies Record<string, readonly StaffRole[]>
export type DeciderLevel = keyof typeof DECIDER_LEVELS

export const mayDecideAt = (role: StaffRole, level: DeciderLevel): boolean =>
  (DECIDER_LEVELS[level] as readonly StaffRole[]).includes(role)
