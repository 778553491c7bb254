import fc from 'fast-check'
import { CATALOGUE, findPolicy } from '@shared/eligibility/catalogue'
import { shippedCatalogue } from '@shared/eligibility/compile'
import type { Policy } from '@shared/eligibility/model'
import { overlaid, rulesOn } from '@shared/eligibility/overlay'
import { policiesAffected } from '@shared/eligibility/reads'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { verdictsOf } from '@shared/eligibility/screen'
import { addEffects, comparisonOf, householdEffect, wayOf } from '@shared/eligibility/what-if'
import type { FactSheet } from '@shared/facts/sheet'
import { findFact } from '@shared/facts/vocabulary'
import { scaleYuan } from '@shared/kernel/money'
import { parametersInForce } from '@shared/rules/parameters'
import type { Plain } from './plain-evaluator'
import { randomHousehold } from './random-households'

const DAY = '2027-01-01'
const AREA = '339921107201'
const edit = { from: DAY, sourceZh: '青民〔2026〕31号' }
const raise: RuleEdit = { kind: 'parameter', parameterId: 'standard.dibao', area: '339921', value: 1230, ...edit }
const compare = (...edits: RuleEdit[]) => comparisonOf(shippedCatalogue(), rulesOn(CATALOGUE, edits, DAY), DAY)

const entry = (value: string | number | boolean) => ({ value, source: { kind: 'feed' as const }, asOf: '2026-11-23' })
/** Facts as the engine reads them: fen. */
const home = (household: Record<string, string | number | boolean>): FactSheet => ({
  householdId: 'home',
  version: 1,
  household: Object.fromEntries(Object.entries(household).map(([id, value]) => [id, entry(value)])),
  members: [{ personId: 'p', facts: {} }],
})
const dibao = findPolicy('dibao') as Policy
/** dibao in its simplest shape, so that the test says what a household needs. */
const SIMPLE: RuleEdit = {
  kind: 'policy',
  policy: {
    ...dibao,
    version: dibao.version + 1,
    eligibility: {
      compare: { fact: 'household.incomePerCapitaMonthly' },
      op: 'lt',
      value: { param: 'standard.dibao' },
    },
  },
  ...edit,
}
const simple = rulesOn(CATALOGUE, [SIMPLE], DAY)
const raised = comparisonOf(simple, rulesOn(CATALOGUE, [SIMPLE, raise], DAY), DAY)
const effectOn = (facts: Record<string, string | number | boolean>) =>
  householdEffect(raised, { sheet: home(facts), area: AREA })
const ofDibao = (effects: ReturnType<typeof effectOn>['effects']) => effects.find((one) => one.policyId === 'dibao')
const dibaoLines = (effect: ReturnType<typeof effectOn>) => effect.lines.filter((line) => line.policyId === 'dibao')

describe('what a change does to one household', () => {
  test('between the old and the new line of income it gains, with its amount and the cost a month', () => {
    const effect = effectOn({ 'household.size': 2, 'household.incomePerCapitaMonthly': 120_000 })
    expect(dibaoLines(effect)).toMatchObject([
      { before: 'unmet', after: 'met', fenBefore: null, fenAfter: 6_000, amountAfterZh: '每月60元' },
    ])
    expect(ofDibao(effect.effects)).toMatchObject({ gains: 1, loses: 0, monthlyFenBefore: 0, monthlyFenAfter: 6_000 })
    expect(wayOf(dibaoLines(effect))).toBe('gains')
  })

  test('who holds it already gets another amount', () => {
    const effect = effectOn({ 'household.size': 2, 'household.incomePerCapitaMonthly': 100_000 })
    expect(dibaoLines(effect)).toMatchObject([
      { before: 'met', after: 'met', amountBeforeZh: '每月360元', amountAfterZh: '每月460元' },
    ])
    expect(ofDibao(effect.effects)).toMatchObject({ gains: 0, amountChanges: 1, monthlyFenBefore: 36_000 })
    expect(wayOf(dibaoLines(effect))).toBe('amount')
  })

  test('who is far from the line is not touched, and who is not known stays not known', () => {
    const strangers: Record<string, number>[] = [
      { 'household.size': 2, 'household.incomePerCapitaMonthly': 300_000 },
      {},
    ]
    for (const facts of strangers) expect(dibaoLines(effectOn(facts))).toEqual([])
  })

  test('an amount that cannot be computed is counted as such: the cost is a lower bound', () => {
    const effect = effectOn({ 'household.incomePerCapitaMonthly': 120_000 })
    expect(ofDibao(effect.effects)).toMatchObject({ gains: 1, monthlyFenAfter: 0, amountUnknown: 1 })
  })

  test('a policy that ends is lost by who met it; a new one is gained', () => {
    const ended = comparisonOf(
      simple,
      rulesOn(CATALOGUE, [SIMPLE, { kind: 'end', policyId: 'dibao', ...edit }], DAY),
      DAY,
    )
    const facts = home({ 'household.size': 1, 'household.incomePerCapitaMonthly': 0 })
    expect(householdEffect(ended, { sheet: facts, area: AREA }).lines).toMatchObject([
      { policyId: 'dibao', before: 'met', after: 'absent' },
    ])
    const back = householdEffect({ ...ended, before: ended.after, after: ended.before }, { sheet: facts, area: AREA })
    expect(back.lines).toMatchObject([{ before: 'absent', after: 'met' }])
    expect(wayOf([...back.lines, { ...back.lines[0]!, before: 'met', after: 'unmet' }])).toBe('both')
  })

  test('a sealed matter is neither listed nor counted: a rule narrowed to one family would tell who it is', () => {
    const sealed = shippedCatalogue().policies.find(({ isSealed }) => isSealed)!
    const ended = compare({ kind: 'end', policyId: sealed.policy.id, ...edit })
    expect(householdEffect(ended, { sheet: home({}), area: AREA })).toEqual({ lines: [], effects: [] })
  })

  test('nor is a policy of the county that looks at a sealed fact, even if only to say what is paid', () => {
    const policy = findPolicy('old-age-allowance')!
    const version = policy.version + 1
    const dv = { fact: 'person.isDvVictim', op: 'eq', value: true } as const
    const narrowed = { ...policy, version, eligibility: { all: [dv, { fact: 'person.age', op: 'eq', value: 41 }] } }
    const paid = {
      ...policy,
      version,
      amount: { type: 'tiered' as const, tiers: [{ when: dv, amount: policy.amount }], otherwise: policy.amount },
    }
    for (const one of [narrowed, paid] as Policy[])
      expect(compare({ kind: 'policy', policy: one, ...edit }).policyIds).toEqual([])
  })
})

const inFen = (facts: Readonly<Record<string, Plain>>): Record<string, Plain> =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [
      id,
      findFact(id)?.type === 'money' && typeof value === 'number' ? scaleYuan(value) : value,
    ]),
  )

describe('over many households', () => {
  test('no policy outside the affected ones has another verdict', () => {
    const [before, after] = [shippedCatalogue(), rulesOn(CATALOGUE, [raise], DAY)]
    const affected = new Set(policiesAffected(before, after, DAY))
    expect(affected.has('dibao')).toBe(true)
    expect(affected.size).toBeLessThan(30)
    const [was, is] = [before, after].map((one) => parametersInForce(one.parameters, DAY, AREA))
    for (const { household, members } of fc.sample(randomHousehold, { numRuns: 200, seed: 3 })) {
      const plain = { household: inFen(household), members: members.map(inFen) }
      const [one, other] = [verdictsOf(before, plain, was!), verdictsOf(after, plain, is!)]
      before.policies.forEach(({ policy }, at) => {
        if (!affected.has(policy.id)) expect([policy.id, other[at]]).toEqual([policy.id, one[at]])
      })
    }
  })

  test('counts add up however the households are cut into slices', () => {
    const all = [90_000, 119_000, 122_000, 140_000].map((income) =>
      effectOn({ 'household.size': 1, 'household.incomePerCapitaMonthly': income }),
    )
    const once = addEffects(
      [],
      all.flatMap(({ effects }) => effects),
    )
    const sliced = all.reduce<ReturnType<typeof addEffects>>((sum, { effects }) => addEffects(sum, effects), [])
    expect(sliced).toEqual(once)
    expect(ofDibao(once)).toMatchObject({
      gains: 2,
      amountChanges: 1,
      monthlyFenBefore: 28_000,
      monthlyFenAfter: 33_000 + 4_000 + 1_000,
    })
  })

  test('an edit that changes nothing affects nothing', () => {
    const same = { ...raise, value: 1180, from: '2026-12-01' }
    expect(policiesAffected(shippedCatalogue(), shippedCatalogue(), DAY)).toEqual([])
    expect(overlaid(CATALOGUE, [same], '2026-11-30')).toBe(CATALOGUE)
  })
})
