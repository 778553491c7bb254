import { addMinutes, instantOn, localDateOf } from '@shared/kernel/dates'
import { isWorkingDay } from '@shared/kernel/working-days'
import { contactDueAt, nextTryDueAt } from '@shared/requests/contact-deadline'

describe('who asks is called back', () => {
  it.each([
    ['2026-11-23T08:00:00.000+08:00', '2026-11-23T18:00'],
    ['2026-11-23T16:59:00.000+08:00', '2026-11-23T18:00'],
    ['2026-11-23T17:00:00.000+08:00', '2026-11-24T12:00'],
    ['2026-11-23T02:00:00.000+08:00', '2026-11-23T12:00'],
    ['2026-11-27T17:30:00.000+08:00', '2026-11-30T12:00'],
    ['2026-11-28T09:00:00.000+08:00', '2026-11-30T12:00'],
    ['2026-02-17T09:00:00.000+08:00', '2026-02-24T12:00'],
  ])('asked %s, by %s', (asked, due) => {
    expect(contactDueAt(asked).slice(0, 16)).toBe(due)
  })

  it('always later than asked and always on a working day, every half hour of two weeks', () => {
    let at = instantOn('2026-09-21', '00:00')
    for (let i = 0; i < 14 * 48; i += 1, at = addMinutes(at, 30)) {
      const due = contactDueAt(at)
      expect(Date.parse(due)).toBeGreaterThan(Date.parse(at))
      expect(isWorkingDay(localDateOf(due))).toBe(true)
    }
  })

  it('and a visit that met nobody is tried again the next working day', () => {
    expect(nextTryDueAt('2026-11-27T10:00:00.000+08:00')).toBe('2026-11-30T18:00:00.000+08:00')
  })
})
