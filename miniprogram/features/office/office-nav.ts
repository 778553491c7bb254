import { isOnDuty } from '@shared/warnings/disaster-duty'
import type { Me } from '../access/view'
import type { NavItem } from '../../ui/layout/page-props'

export type OfficePage =
  | 'queue'
  | 'checks'
  | 'ledger'
  | 'disaster'
  | 'items'
  | 'requests'
  | 'tasks'
  | 'visits'
  | 'households'
  | 'feeds'
  | 'policies'

const PAGES: Record<OfficePage, Omit<NavItem, 'current' | 'count'>> = {
  queue: { label: '预警', icon: 'bell', url: '/office/queue/index' },
  checks: { label: '核对', icon: 'check', url: '/office/checks/index' },
  ledger: { label: '台账', icon: 'eye', url: '/office/ledger/index' },
  disaster: { label: '灾害', icon: 'alert', url: '/office/disaster/index' },
  items: { label: '办件', icon: 'file', url: '/office/items/index' },
  requests: { label: '求助', icon: 'hand', url: '/office/requests/index' },
  tasks: { label: '任务', icon: 'list', url: '/office/tasks/index' },
  visits: { label: '走访', icon: 'door', url: '/office/visits/index' },
  households: { label: '档案', icon: 'people', url: '/office/households/index' },
  feeds: { label: '数据', icon: 'image', url: '/office/feeds/index' },
  policies: { label: '政策', icon: 'shield', url: '/office/policies/index' },
}

const OF_ROLE: Partial<Record<Me['staff'][number]['role'], readonly OfficePage[]>> = {
  townshipOfficer: [
    'queue',
    'items',
    'requests',
    'tasks',
    'visits',
    'households',
    'checks',
    'ledger',
    'disaster',
    'policies',
  ],
  townshipLeader: ['items', 'queue', 'visits', 'households', 'checks', 'ledger', 'disaster', 'policies'],
  assistanceCoordinator: ['items', 'requests', 'visits', 'households', 'policies'],
  countyDispatcher: ['tasks', 'requests', 'items', 'queue', 'checks', 'ledger', 'disaster', 'policies'],
  departmentOfficer: ['queue', 'items', 'checks', 'feeds', 'ledger', 'policies'],
  communityWorker: ['visits', 'policies'],
  childDirector: ['policies'],
  administrator: ['feeds'],
}

/** What the posts of this phone open; the server refuses everything else anyway. */
export const officePagesOf = (me: Pick<Me, 'staff'> | undefined): OfficePage[] => [
  ...new Set(
    (me?.staff ?? []).flatMap((post) => [
      ...(OF_ROLE[post.role] ?? []),
      // The duty of the county puts signals on and sees how far the moving is.
      ...(isOnDuty(post) ? (['disaster'] as const) : []),
    ]),
  ),
]

export const officeNav = (me: Pick<Me, 'staff'> | undefined, current: OfficePage): NavItem[] =>
  officePagesOf(me).map((page) => ({ ...PAGES[page], current: page === current }))

/** The widest area this phone works in. */
export const officeArea = (me: Pick<Me, 'staff'>): string | undefined =>
  me.staff.map((post) => post.areaCode).sort((a, b) => a.length - b.length)[0]
