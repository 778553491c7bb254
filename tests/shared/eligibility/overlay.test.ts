import { CATALOGUE, findPolicy, type Catalogue } from '@shared/eligibility/catalogue'
import { policyIn, shippedCatalogue } from '@shared/eligibility/compile'
import { residentSentence } from '@shared/eligibility/explain'
import type { Policy } from '@shared/eligibility/model'
import { overlaid, rulesOn } from '@shared/eligibility/overlay'
import { checkOverlay } from '@shared/eligibility/overlay-check'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { screen } from '@shared/eligibility/screen'
import { emptySheet } from '@shared/facts/sheet'
import { parametersInForce } from '@shared/rules/parameters'

const dibao = findPolicy('dibao') as Policy
const standard = (value: number, more: object = {}): RuleEdit => ({
  kind: 'parameter',
  parameterId: 'standard.dibao',
  area: '339921',
  value,
  from: '2027-01-01',
  sourceZh: '青民〔2026〕31号',
  ...more,
})
const version = (more: Partial<Policy>, from = '2027-01-01'): RuleEdit => ({
  kind: 'policy',
  policy: { ...dibao, version: dibao.version + 1, ...more },
  from,
  sourceZh: '青民〔2026〕32号',
})
const end = (policyId: string, from = '2027-01-01'): RuleEdit => ({
  kind: 'end',
  policyId,
  from,
  sourceZh: '青政〔2026〕9号',
})
const standardOn = (edits: readonly RuleEdit[], on: string, area = '339921107'): number | undefined =>
  parametersInForce(overlaid(CATALOGUE, edits, on).parameters, on, area).get('standard.dibao')?.value

describe('a county’s rules over the shipped ones', () => {
  test('before any edit has begun they are the shipped rules, the same object and the same hash', () => {
    expect(rulesOn(CATALOGUE, [standard(1230)], '2026-12-31')).toBe(shippedCatalogue())
  })

  test('a value counts from its day, in its area only, and the nearer area wins', () => {
    const edits = [standard(1230), standard(1300, { area: '339921108' })]
    expect(standardOn(edits, '2026-12-31')).toBe(118_000)
    expect(standardOn(edits, '2027-01-01')).toBe(123_000)
    expect(standardOn(edits, '2027-01-01', '339921108201')).toBe(130_000)
    expect(standardOn(edits, '2027-01-01', '339922')).toBeUndefined()
  })

  test('of two values of one day the one approved later counts', () =>
    expect(standardOn([standard(1230), standard(1240)], '2027-01-01')).toBe(124_000))

  test('each content has its own hash and is compiled once', () => {
    const rules = rulesOn(CATALOGUE, [standard(1230)], '2027-01-01')
    expect(rules.hash).not.toBe(CATALOGUE.hash)
    expect(rulesOn(CATALOGUE, [standard(1230)], '2027-03-01')).toBe(rules)
    expect(rulesOn(CATALOGUE, [standard(1240)], '2027-01-01').hash).not.toBe(rules.hash)
  })

  test('what was compiled is given up when many others follow, and comes out the same again', () => {
    const first = rulesOn(CATALOGUE, [standard(1230)], '2027-01-01')
    for (let value = 1300; value < 1310; value += 1) rulesOn(CATALOGUE, [standard(value)], '2027-01-01')
    const again = rulesOn(CATALOGUE, [standard(1230)], '2027-01-01')
    expect(again).not.toBe(first)
    expect(again.hash).toBe(first.hash)
  })

  test('a new version takes the place of the old one from its day, and is explained from its own text', () => {
    const edits = [version({ titleZh: '低保（新办法）' })]
    const sheet = emptySheet('home', ['p'])
    const on = (asOf: string) =>
      screen({ sheet, asOf, area: '339921107', policyIds: ['dibao'], catalogue: rulesOn(CATALOGUE, edits, asOf) })
    expect(on('2026-12-31').results[0]?.ruleVersion).toBe(`dibao@${dibao.version}`)
    expect(on('2027-01-01').results[0]?.ruleVersion).toBe(`dibao@${dibao.version + 1}`)
    expect(policyIn(on('2027-01-01').catalogue, 'dibao')?.titleZh).toBe('低保（新办法）')
  })

  test('a policy of the county’s own is screened and explained like any other', () => {
    const own = version({ id: 'county-heating', version: 1, titleZh: '取暖补助', eligibility: ALWAYS })
    const catalogue = rulesOn(CATALOGUE, [own], '2027-01-01')
    const sheet = emptySheet('home', ['p'])
    const screening = screen({ sheet, asOf: '2027-01-01', area: '339921', policyIds: ['county-heating'], catalogue })
    expect(residentSentence(screening.results[0]!, screening)).toContain('要核实')
    expect(findPolicy('county-heating')).toBeUndefined()
  })

  test('a policy that has ended is screened no more and keeps its name for what was granted', () => {
    const rules = rulesOn(CATALOGUE, [end('dibao')], '2027-01-01')
    expect(rules.byId.has('dibao')).toBe(false)
    expect(policyIn(rules, 'dibao')?.titleZh).toBe(dibao.titleZh)
    expect(rulesOn(CATALOGUE, [end('dibao'), version({}, '2027-06-01')], '2027-06-01').byId.has('dibao')).toBe(true)
  })

  test('of dated versions that ship the one of the day holds; between them the policy is not offered', () => {
    const shipped: Catalogue = {
      ...CATALOGUE,
      policies: CATALOGUE.policies.map((policy) =>
        policy.id === 'dibao' ? { ...policy, version: 2, from: '2027-03-01' } : policy,
      ),
      otherVersions: [{ ...dibao, version: 1, until: '2026-12-31' }],
    }
    const versionOn = (on: string) => overlaid(shipped, [], on).policies.find(({ id }) => id === 'dibao')?.version
    expect(['2026-12-31', '2027-01-01', '2027-03-01'].map(versionOn)).toEqual([1, undefined, 2])
  })
})

const ALWAYS = { fact: 'household.size', op: 'gte', value: 1 } as const

describe('an edit that does not validate', () => {
  const good = standard(1230)
  const wrong = (edit: unknown) => checkOverlay(CATALOGUE, [good, edit, end('college-freshman-aid')])

  const cases: [string, unknown, string][] = [
    ['is no edit', { kind: 'wish' }, 'edits.1.kind'],
    ['names a parameter that is not there', standard(1, { parameterId: 'standard.luck' }), 'edits.1.parameterId'],
    ['has a value that is no number', { ...standard(1), value: '1230元' }, 'edits.1.value'],
    ['has a negative value', standard(-1), 'edits.1.value'],
    ['begins before the last value of the area', standard(1240, { from: '2026-12-01' }), 'edits.1.from'],
    ['begins on a day that is not', standard(1240, { from: '2027-02-30' }), 'edits.1.from'],
    ['has no source', standard(1240, { sourceZh: '' }), 'edits.1.sourceZh'],
    ['does not count its version up', version({ version: dibao.version }), 'edits.1.policy.version'],
    [
      'names a fact that is not there',
      version({ eligibility: { ...ALWAYS, fact: 'household.luck' } }),
      'edits.1.policy.eligibility.fact',
    ],
    [
      'contradicts itself',
      version({ eligibility: { all: [ALWAYS, { ...ALWAYS, op: 'lt' }] } }),
      'edits.1.policy.eligibility.all',
    ],
    [
      'turns on what is known',
      version({ eligibility: { fact: 'household.size', op: 'exists', value: 1 } as never }),
      'edits.1.policy.eligibility',
    ],
    ['ends a policy that is not there', end('luck'), 'edits.1.policyId'],
    ['carries its dates twice', version({ from: '2027-01-01' }), 'edits.1.policy.from'],
  ]
  test.each(cases)('%s: is refused at its place and the others count', (_, edit, path) => {
    const { accepted, problems } = wrong(edit)
    expect(accepted).toHaveLength(2)
    expect(problems.map((problem) => problem.path).some((one) => one.startsWith(path))).toBe(true)
    for (const { messageZh } of problems) expect(messageZh).not.toBe('')
  })

  test('a value outside what is usual is doubted, not refused', () => {
    const { accepted, doubts } = checkOverlay(CATALOGUE, [standard(99_999)])
    expect(accepted).toHaveLength(1)
    expect(doubts).toEqual([{ path: 'edits.0.value', messageZh: expect.stringMatching(/一般在.*再核一遍/) }])
  })

  test('what was approved stands although the product has shipped a newer version meanwhile', () => {
    const edits = [version({ version: dibao.version })]
    expect(checkOverlay(CATALOGUE, edits).accepted).toEqual([])
    expect(checkOverlay(CATALOGUE, edits, 1).accepted).toEqual(edits)
  })
})
