import { CATALOGUE } from '@shared/eligibility/catalogue'
import { compareVersions } from '@shared/eligibility/compare-versions'
import type { Policy } from '@shared/eligibility/model'

const place = { on: '2026-11-23', area: '339921' }
const allowance = CATALOGUE.policies.find(({ id }) => id === 'old-age-allowance')!
const compare = (change: Partial<Policy>) =>
  compareVersions(
    {
      shipped: CATALOGUE,
      edits: [
        {
          kind: 'policy',
          policy: { ...allowance, version: 2, ...change },
          from: '2027-01-01',
          sourceZh: '青民〔2026〕40号',
        },
      ],
    },
    'old-age-allowance',
    { before: 1, after: 2 },
    place,
  )

test('a threshold that moved is told in words, once', () => {
  const eligibility = JSON.parse(JSON.stringify(allowance.eligibility).replaceAll('80', '75')) as Policy['eligibility']
  const compared = compare({ eligibility })!
  expect(compared.differences).toHaveLength(1)
  expect(compared.differences[0]).toMatchObject({ fieldZh: '条件' })
  expect(compared.differences[0]!.beforeZh).toContain('80周岁')
  expect(compared.differences[0]!.afterZh).toContain('75周岁')
})

test('of a list only what came and went is told; nothing on one side is said in words', () => {
  const compared = compare({
    deciderLevel: 'township',
    requiredDocuments: [
      ...allowance.requiredDocuments,
      { id: 'photo', nameZh: '一寸照片', obtainableByDataSharing: false },
    ],
  })!
  expect(compared.differences).toContainEqual({ fieldZh: '材料', beforeZh: '（没有）', afterZh: '一寸照片' })
  expect(compared.differences).toContainEqual({ fieldZh: '谁来定', beforeZh: '县级部门', afterZh: '乡镇（街道）' })
})

test('equal versions differ in nothing; a version that is not there is not compared', () => {
  expect(compare({})?.differences).toEqual([])
  expect(
    compareVersions({ shipped: CATALOGUE, edits: [] }, 'old-age-allowance', { before: 1, after: 2 }, place),
  ).toBeUndefined()
})
