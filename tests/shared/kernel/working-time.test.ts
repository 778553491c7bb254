import { minutesZh, workingMinutesBetween } from '@shared/kernel/working-time'

test('only office hours of working days count', () => {
  // Monday 06:10 → Monday 10:00: the office opened at 08:30.
  expect(workingMinutesBetween('2026-11-23T06:10:00.000+08:00', '2026-11-23T10:00:00.000+08:00')).toBe(90)
  // Friday 17:00 → Monday 09:00: half an hour on each side of the weekend.
  expect(workingMinutesBetween('2026-11-20T17:00:00.000+08:00', '2026-11-23T09:00:00.000+08:00')).toBe(60)
  expect(workingMinutesBetween('2026-11-23T10:00:00.000+08:00', '2026-11-23T09:00:00.000+08:00')).toBe(0)
})

test('in words', () => {
  expect([0, 45, 60, 135].map(minutesZh)).toEqual(['0分', '45分', '1小时', '2小时15分'])
})
