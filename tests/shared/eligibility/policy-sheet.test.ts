import { CATALOGUE } from '@shared/eligibility/catalogue'
import { amountLines } from '@shared/eligibility/policy-sheet-amount'
import { policyRows, policySheet } from '@shared/eligibility/policy-sheet'
import { parameterRows } from '@shared/eligibility/policy-sheet-parameters'
import { policiesOn, type RuleBase } from '@shared/eligibility/policy-sheet-versions'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { PolicySheet, type ConditionLine } from '@shared/eligibility/toolbox-contract'

const TODAY = '2026-11-23'
const NAMES: Record<string, string> = { '339921': '青禾县', '339921107': '青嶂镇' }
const place = { on: TODAY, area: '339921', areaNameZh: (code: string) => NAMES[code] ?? '全国' }
const shipped: RuleBase = { shipped: CATALOGUE, edits: [] }

/** Fields that are addresses and codes for the app, never shown. */
const NOT_SHOWN = new Set([
  'policyId', 'categoryId', 'needIds', 'departmentId', 'unit', 'confidence', 'ruleVersion', 'origin', 'parameterId',
  'area', 'url', 'asOf', 'from',
]) // prettier-ignore

const NOT_CHINESE =
  /undefined|null|NaN|\[object|\b[a-z]+\.[a-zA-Z]{3,}|[a-z]{3,}-[a-z]{2,}|其他需要|其他部门|没有的一项|一项事实/

const wordsIn = (node: unknown, path = ''): { path: string; words: string }[] => {
  if (typeof node === 'string') return [{ path, words: node }]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => (NOT_SHOWN.has(key) ? [] : wordsIn(value, `${path}.${key}`)))
}

const linesOf = (line: ConditionLine): ConditionLine[] => [line, ...line.children.flatMap(linesOf)]

describe.each(CATALOGUE.policies.map((policy) => [policy.titleZh, policy] as const))('%s', (_title, policy) => {
  const sheet = policySheet(shipped, policy.id, place)

  test('reads whole in Chinese: no id, nothing undefined, nothing empty where words are due', () => {
    expect(() => PolicySheet.parse(sheet)).not.toThrow()
    const wrong = wordsIn(sheet).filter(
      ({ path, words }) => NOT_CHINESE.test(words) || (words.trim() === '' && !path.endsWith('basisZh')),
    )
    expect(wrong).toEqual([])
  })

  test('its conditions are sentences, a group says how its parts go together', () => {
    for (const line of linesOf(sheet!.conditions)) {
      expect(line.textZh.length).toBeGreaterThan(1)
      expect(line.textZh).toMatch(/[\u4e00-\u9fff]/)
      expect(line.textZh).not.toMatch(/不是不是|没有录入/)
      expect(line.children.length === 0 ? line.joinZh === null : /并且|或者/.test(line.joinZh ?? '')).toBe(true)
      expect(line.children).not.toHaveLength(1)
    }
  })

  test('says what it gives, on what law, who decides and every parameter it reads', () => {
    expect(sheet!.amountLinesZh.length).toBeGreaterThan(0)
    expect(sheet!.bases.length).toBeGreaterThan(0)
    expect(sheet!.process.length).toBeGreaterThan(0)
    expect(sheet!.needsZh.length).toBeGreaterThan(0)
    const inFile = [...JSON.stringify([policy.eligibility, policy.amount]).matchAll(/"param":"([^"]+)"/g)].map(
      (m) => m[1],
    )
    expect(sheet!.parameters.map((row) => row.parameterId).sort()).toEqual([...new Set(inFile)].sort())
    for (const row of sheet!.parameters) expect(row.values.filter((value) => value.inForce)).toHaveLength(1)
  })
})

describe('dibao, word by word', () => {
  const sheet = policySheet(shipped, 'dibao', place)!

  test('the tree stands as the rule stands', () => {
    expect(sheet.conditions.textZh).toBe('下面每一条都要符合')
    expect(sheet.conditions.children.map((line) => line.textZh)).toEqual(
      expect.arrayContaining([
        '申请人户籍在本县',
        '核算后家庭人均月收入低于最低生活保障月标准（人均，1180元/月）',
        '不能是：全家每个人都已认定特困人员',
      ]),
    )
    expect(sheet.conditions.children[1]?.lawZh).toBe('社会救助法第十八条')
  })

  test('the formula takes the total off, not a rounded figure per head', () => {
    expect(sheet.amountLinesZh[0]).toBe(
      '每户每月补足差额：最低生活保障月标准（人均，1,180元/月）×共同生活家庭成员人数−家庭月总收入',
    )
  })

  test('an identity card need not be handed in, the authorisation must', () => {
    expect(sheet.documents).toContainEqual({ nameZh: '居民身份证', shared: true })
    expect(sheet.documents).toContainEqual({ nameZh: '家庭经济状况核对授权书', shared: false })
  })

  test('what it opens leaves out what it excludes', () => {
    const opened = sheet.opens.map(({ policyId }) => policyId)
    expect(opened).toContain('free-electricity')
    expect(opened).not.toContain('dibao-edge-recognition')
  })

  test('a combination that only the other file names stands on both sheets', () => {
    const other = policySheet(shipped, 'tekun-support', place)!
    expect(other.combinations.map(({ policyId }) => policyId)).toContain('dibao')
  })
})

describe('the rules of a county', () => {
  const dibao = CATALOGUE.policies.find(({ id }) => id === 'dibao')!
  const edits: RuleEdit[] = [
    { kind: 'parameter', parameterId: 'standard.dibao', area: '339921', value: 1230, from: '2027-01-01', sourceZh: '青民〔2026〕31号' },
    { kind: 'parameter', parameterId: 'amount.maternityAid', area: '339921', value: 3200, from: '2026-01-01', sourceZh: '青卫〔2025〕9号' },
    { kind: 'policy', policy: { ...dibao, version: 2, titleZh: '最低生活保障（新）' }, from: '2027-01-01', sourceZh: '青民〔2026〕32号' },
    { kind: 'end', policyId: 'micro-wish', from: '2026-06-01', sourceZh: '青民〔2026〕2号' },
  ] // prettier-ignore
  const county: RuleBase = { shipped: CATALOGUE, edits }

  test('a version counts from its day, and the one before stays readable', () => {
    expect(policySheet(county, 'dibao', place)).toMatchObject({ version: 1, origin: 'shipped' })
    const later = policySheet(county, 'dibao', { ...place, on: '2027-01-01' })!
    expect(later).toMatchObject({ version: 2, titleZh: '最低生活保障（新）', origin: 'county' })
    expect(later.versions.map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, true],
      [1, false],
    ])
    expect(policySheet(county, 'dibao', { ...place, on: '2027-01-01' }, 1)?.titleZh).toBe('最低生活保障')
    expect(policySheet(county, 'dibao', place, 9)).toBeUndefined()
  })

  test('a value counts from its day, in conditions and formula too', () => {
    const row = (on: string) => policySheet(county, 'dibao', { ...place, on })!
    const countedOn = (on: string) =>
      row(on)
        .parameters.find(({ parameterId }) => parameterId === 'standard.dibao')!
        .values.find(({ inForce }) => inForce)
    expect(countedOn('2026-12-31')).toMatchObject({ value: 1180, origin: 'shipped' })
    expect(countedOn('2027-01-01')).toMatchObject({
      valueZh: '1,230元/月',
      sourceZh: '青民〔2026〕31号',
      areaZh: '青禾县',
    })
    expect(row('2027-01-01').amountLinesZh[0]).toContain('1,230元/月')
  })

  test('what the county ended is off the list and says so on its sheet', () => {
    expect(policiesOn(county, TODAY).some(({ policy }) => policy.id === 'micro-wish')).toBe(false)
    expect(policySheet(county, 'micro-wish', place)?.versions[0]).toMatchObject({ ended: true, inForce: true })
  })

  test('what ships is a sample, whatever the law behind it; what the county put in its place is none', () => {
    const rows = parameterRows(county, CATALOGUE.policies, place, { text: '生育' })
    expect(rows.find((row) => row.parameterId === 'amount.maternityAid')?.confidenceZh).toBe('县里已定')
    expect(parameterRows(shipped, CATALOGUE.policies, place, { text: '生育' })[0]?.confidenceZh).toBe('示例值，待替换')
  })
})

describe('browsing', () => {
  const all = policiesOn(shipped, TODAY)

  test('by category, need, department and words; a helping department counts', () => {
    expect(policyRows(all, {})).toHaveLength(CATALOGUE.policies.length)
    expect(policyRows(all, { categoryId: 'housing' }).every((row) => row.categoryZh === '住房救助')).toBe(true)
    expect(policyRows(all, { needId: 'help-study' }).every((row) => row.needIds.includes('help-study'))).toBe(true)
    expect(policyRows(all, { departmentId: 'township' }).map((row) => row.policyId)).toContain('dibao')
    expect(policyRows(all, { text: ' 低保标准 ' }).map((row) => row.policyId)).toContain('dibao')
    expect(policyRows(all, { text: '火星' })).toEqual([])
  })

  test('a ratio is written in per cent, entered in per cent and kept as a ratio', () => {
    const [row] = parameterRows(shipped, CATALOGUE.policies, place, { text: '困难残疾人生活补贴占低保标准比例' })
    expect(row).toMatchObject({ unitZh: '%', writtenPer: 100, values: [{ value: 0.3, valueZh: '30%' }] })
  })

  test('a formula with tiers names each tier', () => {
    const policy = CATALOGUE.policies.find(({ id }) => id === 'assistive-device-subsidy')!
    const lines = amountLines(policy, new Map())
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^其他情况：/)
  })
})
