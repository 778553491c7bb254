import { areaAtLevel } from '@shared/access/scope'
import { HARM_CHANNEL, standsAt, type HarmKind, type HarmStation } from '@shared/visits/harm-channel'
import type { HarmReceiver } from '@shared/visits/harm-report'
import type { Context } from '../context'
import type { Doc } from '../store/types'

type Reader = Pick<Context, 'store'>
type Post = Doc<'staff'>

/** Whether a post is one of a station: its role and bureau, and named where the station wants a named person. */
export const holdsStation = (post: Post, station: HarmStation, kind: HarmKind): boolean =>
  standsAt(post, station) && (!station.named || (post.receives ?? []).includes(kind))

/** The post itself, or who stands in while it is absent. */
const available = async (ctx: Reader, post: Post): Promise<Post | undefined> => {
  if (post.status === 'active') return post
  const cover = post.coveredByStaffId === undefined ? null : await ctx.store.staff.get(post.coveredByStaffId)
  return cover?.status === 'active' ? cover : undefined
}

/** Of a station, who answers nearest to the area, going up: those who are there before those covered. */
const atStation = async (
  ctx: Reader,
  station: HarmStation,
  { kind, areaCode }: { kind: HarmKind; areaCode: string },
): Promise<Post | undefined> => {
  for (const level of ['grid', 'community', 'township', 'county'] as const) {
    const code = areaAtLevel(areaCode, level)
    if (code === undefined) continue
    const { items } = await ctx.store.staff.find({
      where: { role: station.role, status: { in: ['active', 'absent'] }, areaCode: code },
      limit: 100,
    })
    const posts = items.filter((post) => holdsStation(post, station, kind))
    for (const post of [...posts].sort((a, b) => (a.status < b.status ? -1 : a.status > b.status ? 1 : 0))) {
      const found = await available(ctx, post)
      if (found) return found
    }
  }
  return undefined
}

/** The first station of the channel that has somebody now, going up from the place, and who that is. */
export const routeHarm = async (
  ctx: Reader,
  report: { kind: HarmKind; areaCode: string },
  except: readonly string[] = [],
): Promise<HarmReceiver | undefined> => {
  for (const station of HARM_CHANNEL[report.kind]) {
    const post = await atStation(ctx, station, report)
    // Whoever stands in acts in the role of the station, and gives it back with the post.
    if (post && !except.includes(post._id))
      return { staffId: post._id, role: station.role, departmentId: station.departmentId }
  }
  return undefined
}
