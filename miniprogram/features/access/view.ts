import type { OutputOf } from '@shared/kernel/contract'
import type { accessContract } from '@shared/access/contract'

export type Me = OutputOf<(typeof accessContract)['actions']['whoami']>
export type MyLink = Me['links'][number]

export interface MyHousehold {
  householdId: string
  /** 「叶根福」 or 「林秀云、吴建平」 */
  namesZh: string
  verified: boolean
  relationZh: string
}

/** One line a household: verified once any link to it is, and a proxy only when nobody of it is on this phone. */
export const householdsOf = (links: readonly MyLink[]): MyHousehold[] => {
  const ids = [...new Set(links.map((link) => link.householdId))]
  return ids.map((householdId) => {
    const mine = links.filter((link) => link.householdId === householdId)
    return {
      householdId,
      namesZh: mine.map((link) => link.nameZh).join('、'),
      verified: mine.some((link) => link.status === 'verified' && link.relation === 'self'),
      relationZh: mine.every((link) => link.relation === 'proxy') ? '我替他办' : '我自己家',
    }
  })
}

export const postsZh = (me: Pick<Me, 'staff'>): string =>
  me.staff.map((post) => `${post.areaZh}${post.roleZh} ${post.name}`).join('；')

const COORDINATORS: readonly Me['staff'][number]['role'][] = ['communityWorker', 'assistanceCoordinator']

/** Whoever looks after a whole village sees all its requests; a grid worker has their own cards. */
export const coordinates = (me: Pick<Me, 'staff'>): boolean => me.staff.some((post) => COORDINATORS.includes(post.role))
