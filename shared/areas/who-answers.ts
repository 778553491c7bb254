import { addDays, formatInstant, instantOn, localDateOf, timeOf, type Instant } from '../kernel/dates'
import { isWorkingDay } from '../kernel/working-days'
import { levelOfArea } from '../access/scope'
import type { WhoAnswers } from './contract'
import type { Area } from './model'

/** Where no area on the way up names its hours: those of the county's offices. */
export const DEFAULT_OFFICE_HOURS = { from: '08:30', to: '17:30' } as const
/** The government hotline answers day and night in every county: nobody meets a silent number. */
export const HOTLINE = { name: '政务服务热线', phone: '12345' } as const

type AreaFacts = Pick<Area, 'code' | 'name' | 'level' | 'gridWorker' | 'afterHours' | 'officeHours' | 'villagePoint'>

/** The first value found from the area itself upwards. */
const nearest = <T>(path: readonly AreaFacts[], pick: (area: AreaFacts) => T | null | undefined): T | null => {
  for (const area of path) {
    const value = pick(area)
    if (value !== null && value !== undefined) return value
  }
  return null
}

const nextOpening = (now: Instant, from: string): Instant => {
  let day = localDateOf(now)
  if (timeOf(now) >= from || !isWorkingDay(day))
    do day = addDays(day, 1)
    while (!isWorkingDay(day))
  return instantOn(day, from)
}

export const isOfficeTime = (now: Instant, hours: { from: string; to: string }): boolean =>
  isWorkingDay(localDateOf(now)) && timeOf(now) >= hours.from && timeOf(now) < hours.to

/** Full name from the county down: 「青禾县青嶂镇前渡村第二网格」. `path` runs from the area up to the county. */
export const fullAreaName = (path: readonly { name: string }[]): string =>
  [...path]
    .reverse()
    .map((area) => area.name)
    .join('')

/**
 * Who answers for an area at `now`. `path` holds the area first, then its parents up to the county; what an area leaves
 * out comes from the nearest parent. Out of hours the duty roster answers, and never nobody.
 */
export const whoAnswers = (path: readonly AreaFacts[], now: Instant): WhoAnswers => {
  const [area] = path
  if (!area) throw new RangeError('who answers: the path of areas is empty')
  const worker = nearest(path, (one) => one.gridWorker)
  const hours = nearest(path, (one) => one.officeHours) ?? DEFAULT_OFFICE_HOURS
  const duty = nearest(path, (one) => one.afterHours) ?? HOTLINE
  const open = isOfficeTime(now, hours)
  const answering = open && worker ? worker : duty
  const until = open ? instantOn(localDateOf(now), hours.to) : nextOpening(now, hours.from)
  return {
    areaCode: area.code,
    areaName: area.name,
    townshipName: path.find((one) => levelOfArea(one.code) === 'township')?.name ?? area.name,
    gridWorker: worker && { name: worker.name, phone: worker.phone },
    onDutyNow: { name: answering.name, phone: answering.phone, untilZh: `${formatInstant(until, now)}前` },
    villagePoint: nearest(path, (one) => one.villagePoint),
  }
}
