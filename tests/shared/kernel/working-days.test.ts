import fc from 'fast-check'
import { addDays } from '@shared/kernel/dates'
import { addWorkingDays, countWorkingDays, isWorkingDay } from '@shared/kernel/working-days'

describe('working days', () => {
  it('rests on National Day and works on the make-up Saturday', () => {
    expect(isWorkingDay('2026-10-01')).toBe(false)
    expect(isWorkingDay('2026-10-07')).toBe(false)
    expect(isWorkingDay('2026-10-10')).toBe(true)
    expect(isWorkingDay('2026-11-22')).toBe(false)
    expect(isWorkingDay('2026-11-23')).toBe(true)
  })

  it('counts a deadline across a holiday', () => {
    // 30 Sept (Wed); then 8, 9 and the make-up Saturday 10 October.
    expect(addWorkingDays('2026-09-30', 3)).toEqual({ date: '2026-10-10', calendarKnown: true })
    expect(addWorkingDays('2026-11-23', 5)).toEqual({ date: '2026-11-30', calendarKnown: true })
  })

  it('marks a deadline in a year without a calendar as provisional', () => {
    expect(addWorkingDays('2026-11-23', 30)).toEqual({ date: '2027-01-04', calendarKnown: false })
    expect(countWorkingDays('2026-12-30', '2027-01-04').calendarKnown).toBe(false)
  })

  it('adding and counting are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 0, max: 90 }), (start, n) => {
        const from = addDays('2020-01-01', start)
        const due = addWorkingDays(from, n)
        expect(countWorkingDays(from, due.date).days).toBe(n)
        if (n > 0) expect(isWorkingDay(due.date)).toBe(true)
      }),
    )
  })

  it('refuses to count backwards', () => expect(() => addWorkingDays('2026-11-23', -1)).toThrow(RangeError))
})
