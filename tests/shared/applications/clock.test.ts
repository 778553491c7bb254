import { clockZh, readClock } from '@shared/applications/clock'
import { addDays } from '@shared/kernel/dates'
import { isWorkingDay } from '@shared/kernel/working-days'

const clock = { startedOn: '2026-11-23', limitWorkingDays: 30, basisZh: '民发〔2021〕57号第二十二条', pauses: [] }

describe('the statutory clock', () => {
  test('the day of acceptance is day 0 and the next working day is day 1', () => {
    expect(readClock(clock, '2026-11-23').daysRun).toBe(0)
    expect(readClock(clock, '2026-11-24').daysRun).toBe(1)
  })

  test('walking every day, it grows by one on working days and stands still on others until it is overdue after the due day', () => {
    let before = readClock(clock, clock.startedOn).daysRun
    for (let day = addDays(clock.startedOn, 1); day < '2026-12-31'; day = addDays(day, 1)) {
      const reading = readClock(clock, day)
      expect(reading.daysRun - before).toBe(isWorkingDay(day) ? 1 : 0)
      expect(reading.overdue).toBe(day > reading.dueOn)
      before = reading.daysRun
    }
  })

  test('a pause of two working days stops the count and pushes the due day by two working days', () => {
    const paused = { ...clock, pauses: [{ fromOn: '2026-11-25', toOn: '2026-11-27', reasonZh: '等医院出具证明' }] }
    expect(readClock(paused, '2026-12-04').daysRun).toBe(readClock(clock, '2026-12-04').daysRun - 2)
    expect(readClock(paused, '2026-12-04').dueOn > readClock(clock, '2026-12-04').dueOn).toBe(true)
    expect(clockZh(paused, '2026-12-04')).toBe('第7/30工作日，暂停2天，原因：等医院出具证明')
  })

  test('a running pause says since when, and the count stands still while it runs', () => {
    const running = { ...clock, pauses: [{ fromOn: '2026-11-25', toOn: null, reasonZh: '等补签' }] }
    expect(readClock(running, '2026-12-01')).toMatchObject({ daysRun: 2, pausedSince: '2026-11-25' })
    expect(readClock(running, '2026-12-03').daysRun).toBe(2)
  })

  test('a due day in a year whose holidays are not published is known to be provisional', () => {
    expect(readClock({ ...clock, limitWorkingDays: 5 }, '2026-12-01').dueKnown).toBe(true)
    expect(readClock({ ...clock, limitWorkingDays: 60 }, '2026-12-01').dueKnown).toBe(false)
    expect(clockZh(clock, '2027-12-01')).toContain('天数暂估')
  })
})
