import { diffDays, type LocalDate } from '../kernel/dates'
import { addWorkingDays, countWorkingDays } from '../kernel/working-days'
import type { Application } from './model'

type Clock = NonNullable<Application['clock']>

export interface ClockReading {
  /** Working days run so far, paused days left out; the day of acceptance counts as 0. */
  daysRun: number
  limit: number
  pausedDays: number
  dueOn: LocalDate
  overdue: boolean
  /** Running pause, if any. */
  pausedSince: LocalDate | null
  /** False when a day already counted lies in a year whose holidays are not published. */
  countKnown: boolean
  /** False when the due day rests on such a year: show it as provisional. */
  dueKnown: boolean
}

const pausedWorkingDays = (clock: Clock, on: LocalDate): { days: number; known: boolean } =>
  clock.pauses.reduce<{ days: number; known: boolean }>(
    (sum, pause) => {
      const to = pause.toOn ?? on
      const counted = to > pause.fromOn ? countWorkingDays(pause.fromOn, to) : { days: 0, calendarKnown: true }
      return { days: sum.days + counted.days, known: sum.known && counted.calendarKnown }
    },
    { days: 0, known: true },
  )

/** Where a statutory clock stands on a day. Pauses push the due day by the working days paused. */
export const readClock = (clock: Clock, on: LocalDate): ClockReading => {
  const run =
    diffDays(clock.startedOn, on) > 0 ? countWorkingDays(clock.startedOn, on) : { days: 0, calendarKnown: true }
  const paused = pausedWorkingDays(clock, on)
  const due = addWorkingDays(clock.startedOn, clock.limitWorkingDays + paused.days)
  return {
    daysRun: Math.max(0, run.days - paused.days),
    limit: clock.limitWorkingDays,
    pausedDays: paused.days,
    dueOn: due.date,
    overdue: on > due.date,
    pausedSince: clock.pauses.find((pause) => pause.toOn === null)?.fromOn ?? null,
    countKnown: run.calendarKnown && paused.known,
    dueKnown: due.calendarKnown,
  }
}

/** 「第8/30工作日，暂停2天，原因：等医院出具证明」 */
export const clockZh = (clock: Clock, on: LocalDate): string => {
  const reading = readClock(clock, on)
  const reasons = clock.pauses.map((pause) => pause.reasonZh).join('；')
  const paused = clock.pauses.length === 0 ? '' : `，暂停${reading.pausedDays}天，原因：${reasons}`
  const overdue = reading.overdue ? '，已超期' : ''
  const provisional = reading.countKnown ? '' : '（节假日安排未公布，天数暂估）'
  return `第${reading.daysRun}/${reading.limit}工作日${paused}${overdue}${provisional}`
}
