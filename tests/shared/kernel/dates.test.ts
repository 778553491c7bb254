import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import {
  addDays,
  addMonths,
  ageOn,
  dayOfWeek,
  diffDays,
  formatDate,
  formatInstant,
  fromEpochDay,
  Instant,
  instantFromMs,
  instantOn,
  instantToMs,
  isLocalDate,
  LocalDate,
  localDateOf,
  startOfMonth,
  toEpochDay,
} from '@shared/kernel/dates'

dayjs.extend(utc)

const someDay = fc.integer({ min: -40_000, max: 60_000 }).map(fromEpochDay)

describe('dates', () => {
  it('accepts real days only', () => {
    expect(LocalDate.safeParse('2026-11-23').success).toBe(true)
    for (const bad of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20261123', '2026-11-31', ''])
      expect(LocalDate.safeParse(bad).success).toBe(false)
    expect(isLocalDate('2024-02-29')).toBe(true)
  })

  it('accepts instants of the county zone only', () => {
    expect(Instant.safeParse('2026-11-23T08:00:00.000+08:00').success).toBe(true)
    for (const bad of ['2026-11-23T08:00:00Z', '2026-11-31T08:00:00+08:00', '2026-11-23T24:00:00+08:00'])
      expect(Instant.safeParse(bad).success).toBe(false)
  })

  it('knows that 23 November 2026 is a Monday', () => expect(dayOfWeek('2026-11-23')).toBe(1))

  it('agrees with the platform calendar on every day', () => {
    fc.assert(
      fc.property(someDay, (date) => {
        expect(toEpochDay(date)).toBe(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
        expect(dayOfWeek(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay())
      }),
    )
  })

  it('counts as the calendar library does, in any year that a date can name', () => {
    const anyDay = fc
      .date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (date, n) => {
        const known = dayjs.utc(date)
        expect(isLocalDate(date)).toBe(true)
        expect(addDays(date, n)).toBe(known.add(n, 'day').format('YYYY-MM-DD'))
        expect(addMonths(date, n)).toBe(known.add(n, 'month').format('YYYY-MM-DD'))
        expect(dayOfWeek(date)).toBe(known.day())
        expect(localDateOf(`${date}T18:30:00.000Z`)).toBe(known.add(26.5, 'hour').format('YYYY-MM-DD'))
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[012][0-9]{3}-[01][0-9]-[0-3][0-9]$/), (text) =>
        expect(isLocalDate(text)).toBe(dayjs.utc(text).format('YYYY-MM-DD') === text),
      ),
    )
  })

  it('adding days and taking the difference are inverse', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        expect(diffDays(date, addDays(date, n))).toBe(n)
      }),
    )
  })

  it('ends months on their last day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2025-11-30', 12)).toBe('2026-11-30')
    expect(startOfMonth('2026-11-23')).toBe('2026-11-01')
  })

  describe('age in full years', () => {
    it.each([
      ['1945-03-12', '2026-11-23', 81],
      ['1946-11-23', '2026-11-23', 80],
      ['1946-11-24', '2026-11-23', 79],
      ['2008-02-29', '2026-02-27', 17],
      ['2008-02-29', '2026-02-28', 18],
      ['2008-02-29', '2028-02-28', 19],
      ['2008-02-29', '2028-02-29', 20],
      ['2026-11-23', '2026-11-23', 0],
    ])('born %s is, on %s, %d', (birth, on, age) => expect(ageOn(birth, on)).toBe(age))

    it('is unknown before birth', () => expect(ageOn('2026-11-24', '2026-11-23')).toBeUndefined())

    it('never falls as days pass and rises by at most one', () => {
      fc.assert(
        fc.property(someDay, fc.integer({ min: 0, max: 40_000 }), (birth, lived) => {
          const [today, tomorrow] = [ageOn(birth, addDays(birth, lived))!, ageOn(birth, addDays(birth, lived + 1))!]
          expect(tomorrow - today === 0 || tomorrow - today === 1).toBe(true)
        }),
      )
    })
  })

  it('reads an instant of any zone as the day in the county', () => {
    expect(localDateOf('2026-11-22T16:30:00Z')).toBe('2026-11-23')
    expect(localDateOf('2026-11-23T23:59:59.999+08:00')).toBe('2026-11-23')
  })

  it('instants survive the journey through milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), (ms) => expect(instantToMs(instantFromMs(ms))).toBe(ms)),
    )
  })

  it('says dates the way people do', () => {
    const now = instantOn('2026-11-23', '09:00')
    expect(formatInstant(instantOn('2026-11-23', '18:00'), now)).toBe('今天18:00')
    expect(formatInstant(instantOn('2026-11-24', '09:30'), now)).toBe('明天09:30')
    expect(formatInstant(instantOn('2026-11-30', '18:00'), now)).toBe('11月30日18:00')
    expect(formatDate('2026-11-30', '2026-11-23')).toBe('11月30日')
    expect(formatDate('2027-01-05', '2026-11-23')).toBe('2027年1月5日')
  })
})
