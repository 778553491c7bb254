import type { CountyStaff } from '../county/staff'

/** Somebody to be in the demonstration: one click signs a browser tab in as them. */
export interface DemoPerson {
  id: string
  label: string
  openid: string
  /** Who they are, for the page where one chooses. */
  storyZh: string
  group: 'resident' | 'worker' | 'office'
  /** The page that opens first. */
  home: string
}

const resident = (id: string, label: string, storyZh: string): DemoPerson => ({
  id,
  label,
  openid: `demo-${id}`,
  storyZh,
  group: 'resident',
  home: '/pages/index/index',
})

const RESIDENTS: readonly DemoPerson[] = [
  resident('ye-genfu', '叶根福', '81岁，独居，住溪边路17号。从扫门牌开始。'),
  resident('lin-xiuyun', '林秀云', '50岁，住水井巷8号，不在任何名册上。'),
  resident('wu-jianping', '吴建平', '林秀云的丈夫。'),
  resident('wu-hao', '吴昊', '林秀云的儿子，在外地读大四，用自己的手机签字。'),
  resident('zheng-ahai', '郑阿海', '水井巷10号的邻居，可以替别人说一声。'),
]

export const staffOpenid = (member: Pick<CountyStaff, 'key'>): string => `demo-${member.key}`

const FEATURED = [
  'staff-story-worker',
  'staff-village-secretary',
  'staff-coordinator',
  'staff-story-officer',
  'staff-story-leader',
  'staff-other-officer',
  'staff-housing',
  'staff-civil-affairs',
  'staff-medical-insurance',
  'staff-disabled-federation',
  'staff-dispatcher',
  'staff-child-director',
  'staff-administrator',
]

/** Where a role's day begins, if not with the queue or the task cards. */
const HOME_OF: Partial<Record<CountyStaff['role'], string>> = {
  townshipLeader: '/office/items/index',
  countyDispatcher: '/office/tasks/index',
  administrator: '/office/feeds/index',
}

const isFieldWork = (role: CountyStaff['role']): boolean =>
  ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'childDirector'].includes(role)

/** The people of the page 「选一个人」, residents first. */
export const demoPeople = (staff: readonly CountyStaff[]): DemoPerson[] => [
  ...RESIDENTS,
  ...FEATURED.flatMap((key) => {
    const member = staff.find((one) => one.key === key)
    if (!member) return []
    const fieldWork = isFieldWork(member.role)
    return [
      {
        id: member.key.replace(/^staff-/, ''),
        label: member.name,
        openid: staffOpenid(member),
        storyZh: member.labelZh,
        group: fieldWork ? ('worker' as const) : ('office' as const),
        home: HOME_OF[member.role] ?? (fieldWork ? '/worker/today/index' : '/office/queue/index'),
      },
    ]
  }),
]
