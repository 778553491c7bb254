import { addDays, instantOn, instantToMs, localDateOf, type Instant } from './dates'
import { isWorkingDay } from './working-days'

const MINUTE_MS = 60_000

export interface OfficeHours {
  /** `08:30` */
  from: string
  to: string
}

export const OFFICE_HOURS: OfficeHours = { from: '08:30', to: '17:30' }

/** Minutes of office hours on working days between two instants; 0 when the second is not later. */
export const workingMinutesBetween = (from: Instant, to: Instant, hours: OfficeHours = OFFICE_HOURS): number => {
  const [start, end] = [instantToMs(from), instantToMs(to)]
  let total = 0
  for (let day = localDateOf(from); day <= localDateOf(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const opens = Math.max(start, instantToMs(instantOn(day, hours.from)))
    const closes = Math.min(end, instantToMs(instantOn(day, hours.to)))
    total += Math.max(0, closes - opens)
  }
  return Math.floor(total / MINUTE_MS)
}

/** 「45分」, 「2小时15分」 */
export const minutesZh = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours === 0 ? `${rest}分` : rest === 0 ? `${hours}小时` : `${hours}小时${rest}分`
}
