import { chanceOfSoFew, silentAreas, type AreaCount } from '@shared/warnings/silent-areas'

const area = (areaCode: string, more: Partial<AreaCount> = {}): AreaCount => ({
  areaCode,
  areaZh: areaCode,
  people: 10_000,
  elders: 2_000,
  registered: 300,
  requests: 30,
  warnings: 20,
  gridsWithoutWorker: 0,
  ...more,
})

test('a place with far fewer than its share is silent, with the numbers and why it may be so', () => {
  const areas = silentAreas([
    area('a'),
    area('b'),
    area('c', { requests: 2, warnings: 18, gridsWithoutWorker: 2 }),
    area('d', { requests: 1, warnings: 2 }),
  ])
  expect(areas[0]).toMatchObject({
    areaCode: 'd',
    level: 'silent',
    requests: 1,
    expectedRequests: 16,
    expectedWarnings: 15,
  })
  expect(areas[0]?.reasonsZh).toContain('求助和预警都少：可能没人去问，数据也没送全')
  expect(areas[1]).toMatchObject({ areaCode: 'c', level: 'quiet' })
  expect(areas[1]?.reasonsZh).toEqual([
    '数据里看得到困难，人没有开口：可能不知道怎么求助，或怕丢面子',
    '2个网格没有安排网格员',
  ])
  expect(areas.slice(2).map(({ level, reasonsZh }) => [level, reasonsZh])).toEqual([
    ['asExpected', []],
    ['asExpected', []],
  ])
})

test('more elders and more on registers let more be expected', () => {
  const [old] = silentAreas([area('old', { elders: 5_000 }), area('young', { elders: 500 })])
  expect(old).toMatchObject({ areaCode: 'old', expectedRequests: 38 })
  expect(
    silentAreas([area('old', { elders: 5_000, requests: 3, warnings: 2 }), area('young')])[0]?.reasonsZh,
  ).toContain('老人占50%，比全县多：可能不会用手机')
})

test('of too few nothing is said, and whose people nobody counted is no zero', () => {
  const areas = silentAreas([
    area('big'),
    area('tiny', { people: 20, elders: 3, registered: 0, requests: 0, warnings: 0 }),
    area('new', { people: null, elders: null, registered: null }),
  ])
  expect(areas.map(({ areaCode, level, ratio }) => [areaCode, level, ratio === null])).toEqual([
    ['tiny', 'tooSmall', false],
    ['big', 'asExpected', false],
    ['new', 'notCounted', true],
  ])
})

test('the chance of so few', () => {
  expect(chanceOfSoFew(0, 3)).toBeCloseTo(Math.exp(-3), 10)
  expect(chanceOfSoFew(5, 5)).toBeCloseTo(0.616, 3)
  expect(chanceOfSoFew(100, 5)).toBe(1)
})
