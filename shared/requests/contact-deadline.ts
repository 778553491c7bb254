import { instantOn, localDateOf, timeOf, type Instant } from '../kernel/dates'
import { addWorkingDays, isWorkingDay } from '../kernel/working-days'

/** By when somebody calls back: the county's service promise, not law. Times are local, `HH:mm`. */
export interface ContactPromise {
  /** A request made before this time of a working day is answered the same day … */
  sameDayUntil: string
  /** … by this time. */
  sameDayBy: string
  /** A request made before the offices open is answered by `nextDayBy` of that same working day. */
  opensAt: string
  /** Anything later is answered by this time of the next working day. */
  nextDayBy: string
}

export const CONTACT_PROMISE: ContactPromise = {
  sameDayUntil: '17:00',
  sameDayBy: '18:00',
  opensAt: '08:00',
  nextDayBy: '12:00',
}

export const contactDueAt = (submittedAt: Instant, promise: ContactPromise = CONTACT_PROMISE): Instant => {
  const [day, time] = [localDateOf(submittedAt), timeOf(submittedAt)]
  if (!isWorkingDay(day) || time >= promise.sameDayUntil)
    return instantOn(addWorkingDays(day, 1).date, promise.nextDayBy)
  return instantOn(day, time < promise.opensAt ? promise.nextDayBy : promise.sameDayBy)
}

/** A visit that met nobody is tried again by the end of the next working day. */
export const nextTryDueAt = (now: Instant, promise: ContactPromise = CONTACT_PROMISE): Instant =>
  instantOn(addWorkingDays(localDateOf(now), 1).date, promise.sameDayBy)
