import { precisionBy, precisionOf, precisionZh, wilson, type Counted } from '@shared/warnings/precision'

const ended = (result: Counted['result'], more: Partial<Counted> = {}): Counted => ({
  status: result === null ? 'open' : 'closed',
  result,
  openedAt: '2026-11-23T06:10:00.000+08:00',
  firstContactAt: null,
  ...more,
})
const times = (n: number, result: Counted['result']): Counted[] => Array.from({ length: n }, () => ended(result))

test('the worked number of 富阳: 100 of 600 are 16.7 %', () => {
  const rule = precisionOf('medical', '大额医疗', [...times(100, 'trueAided'), ...times(500, 'notInNeed')])
  expect(rule).toMatchObject({ handled: 600, confirmed: 100, tooFew: false })
  expect(precisionZh(rule)).toBe('16.7%（600条里100条属实）')
  expect(rule.low).toBeCloseTo(0.139, 3)
  expect(rule.high).toBeCloseTo(0.199, 3)
})

test('already covered, wrong data, not reached and declined say nothing of the rule and are counted apart', () => {
  const asides = [...times(2, 'alreadyCovered'), ...times(3, 'dataError'), ...times(1, 'unreachable')]
  const rule = precisionOf('r', 'r', [...times(20, 'trueNoPolicy'), ...asides, ...times(4, null)])
  expect(rule).toMatchObject({ raised: 30, waiting: 4, handled: 20, confirmed: 20, ratio: 1 })
  expect(rule.results).toMatchObject({ trueNoPolicy: 20, alreadyCovered: 2, dataError: 3, unreachable: 1, declined: 0 })
})

test('no rate over fewer than 20 without saying so; over nothing there is none', () => {
  expect(precisionZh(precisionOf('r', 'r', [...times(1, 'trueAided'), ...times(5, 'notInNeed')]))).toBe(
    '6条里1条属实，条数太少，不算率',
  )
  expect(precisionOf('r', 'r', times(3, null))).toMatchObject({ ratio: null, low: null, high: null, tooFew: true })
  expect(wilson(0, 0)).toBeNull()
  expect(wilson(0, 20)).toMatchObject({ low: 0 })
})

test('time to first contact is the middle one of those reached, in office hours', () => {
  const reached = (firstContactAt: string) => ended('trueAided', { firstContactAt })
  const rule = precisionOf('r', 'r', [
    reached('2026-11-23T09:00:00.000+08:00'),
    reached('2026-11-23T10:30:00.000+08:00'),
    reached('2026-11-24T10:30:00.000+08:00'),
    ended('unreachable'),
  ])
  expect(rule.medianFirstContactMinutes).toBe(120)
})

test('groups stand by size; what has no group is left out', () => {
  const groups = precisionBy(
    [...times(1, 'trueAided'), ...times(3, 'notInNeed')].map((one, at) => ({ ...one, town: at === 3 ? null : at % 2 })),
    ({ town }) => (town === null ? null : String(town)),
    (key) => `镇${key}`,
  )
  expect(groups.map(({ key, labelZh, raised }) => [key, labelZh, raised])).toEqual([
    ['0', '镇0', 2],
    ['1', '镇1', 1],
  ])
})
