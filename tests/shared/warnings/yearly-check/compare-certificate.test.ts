import type { Facts, FactValue } from '@shared/facts/sheet'
import { mergeFact } from '@shared/facts/sheet'
import type { FactScalar } from '@shared/facts/model'
import {
  compareCertificate,
  FEEDS_COMPARED,
  isCertificateHolder,
  outcomeOf,
} from '@shared/warnings/yearly-check/compare-certificate'
import type { CheckPointKey } from '@shared/warnings/yearly-check/model'

const TODAY = '2026-11-23'
const ALL_CAME = Object.fromEntries(FEEDS_COMPARED.map((id) => [id, { lastDataOn: TODAY, completeOn: TODAY }]))
const without = (...ids: string[]) => Object.fromEntries(Object.entries(ALL_CAME).filter(([id]) => !ids.includes(id)))

const told = (feedId: string, value: FactScalar, asOf = '2026-10-01'): FactValue => ({
  value,
  asOf,
  source: { kind: 'feed', feedId },
})

/** A holder about whom everybody agrees. */
const sound = (): Facts => {
  const facts: Facts = {}
  const tell = (id: string, value: FactValue): void => {
    facts[id] = mergeFact(facts[id], value)
  }
  tell('disability.certStatus', told('df-cert', '正常'))
  tell('disability.certValidUntil', told('df-cert', '2031-05-01'))
  tell('disability.grade', told('df-cert', '2'))
  tell('disability.type', told('df-cert', '4'))
  tell('disability.type', told('ca-disability-subsidy', '4'))
  tell('disability.gradeCivilAffairs', told('ca-disability-subsidy', '2'))
  tell('person.hukouInCounty', told('ps-household-register', true))
  return facts
}
const withFact = (id: string, value: FactValue): Facts => {
  const facts = sound()
  return { ...facts, [id]: mergeFact(facts[id], value) }
}
const compare = (facts: Facts, feeds = ALL_CAME) => compareCertificate({ facts, feeds, today: TODAY })
const pointOf = (key: CheckPointKey, facts: Facts, feeds = ALL_CAME) =>
  compare(facts, feeds).find((point) => point.key === key)!

it('where every list agrees nobody is troubled', () => {
  const points = compare(sound())
  expect(points.map(({ key, outcome }) => [key, outcome])).toEqual([
    ['alive', 'matched'],
    ['hukou', 'matched'],
    ['certificate', 'matched'],
    ['grade', 'matched'],
    ['kind', 'matched'],
  ])
  expect(outcomeOf(points)).toBe('matched')
})

it('one that says otherwise is named, with what it says and as of when', () => {
  const facts = withFact('disability.gradeCivilAffairs', told('ca-disability-subsidy', '3', '2026-11-01'))
  const point = pointOf('grade', facts)
  expect(point).toMatchObject({ outcome: 'differs', becauseZh: '残联和民政的等级不一样' })
  expect(point.sayings).toEqual([
    { sourceZh: '持证残疾人基础信息', valueZh: '二级', asOf: '2026-10-01' },
    { sourceZh: '残疾人两项补贴发放明细', valueZh: '三级', asOf: '2026-11-01' },
  ])
  expect(outcomeOf(compare(facts))).toBe('differs')
})

it('a recorded death is a question, from any of the three lists', () => {
  for (const feed of ['ps-death', 'ca-cremation', 'hl-death'])
    expect(pointOf('alive', withFact('person.deceased', told(feed, true)))).toMatchObject({
      outcome: 'differs',
      becauseZh: expect.stringContaining('先向家属核实') as string,
    })
})

it.each([
  ['2026-11-22', 'differs'],
  ['2026-11-23', 'matched'],
  ['2027-02-21', 'matched'],
] as const)('a certificate until %s: %s', (until, outcome) =>
  expect(
    pointOf('certificate', withFact('disability.certValidUntil', told('df-cert', until, '2026-11-01'))).outcome,
  ).toBe(outcome),
)

it('a certificate that ends soon stands, and says so; one that is cancelled does not', () => {
  const soon = withFact('disability.certValidUntil', told('df-cert', '2027-02-21', '2026-11-01'))
  expect(pointOf('certificate', soon).becauseZh).toContain('可以提前换')
  const cancelled = withFact('disability.certStatus', told('df-cert', '注销', '2026-11-01'))
  expect(pointOf('certificate', cancelled)).toMatchObject({ outcome: 'differs' })
})

it('who moved away differs; who is on no register is not known, and the missing list is named', () => {
  expect(pointOf('hukou', withFact('person.movedOut', told('ps-hukou-change', true))).outcome).toBe('differs')
  const { 'person.hukouInCounty': _, ...stranger } = sound()
  expect(pointOf('hukou', stranger)).toMatchObject({ outcome: 'unknown', missingFeeds: [] })
  expect(pointOf('hukou', stranger, without('ps-household-register'))).toMatchObject({
    outcome: 'unknown',
    missingFeeds: ['ps-household-register'],
  })
})

it('what no list could tell is not known: never "agrees", never "differs"', () => {
  expect(pointOf('alive', sound(), without('ps-death', 'ca-cremation', 'hl-death'))).toMatchObject({
    outcome: 'unknown',
    missingFeeds: ['ps-death', 'ca-cremation', 'hl-death'],
  })
  expect(pointOf('alive', sound(), without('ca-cremation', 'hl-death')).outcome).toBe('matched')
  expect(pointOf('grade', sound(), without('ca-disability-subsidy')).missingFeeds).toEqual(['ca-disability-subsidy'])
})

it('who is paid no subsidy is on no second list: nothing to compare', () => {
  const { 'disability.gradeCivilAffairs': _, ...unpaid } = sound()
  expect(pointOf('grade', unpaid)).toMatchObject({
    outcome: 'matched',
    becauseZh: expect.stringContaining('不用再比') as string,
  })
})

it('only the federation’s own list makes somebody a holder', () => {
  expect(isCertificateHolder(sound())).toBe(true)
  expect(isCertificateHolder({ 'disability.hasCert': told('visit', true) })).toBe(false)
  expect(isCertificateHolder({})).toBe(false)
})

it('no word of income, illness or other benefits is read', () => {
  const facts = { ...sound(), 'household.incomeMonthly': told('x', 100), 'person.majorIllness': told('x', true) }
  expect(JSON.stringify(compare(facts))).toBe(JSON.stringify(compare(sound())))
})
