import type { Role } from './roles'

/** Words for roles; `zh` is what screens show. */
export const ROLE_LABELS: Record<Role, { zh: string; en: string }> = {
  gridWorker: { zh: '网格员', en: 'Grid worker' },
  communityWorker: { zh: '村（社区）干部', en: 'Community worker' },
  assistanceCoordinator: { zh: '社会救助协理员', en: 'Social-assistance coordinator' },
  childDirector: { zh: '儿童主任', en: 'Child director' },
  townshipOfficer: { zh: '乡镇民政干部', en: 'Township civil-affairs officer' },
  townshipLeader: { zh: '乡镇分管领导', en: 'Deputy township head' },
  departmentOfficer: { zh: '县级部门经办', en: 'County department officer' },
  countyDispatcher: { zh: '县助联体调度员', en: 'County dispatcher' },
  partner: { zh: '社会组织', en: 'Partner organization' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  resident: { zh: '居民本人', en: 'Resident' },
  proxy: { zh: '代办人', en: 'Proxy' },
}
