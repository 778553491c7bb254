import { expectRefusal, openCounty, type County } from '../kit/county'

let county: County
beforeAll(async () => {
  county = await openCounty('eligibility')
}, 60_000)
afterAll(() => county.close())

const reads = {
  listPolicies: {},
  getPolicy: { policyId: 'dibao' },
  comparePolicyVersions: { policyId: 'dibao', before: 1, after: 1 },
  tryPolicy: { policyId: 'dibao' },
  getCoverage: {},
  listParameters: {},
} as const

test.each(Object.keys(reads) as (keyof typeof reads)[])(
  '%s: for those who work with cases, for nobody else',
  async (action) => {
    const input = reads[action]
    for (const officer of ['su', 'lei', 'zhong', 'he'])
      await expect(county.as(officer).call('eligibility', action, input as never)).resolves.toBeDefined()
    for (const other of ['resident-1', 'lan', 'root'])
      await expectRefusal(county, () => county.as(other).call('eligibility', action, input as never), {
        code: 'FORBIDDEN',
      })
    await expectRefusal(county, () => county.nobody.call('eligibility', action, input as never), {
      code: 'UNAUTHENTICATED',
    })
  },
)

test('an officer finds a policy by words and reads it with the values of the county', async () => {
  const su = county.as('su')
  const { rows, asOf } = await su.call('eligibility', 'listPolicies', { text: '高龄' })
  expect(asOf).toBe('2026-11-23')
  const row = rows.find(({ policyId }) => policyId === 'old-age-allowance')!
  const sheet = await su.call('eligibility', 'getPolicy', { policyId: row.policyId })
  expect(sheet.conditions.children.length).toBeGreaterThan(1)
  expect(sheet.parameters[0]?.values[0]).toMatchObject({ areaZh: '青禾县', inForce: true })
})

test('a policy that is not there, a version that is not there, a day that is no day', async () => {
  const su = county.as('su')
  const missing = { code: 'NOT_FOUND', messageZh: expect.stringMatching(/重新打开|重新选/) }
  await expect(su.call('eligibility', 'getPolicy', { policyId: 'free-lunch' })).rejects.toMatchObject(missing)
  await expect(
    su.call('eligibility', 'comparePolicyVersions', { ...reads.comparePolicyVersions, after: 7 }),
  ).rejects.toMatchObject(missing)
  await expect(su.call('eligibility', 'getPolicy', { policyId: 'dibao', on: '2026-02-30' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('a policy tried on the example households says that this decides nothing', async () => {
  const { examples, notADecisionZh } = await county.as('su').call('eligibility', 'tryPolicy', { policyId: 'dibao' })
  expect(notADecisionZh).toContain('不是审批结果')
  expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['met', 'unmet', 'unknown']))
})

test('parameters of one policy, with everyone else who reads them', async () => {
  const { rows } = await county.as('he').call('eligibility', 'listParameters', { policyId: 'dibao' })
  expect(rows.map(({ labelZh }) => labelZh)).toContain('最低生活保障月标准（人均）')
  expect(rows[0]!.usedBy.length).toBeGreaterThan(1)
})
