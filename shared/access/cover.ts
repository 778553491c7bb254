import type { StaffSeat } from './actor'
import type { Staff } from './model'
import { COMMUNITY_ROLES, type StaffRole } from './roles'
import { covers } from './scope'

const isCommunityRole = (role: StaffRole): boolean => (COMMUNITY_ROLES as readonly StaffRole[]).includes(role)

/** An administrator marks anyone of the own area absent; a township officer colleagues and committee workers, never a leader. */
export const mayMarkAbsent = (seat: StaffSeat, post: Pick<Staff, 'role' | 'areaCode'>): boolean =>
  covers(seat.areaCode, post.areaCode) &&
  (seat.role === 'administrator' ||
    (seat.role === 'townshipOfficer' && (post.role === 'townshipOfficer' || isCommunityRole(post.role))))

/**
 * Why somebody cannot stand in for a post; undefined when they can. Whoever covers acts in the absent role, so the cover
 * holds the same role (of the same department); a committee's worker may also be covered by another of the committees or
 * by the township officer, but a child director, who opens sealed reports, not by a grid worker.
 */
export const coverProblem = (post: Staff, cover: Staff): string | undefined => {
  if (cover.status !== 'active') return '这位同志现在不在岗，请换一位。'
  if (cover.openid !== undefined && cover.openid === post.openid) return '不能由本人代班，请换一位。'
  if (cover.role === post.role)
    return cover.departmentId === post.departmentId ? undefined : '请由同一个部门的同志代班。'
  const mayHelp = isCommunityRole(post.role) && (cover.role === 'townshipOfficer' || isCommunityRole(cover.role))
  if (!mayHelp) return '请由同岗位的同志代班。'
  if (post.role === 'childDirector' && cover.role !== 'townshipOfficer')
    return '儿童主任请由别村的儿童主任或乡镇民政干部代班。'
  return undefined
}
