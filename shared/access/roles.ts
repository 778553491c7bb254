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

/** Who belongs to a committee (village or community), to the township and to the county. */
export const COMMUNITY_ROLES = ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'childDirector'] as const
export const TOWNSHIP_ROLES = ['townshipOfficer', 'townshipLeader'] as const
export const COUNTY_ROLES = ['departmentOfficer', 'countyDispatcher'] as const

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
