import { z } from 'zod'
import { StaffRole } from '../access/roles'
import channel from './harm-channel.json'

export const HarmKind = z.enum(['child', 'domesticViolence'])
export type HarmKind = z.infer<typeof HarmKind>

/** One station of a sealed channel. */
const HarmStation = z.strictObject({
  role: StaffRole,
  /** Of which bureau; left out where the role alone says it. */
  departmentId: z.string().optional(),
  /** Only a post that the administrator named for this kind of report: a bureau's data clerk is not its rights officer. */
  named: z.boolean().default(false),
})
export type HarmStation = z.infer<typeof HarmStation>

const Stations = z.array(HarmStation).min(1)

const { noteZh: _, ...stations } = z
  .strictObject({ noteZh: z.string(), child: Stations, domesticViolence: Stations })
  .parse(channel)

/** Whose channel it is, first the nearest: data of the county, never the grid's general list. */
export const HARM_CHANNEL: Readonly<Record<HarmKind, readonly HarmStation[]>> = stations

/** A post or seat as the channel sees it. */
interface Post {
  role: StaffRole
  departmentId?: string | null | undefined
}

/** Whether a post may stand at a station; whether it is the one named, its document says. */
export const standsAt = (post: Post, { role, departmentId }: HarmStation): boolean =>
  post.role === role && (departmentId === undefined || post.departmentId === departmentId)

/** Whether reports may be routed to a post at all: of one kind, or of any. */
export const isOnHarmChannel = (post: Post, kind?: HarmKind): boolean =>
  (kind === undefined ? HarmKind.options : [kind]).some((one) =>
    HARM_CHANNEL[one].some((station) => standsAt(post, station)),
  )
