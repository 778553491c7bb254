import { allFeeds } from '@shared/feeds/catalogue'
import type { CountyStaff } from '../staff'
import { Draw } from './draw'
import { drawName, drawSurname } from './identities'
import { VILLAGES, WHOLE_COUNTY, WHOLE_TOWNS } from './places'

/** Everybody who works in the whole county: a worker a grid, committees, town officers, one data officer a department. */
export const wholeCountyStaff = (seed: number): CountyStaff[] => {
  const draw = new Draw(seed ^ 0x57aff)
  let last = 90_000_000
  const post = (
    key: string,
    role: CountyStaff['role'],
    areaCode: string,
    labelZh: string,
    departmentId?: string,
  ): CountyStaff => {
    const female = draw.happens(0.5)
    const name = drawName(draw, female, draw.between(1970, 1998), drawSurname(draw, false))
    return { key, name, role, areaCode, phone: `154${(last += 1)}`, labelZh, ...(departmentId && { departmentId }) }
  }
  const departments = [...new Set(allFeeds().map((feed) => feed.department))].sort()
  return [
    post('staff-administrator', 'administrator', WHOLE_COUNTY.code, '系统管理员'),
    post('staff-dispatcher', 'countyDispatcher', WHOLE_COUNTY.code, '县助联体调度员'),
    ...departments.map((id) => post(`staff-${id}`, 'departmentOfficer', WHOLE_COUNTY.code, '部门数据专员', id)),
    ...WHOLE_TOWNS.flatMap((town) => [
      post(`staff-officer-${town.code}`, 'townshipOfficer', town.code, `${town.name}民政干部`),
      post(`staff-leader-${town.code}`, 'townshipLeader', town.code, `${town.name}分管领导`),
    ]),
    ...VILLAGES.flatMap(({ code, name, grids }) => [
      post(`staff-community-${code}`, 'communityWorker', code, `${name}书记`),
      post(`staff-coordinator-${code}`, 'assistanceCoordinator', code, `${name}社会救助协理员`),
      post(`staff-child-${code}`, 'childDirector', code, `${name}儿童主任`),
      ...grids.map((grid) => post(`staff-grid-${grid.code}`, 'gridWorker', grid.code, `${name}${grid.name}网格员`)),
    ]),
  ]
}
