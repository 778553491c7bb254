import { areaFacts, type AreaRecords } from '@shared/warnings/area-facts'
import { feedFacts, findInArea, findOfFeed } from '@shared/warnings/area-rules'

const TODAY = '2026-11-23'
const [TOWN, OTHER, VILLAGE, FAR] = ['339921107', '339921108', '339921107201', '339921108201']
const AREAS = [
  { code: '339921', level: 'county' as const },
  { code: TOWN, level: 'township' as const },
  { code: OTHER, level: 'township' as const },
  { code: VILLAGE, level: 'community' as const },
  { code: FAR, level: 'community' as const },
]
const at = (areaCode: string, day = '2026-11-01') => ({ areaCode, createdAt: `${day}T08:00:00.000+08:00` })
const many = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i))

const find = (records: Partial<AreaRecords>) => {
  const all = { people: new Map(), requests: [], warnings: [], ...records }
  const facts = areaFacts(all, AREAS, TODAY)
  return AREAS.flatMap(({ code, level }) =>
    level === 'county'
      ? []
      : findInArea({ code, level }, facts.get(code) ?? {}, TODAY).map(({ rule }) => `${code}/${rule.id}`),
  )
}

const PEOPLE = new Map([
  [VILLAGE, 10_000],
  [FAR, 10_000],
])

it('a township that asks far less than the county, and a village that never asks, are told', () => {
  const requests = many(20, (i) => at(`${FAR}0${(i % 2) + 1}`))
  expect(find({ people: PEOPLE, requests })).toEqual([
    `${TOWN}/township-under-reporting`,
    `${VILLAGE}/village-zero-requests`,
  ])
})

it('where nobody counted the people nothing is said', () => {
  expect(find({ requests: many(20, () => at(FAR)) })).toEqual([])
})

it('a backlog is told where a fifth of at least ten open warnings is overdue', () => {
  const open = (i: number, overdue: number) => ({
    ruleId: 'x',
    areaCode: VILLAGE,
    subject: 'person' as const,
    personId: `p${i}`,
    status: 'open' as const,
    dueOn: i < overdue ? '2026-11-20' : '2026-11-30',
    result: null,
  })
  expect(find({ warnings: many(10, (i) => open(i, 3)) })).toEqual([`${TOWN}/warning-backlog`])
  expect(find({ warnings: many(10, (i) => open(i, 2)) })).toEqual([])
  expect(find({ warnings: many(9, (i) => open(i, 9)) })).toEqual([])
})

it('few aided among many with large expenses are told, each person counted once', () => {
  const large = (i: number, aided: boolean) => ({
    ruleId: 'medical-selfpaid-30k',
    areaCode: VILLAGE,
    subject: 'person' as const,
    personId: `p${i}`,
    status: 'closed' as const,
    dueOn: '2026-11-20',
    result: aided ? ('trueAided' as const) : ('notInNeed' as const),
  })
  expect(find({ warnings: many(10, (i) => large(i, i < 2)) })).toEqual([`${TOWN}/area-medical-unaided`])
  expect(find({ warnings: many(10, (i) => large(i, i < 3)) })).toEqual([])
  expect(find({ warnings: many(20, (i) => large(i % 9, false)) })).toEqual([])
})

describe('feeds', () => {
  const feed = { mode: 'snapshot' as const, staleAfterDays: 40 }
  const rules = (lastDataOn: string, rows: number[], one: Parameters<typeof feedFacts>[0] = feed) =>
    findOfFeed('ca-tekun', feedFacts(one, lastDataOn, rows, TODAY), '339921', TODAY).map(({ rule }) => rule.id)

  it('a feed is late beyond its days and the grace', () => {
    expect(rules('2026-10-11', [])).toEqual([])
    expect(rules('2026-10-10', [])).toEqual(['feed-late'])
  })

  it('a list that shrank by a tenth is told, one that grew or a file of events is not', () => {
    expect(rules(TODAY, [900, 1000])).toEqual(['feed-row-drop'])
    expect(rules(TODAY, [901, 1000])).toEqual([])
    expect(rules(TODAY, [1000, 900])).toEqual([])
    expect(rules(TODAY, [1, 1000], { ...feed, mode: 'event' })).toEqual([])
  })
})
