import { CATALOGUE, CATEGORIES } from '@shared/eligibility/catalogue'
import { coverageOf } from '@shared/eligibility/coverage'

const of = (edits: Parameters<typeof coverageOf>[0]['edits'] = []) =>
  coverageOf({ shipped: CATALOGUE, edits }, '2026-11-23', '339921')

test('every policy stands in one category and under one degree of certainty', () => {
  const { rows, total, departments } = of()
  expect(rows).toHaveLength(CATEGORIES.length)
  expect(rows.reduce((sum, row) => sum + row.policies, 0)).toBe(CATALOGUE.policies.length)
  expect(total.sourced + total.known + total.localScheme).toBe(total.policies)
  expect(departments.reduce((sum, row) => sum + row.policies, 0)).toBe(total.policies)
  expect(rows.every((row) => row.policies > 0 && row.sampleParameters <= row.parameters)).toBe(true)
})

test('a value the county sets takes a sample off the list to do; a policy it changes is counted as its own', () => {
  const before = of().total
  const sample = CATALOGUE.parameters.find(({ id }) => id === 'amount.maternityAid')!
  const policy = CATALOGUE.policies.find(({ id }) => id === 'micro-wish')!
  const { total } = of([
    {
      kind: 'parameter',
      parameterId: sample.id,
      area: '339921',
      value: 3200,
      from: '2026-01-01',
      sourceZh: '青卫〔2025〕9号',
    },
    { kind: 'policy', policy: { ...policy, version: 2 }, from: '2026-01-01', sourceZh: '青民〔2025〕9号' },
  ])
  expect(total.sampleParameters).toBe(before.sampleParameters - 1)
  expect(total.county).toBe(1)
})
