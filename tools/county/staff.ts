import type { StaffRole } from '@shared/access/roles'
import type { HarmKind } from '@shared/visits/harm-channel'
import { drawName } from './make-names'
import { COUNTY, GRIDS, TOWNS } from './places'
import type { Chance } from './random'

export interface CountyStaff {
  /** Stable name of the post in the demo (`staff-story-worker`, `staff-grid-03`). */
  key: string
  name: string
  role: StaffRole
  areaCode: string
  departmentId?: string
  /** Sealed reports this post is the named person for. */
  receives?: HarmKind[]
  phone: string
  /** What the person is, for the page where one chooses who to be. */
  labelZh: string
}

const STORY_TOWN = '339921107'
const STORY_COMMUNITY = '339921107201'
const STORY_GRID = '33992110720102'

/** Phones of the demo: 154 is a range no operator has. */
const phoneMaker = () => {
  let last = 0
  return (): string => `154${String(++last).padStart(8, '0')}`
}

const DATA_OFFICERS: readonly (readonly [string, string, string])[] = [
  ['medical-insurance', '潘晓琴', '县医保局数据专员'],
  ['civil-affairs', '施明杰', '县民政局经办'],
  ['public-security', '项文涛', '县公安局数据专员'],
  ['disabled-federation', '温丽芳', '县残联经办'],
  ['political-legal', '缪建强', '县委政法委网格数据专员'],
  ['data-bureau', '夏雨欣', '县数据局数据专员'],
  ['housing', '卢志鹏', '县住建局经办'],
]

/** Who keeps a duty and sends no files of the demonstration. */
const DUTY_OFFICERS: readonly (readonly [string, string, string, HarmKind?])[] = [
  ['emergency', '周海涛', '县应急管理局值班员'],
  ['women-federation', '沈玉兰', '县妇联权益专干', 'domesticViolence'],
]

/** Everybody who works: the people of the story, a worker for each grid, officers of towns and departments. */
export const makeStaff = (chance: Chance): CountyStaff[] => {
  const phone = phoneMaker()
  const post = (
    key: string,
    name: string,
    role: StaffRole,
    areaCode: string,
    labelZh: string,
    departmentId?: string,
  ): CountyStaff => ({ key, name, role, areaCode, phone: phone(), labelZh, ...(departmentId && { departmentId }) })

  const story = [
    post('staff-story-worker', '兰小燕', 'gridWorker', STORY_GRID, '前渡村第二网格网格员'),
    post('staff-story-officer', '苏晓敏', 'townshipOfficer', STORY_TOWN, '青嶂镇民政干部'),
    post('staff-story-leader', '雷建民', 'townshipLeader', STORY_TOWN, '青嶂镇副镇长'),
    post('staff-other-officer', '陈岩', 'townshipOfficer', '339921105', '石埠镇民政干部'),
    post('staff-other-leader', '金宏伟', 'townshipLeader', '339921105', '石埠镇副镇长'),
    post('staff-village-secretary', '叶永兴', 'communityWorker', STORY_COMMUNITY, '前渡村党支部书记'),
    post('staff-coordinator', '谢芳', 'assistanceCoordinator', STORY_COMMUNITY, '前渡村社会救助协理员'),
    post('staff-child-director', '方慧', 'childDirector', STORY_COMMUNITY, '前渡村儿童主任'),
    post('staff-dispatcher', '曾丽萍', 'countyDispatcher', COUNTY.code, '县助联体调度员'),
    post('staff-administrator', '董浩', 'administrator', COUNTY.code, '系统管理员'),
    ...DATA_OFFICERS.map(([department, name, labelZh]) =>
      post(`staff-${department}`, name, 'departmentOfficer', COUNTY.code, labelZh, department),
    ),
  ]
  const workers = GRIDS.filter((grid) => grid.code !== STORY_GRID).map((grid, i) =>
    post(
      `staff-grid-${String(i + 1).padStart(2, '0')}`,
      drawName(chance, chance.happens(0.6) ? 'female' : 'male', 1988),
      'gridWorker',
      grid.code,
      `${grid.communityName}${grid.name}网格员`,
    ),
  )
  const secretaries = TOWNS.flatMap((town) => town.communities)
    .filter((community) => community.code !== STORY_COMMUNITY)
    .map((community, i) =>
      post(
        `staff-secretary-${String(i + 1).padStart(2, '0')}`,
        drawName(chance, 'male', 1975),
        'communityWorker',
        community.code,
        `${community.name}书记`,
      ),
    )
  const duty = DUTY_OFFICERS.map(([department, name, labelZh, receives]) => ({
    ...post(`staff-${department}`, name, 'departmentOfficer', COUNTY.code, labelZh, department),
    ...(receives && { receives: [receives] }),
  }))
  return [...story, ...workers, ...secretaries, ...duty]
}
