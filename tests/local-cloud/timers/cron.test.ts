import { CronExpression } from '../../../local-cloud/timers/cron'

const at = (text: string) => Date.parse(`${text}+08:00`)
const shown = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant + 8 * 3600_000).toISOString().slice(0, 19)

describe('the seven fields of a timer, in Asia/Shanghai', () => {
  const cases: [what: string, cron: string, after: string, next: string | undefined][] = [
    ['every five seconds', '*/5 * * * * * *', '2026-11-23T08:00:01', '2026-11-23T08:00:05'],
    ['a tick is after the instant, never on it', '0 0 8 * * * *', '2026-11-23T08:00:00', '2026-11-24T08:00:00'],
    ['over the end of a day', '0 30 23 * * * *', '2026-12-31T23:30:00', '2027-01-01T23:30:00'],
    ['a list and a range of hours', '0 0 8,12-14 * * * *', '2026-11-23T12:00:00', '2026-11-23T13:00:00'],
    ['a step within a range', '0 0-30/10 9 * * * *', '2026-11-23T09:20:00', '2026-11-23T09:30:00'],
    ['the 31st skips short months', '0 0 0 31 * * *', '2026-08-31T00:00:00', '2026-10-31T00:00:00'],
    ['29 February waits for a leap year', '0 0 0 29 2 * *', '2026-01-01T00:00:00', '2028-02-29T00:00:00'],
    ['weekdays by number', '0 0 9 * * 1-5 *', '2026-11-27T09:00:00', '2026-11-30T09:00:00'],
    ['weekdays by name', '0 0 9 * * MON,WED *', '2026-11-23T09:00:00', '2026-11-25T09:00:00'],
    ['Sunday is nought', '0 0 9 * * 0 *', '2026-11-23T09:00:00', '2026-11-29T09:00:00'],
    ['day or weekday, when both are named', '0 0 9 1 * 1 *', '2026-11-24T00:00:00', '2026-11-30T09:00:00'],
    ['a year', '0 0 0 1 1 * 2028', '2026-11-23T00:00:00', '2028-01-01T00:00:00'],
    ['a range of years that is over', '0 0 0 1 1 * 2020-2025', '2026-11-23T00:00:00', undefined],
    ['months by name', '0 0 0 1 JAN,JUL * *', '2026-11-23T00:00:00', '2027-01-01T00:00:00'],
  ]
  test.each(cases)('%s', (_, cron, after, next) => {
    expect(shown(new CronExpression(cron).after(at(after)))).toBe(next)
  })

  const refused = ['0 0 8 * * *', '* * * * *', '60 * * * * * *', '0 60 * * * * *', '0 0 24 * * * *', '0 0 0 32 * * *']
  test.each([...refused, '0 0 0 * 13 * *', 'every day at eight o’clock now please'])('refuses %s', (cron) => {
    expect(() => new CronExpression(cron)).toThrow()
  })

  test('the last tick of a span is found, and none where there is none', () => {
    const hourly = new CronExpression('0 0 * * * * *')
    expect(shown(hourly.lastBetween(at('2026-11-23T08:00:00'), at('2026-11-25T10:30:00')))).toBe('2026-11-25T10:00:00')
    expect(hourly.lastBetween(at('2026-11-23T08:00:00'), at('2026-11-23T08:59:59'))).toBeUndefined()
    expect(shown(hourly.lastBetween(at('2026-11-23T08:00:00'), at('2026-11-23T09:00:00')))).toBe('2026-11-23T09:00:00')
  })
})
