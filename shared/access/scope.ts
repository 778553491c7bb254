import type { Actor, StaffSeat } from './actor'
import type { StaffRole } from './roles'

/** Lengths of area codes: county 339921, township 339921107, community 339921107201, grid 33992110720102. */
export const AREA_CODE_LENGTHS = { county: 6, township: 9, community: 12, grid: 14 } as const
export type AreaLevel = keyof typeof AREA_CODE_LENGTHS

export const levelOfArea = (areaCode: string): AreaLevel | undefined =>
  (Object.keys(AREA_CODE_LENGTHS) as AreaLevel[]).find((level) => AREA_CODE_LENGTHS[level] === areaCode.length)

/** The part of a code that names the given level; undefined when the code is coarser than that. */
export const areaAtLevel = (areaCode: string, level: AreaLevel): string | undefined =>
  areaCode.length >= AREA_CODE_LENGTHS[level] ? areaCode.slice(0, AREA_CODE_LENGTHS[level]) : undefined

/** Whether two areas lie in the same township (or village, or county); false when one of them is coarser than that. */
export const isSame = (level: AreaLevel, one: string, other: string): boolean =>
  areaAtLevel(one, level) !== undefined && areaAtLevel(one, level) === areaAtLevel(other, level)

/** True when `areaCode` is `scope` or lies inside it. An empty scope covers nothing: deny by default. */
export const covers = (scope: string, areaCode: string): boolean => scope !== '' && areaCode.startsWith(scope)

/** The first seat that has one of the roles and, where an area is named, covers it. */
export const seatFor = (actor: Actor, roles: readonly StaffRole[], areaCode?: string): StaffSeat | undefined =>
  actor.staff.find((seat) => roles.includes(seat.role) && (areaCode === undefined || covers(seat.areaCode, areaCode)))

/** The areas in which the actor holds one of the roles, none of them inside another. */
export const areasOf = (actor: Actor, roles: readonly StaffRole[]): string[] => {
  const codes = [...new Set(actor.staff.filter((seat) => roles.includes(seat.role)).map((seat) => seat.areaCode))]
  return codes.filter((code) => !codes.some((other) => other !== code && covers(other, code))).sort()
}
