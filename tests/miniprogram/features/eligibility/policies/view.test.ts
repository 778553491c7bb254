import type { PolicyRow } from '@shared/eligibility/toolbox-contract'
import {
  badgesOf,
  choicesOf,
  groupsOf,
  NO_FILTER,
  sinceZh,
  versionZh,
} from '../../../../../miniprogram/features/eligibility/policies/view'

const row = (policyId: string, change: Partial<PolicyRow> = {}): PolicyRow => ({
  policyId,
  titleZh: policyId,
  categoryId: 'housing',
  categoryZh: '住房救助',
  needIds: ['help-housing'],
  needsZh: ['助房'],
  departmentId: 'housing',
  departmentZh: '住房和城乡建设局',
  unit: 'household',
  kindZh: '现金',
  eligibilityZh: '住危房的',
  amountZh: '按户',
  confidence: 'sourced',
  confidenceZh: '依据全文',
  doubts: 0,
  ruleVersion: `${policyId}@1`,
  origin: 'shipped',
  ...change,
})

const rows = [
  row('危房改造'),
  row('学费减免', { categoryId: 'education', categoryZh: '教育资助', needIds: ['help-study', 'help-poverty'], needsZh: ['助学', '助困'], departmentId: 'education', departmentZh: '教育局' }),
  row('廉租', { doubts: 2, confidence: 'parameter', confidenceZh: '县里待定', origin: 'county' }),
] // prettier-ignore

test('badges say honestly how far one may rely on a policy', () => {
  expect(badgesOf(rows[0]!)).toEqual([{ words: '依据全文', tone: 'ok' }])
  expect(badgesOf(rows[2]!).map(({ words }) => words)).toEqual(['县里待定', '有疑问2处', '本县改过'])
})

test('words look into title, conditions, amount and department; groups keep the order of the catalogue', () => {
  expect(groupsOf(rows, NO_FILTER).map(({ title, rows: inside }) => [title, inside.length])).toEqual([
    ['住房救助', 2],
    ['教育资助', 1],
  ])
  expect(groupsOf(rows, { ...NO_FILTER, words: ' 教育局 ' })[0]?.rows[0]?.titleZh).toBe('学费减免')
  expect(groupsOf(rows, { ...NO_FILTER, words: '火星' })).toEqual([])
})

test('a choice says how many it leaves beside the other filters', () => {
  expect(choicesOf(rows, NO_FILTER, 'need').map(({ label }) => label)).toEqual(['全部 3', '助房 2', '助学 1', '助困 1'])
  const inHousing = { ...NO_FILTER, category: 'housing' }
  expect(choicesOf(rows, inHousing, 'department')).toEqual([
    { value: '', label: '全部 2' },
    { value: 'housing', label: '住房和城乡建设局 2' },
  ])
  expect(choicesOf(rows, inHousing, 'category').map(({ label }) => label)).toEqual([
    '全部 3',
    '住房救助 2',
    '教育资助 1',
  ])
})

test('versions and days in words; a shipped value holds from the start', () => {
  const version = {
    version: 2,
    from: '2027-01-01',
    sourceZh: '青民〔2026〕32号',
    origin: 'county' as const,
    ended: false,
    inForce: true,
  }
  expect(versionZh(version)).toBe('第2版，2027年1月1日起，青民〔2026〕32号')
  expect(versionZh({ ...version, ended: true })).toMatch(/^停办/)
  expect(sinceZh('2000-01-01')).toBe('一直')
})
