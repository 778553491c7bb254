import type { StaffSeat } from '../access/actor'
import type { StaffRole } from '../access/roles'

/** What one reader of a household file may see; everything else is left out, never blanked with a hint. */
export interface FileViewer {
  /** Names in full; else 叶*福. */
  fullNames: boolean
  /** Identity numbers as 339921********013X; else nothing. */
  idNumbers: boolean
  /** Illness: `none`, `own` (of the persons listed) or `all`. */
  illness: 'none' | 'own' | 'all'
  ownPersonIds: readonly string[]
  /** Sensitive facts other than illness: income, assets, special status. */
  finances: boolean
}

/** Departments whose work is illness and disability (社会救助法: who must verify it). */
const HEALTH_DEPARTMENTS = ['medical-insurance', 'health', 'disabled-federation', 'civil-affairs']

export const FILE_ROLES = [
  'assistanceCoordinator',
  'townshipOfficer',
  'townshipLeader',
  'departmentOfficer',
  'countyDispatcher',
] as const satisfies readonly StaffRole[]

/** Posts that answer for an area find its households; a department finds the one its own matter names. */
export const LIST_ROLES = FILE_ROLES.filter((role) => role !== 'departmentOfficer')

const VIEWS: Record<(typeof FILE_ROLES)[number], Omit<FileViewer, 'ownPersonIds'>> = {
  assistanceCoordinator: { fullNames: true, idNumbers: false, illness: 'none', finances: true },
  townshipOfficer: { fullNames: true, idNumbers: true, illness: 'all', finances: true },
  townshipLeader: { fullNames: true, idNumbers: true, illness: 'all', finances: true },
  departmentOfficer: { fullNames: true, idNumbers: true, illness: 'none', finances: true },
  countyDispatcher: { fullNames: true, idNumbers: false, illness: 'none', finances: false },
}

/** Nothing at all for a role that may not open files. */
const BLIND: FileViewer = { fullNames: false, idNumbers: false, illness: 'none', ownPersonIds: [], finances: false }

export const staffViewer = (seat: Pick<StaffSeat, 'role' | 'departmentId'>): FileViewer => {
  const view = (VIEWS as Partial<Record<StaffRole, Omit<FileViewer, 'ownPersonIds'>>>)[seat.role]
  if (!view) return BLIND
  const isHealth = seat.role === 'departmentOfficer' && HEALTH_DEPARTMENTS.includes(seat.departmentId ?? '')
  return { ...view, ...(isHealth ? { illness: 'all' as const } : {}), ownPersonIds: [] }
}

/** A verified member: the household's own file, of illness only their own. */
export const memberViewer = (personIds: readonly string[]): FileViewer => ({
  fullNames: true,
  idNumbers: true,
  illness: 'own',
  ownPersonIds: personIds,
  finances: true,
})
