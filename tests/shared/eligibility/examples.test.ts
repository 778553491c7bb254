import { CATALOGUE, CATEGORIES } from '@shared/eligibility/catalogue'
import { EXAMPLES, exampleSheet, tryOnExamples } from '@shared/eligibility/examples'
import { FactSheet } from '@shared/facts/sheet'
import { findFact } from '@shared/facts/vocabulary'

const place = { on: '2026-11-23', area: '339921' }
const base = { shipped: CATALOGUE, edits: [] }
const policyOf = (id: string) => CATALOGUE.policies.find((policy) => policy.id === id)!
const results = new Map(CATALOGUE.policies.map((policy) => [policy.id, tryOnExamples(policy, base, place)]))

test.each(EXAMPLES.map((example) => [example.storyZh, example] as const))(
  '%s: every fact is in the vocabulary',
  (_story, example) => {
    expect(() => FactSheet.parse(exampleSheet(example, place.on))).not.toThrow()
    expect(
      example.members.every(({ facts }) => Object.keys(facts).every((id) => findFact(id)?.sensitivity !== 'sealed')),
    ).toBe(true)
  },
)

test('in every category somebody holds most of what there is, and somebody does not', () => {
  for (const { id } of CATEGORIES) {
    const policies = CATALOGUE.policies.filter((policy) => policy.category === id)
    const held = policies.filter((policy) => results.get(policy.id)!.some(({ verdict }) => verdict === 'met'))
    expect(held.length / policies.length).toBeGreaterThan(0.4)
    for (const policy of policies) expect(results.get(policy.id)!.some(({ verdict }) => verdict !== 'met')).toBe(true)
  }
})

test('every example comes back once at least, with words and the clauses that settled it', () => {
  for (const list of results.values()) {
    expect(new Set(list.map(({ exampleId }) => exampleId)).size).toBe(EXAMPLES.length)
    for (const one of list) {
      expect(one.sentenceZh).not.toMatch(/undefined|NaN|[a-z]+\.[a-z]{3,}/)
      expect(one.clauses.length).toBeGreaterThan(0)
    }
  }
})

test('the family of the first story: dibao waits for their savings, with the arithmetic on the sheet', () => {
  const lin = results.get('dibao')!.find(({ exampleId }) => exampleId === 'big-illness')!
  expect(lin).toMatchObject({ verdict: 'unknown', amountZh: '每月940元', arithmeticZh: ['1180×3−2600=940'] })
  expect(lin.clauses).toContainEqual({
    textZh: '人均金融资产不超过低保家庭人均金融资产上限（28320元/人）',
    valueZh: '还不知道',
  })
})

test('the house not appraised yet is to be checked, never a no', () => {
  const ye = results.get('rural-dilapidated-house')!.find(({ exampleId }) => exampleId === 'lone-elder')!
  expect(ye.verdict).toBe('unknown')
})

test('a higher standard of the county is tried with its own value', () => {
  const edits = [
    { kind: 'parameter' as const, parameterId: 'standard.dibao', area: '339921', value: 1500, from: '2026-01-01', sourceZh: '青民〔2025〕1号' },
  ] // prettier-ignore
  const tried = tryOnExamples(policyOf('dibao'), { shipped: CATALOGUE, edits }, place)
  expect(tried.find(({ exampleId }) => exampleId === 'veteran')).toMatchObject({
    verdict: 'met',
    amountZh: '每月600元',
  })
})
