import { areaAtLevel } from '@shared/access/scope'
import type { StaffRole } from '@shared/access/roles'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../context'
import type { Doc } from '../store/types'

export interface Worker {
  staffId: string
  name: string
  phone: string
  role: StaffRole
}

const toWorker = (post: Doc<'staff'>, phone?: string): Worker => ({
  staffId: post._id,
  name: post.name,
  phone: post.phone ?? phone ?? '',
  role: post.role,
})

type Reader = Pick<Context, 'store'>

/** A post that can take work now: itself, or who covers while it is absent (A/B cover). */
const available = async (ctx: Reader, staffId: string): Promise<Doc<'staff'> | undefined> => {
  const post = await ctx.store.staff.get(staffId)
  if (post?.status === 'active') return post
  if (post?.status !== 'absent' || post.coveredByStaffId === undefined) return undefined
  const cover = await ctx.store.staff.get(post.coveredByStaffId)
  return cover?.status === 'active' ? cover : undefined
}

const firstOf = async (ctx: Reader, role: StaffRole, areaCode: string): Promise<Doc<'staff'> | undefined> => {
  const { items } = await ctx.store.staff.find({
    where: { role, status: { in: ['active', 'absent'] }, areaCode },
    limit: 100,
  })
  const active = items.find((post) => post.status === 'active')
  if (active) return active
  for (const post of items) {
    const cover = await available(ctx, post._id)
    if (cover) return cover
  }
  return undefined
}

/** The first post of a role (or who covers it) at the area itself or, failing that, at the nearest area above it. */
const nearestPost = async (ctx: Reader, role: StaffRole, areaCode: string): Promise<Doc<'staff'> | undefined> => {
  for (const level of ['grid', 'community', 'township', 'county'] as const) {
    const code = areaAtLevel(areaCode, level)
    const post = code === undefined ? undefined : await firstOf(ctx, role, code)
    if (post) return post
  }
  return undefined
}

/** The nearest active post of the first of the roles that has one, going up from the area. */
export const findPost = async (
  ctx: Reader,
  roles: readonly StaffRole[],
  areaCode: string,
  options: { except?: readonly string[] } = {},
): Promise<Worker | undefined> => {
  for (const role of roles) {
    const post = await nearestPost(ctx, role, areaCode)
    if (post && !options.except?.includes(post._id)) return toWorker(post)
  }
  return undefined
}

/** The township officer who answers for an area; a county dispatcher where the township has none. */
export const findOfficer = (ctx: Reader, areaCode: string): Promise<Worker | undefined> =>
  findPost(ctx, ['townshipOfficer', 'countyDispatcher'], areaCode)

/**
 * Who is sent to an area: the worker of its grid (or who covers), else a worker of its community, else the township
 * officer. UNAVAILABLE with the hotline when the county has nobody: a need is never accepted that nobody gets.
 */
export const findWorker = async (ctx: Reader, path: readonly Doc<'areas'>[]): Promise<Worker> => {
  const [area] = path
  for (const one of path) {
    const post = one.gridWorker ? await available(ctx, one.gridWorker.staffId) : undefined
    if (post) return toWorker(post, one.gridWorker?.phone)
  }
  const post = area && (await nearestPost(ctx, 'gridWorker', area.code))
  const found = post ? toWorker(post) : area && (await findOfficer(ctx, area.code))
  if (!found) throw new KoumenError('UNAVAILABLE', '这里暂时没有安排人，请打12345，马上有人接。')
  return found
}
