import type { PolicyRow, PolicySheet } from '@shared/eligibility/toolbox-contract'
import type { Tone } from '../../../ui/feedback/Tag'

export interface Badge {
  words: string
  tone: Tone
}

const CONFIDENCE_TONES: Record<PolicyRow['confidence'], Tone> = { sourced: 'ok', known: 'info', parameter: 'warn' }

/** How far an officer may rely on a policy as it stands: 「依据全文」「县里待定」「有疑问3处」. */
export const badgesOf = (row: PolicyRow): Badge[] => [
  { words: row.confidenceZh, tone: CONFIDENCE_TONES[row.confidence] },
  ...(row.doubts > 0 ? [{ words: `有疑问${row.doubts}处`, tone: 'warn' as const }] : []),
  ...(row.origin === 'county' ? [{ words: '本县改过', tone: 'teal' as const }] : []),
]

export interface PolicyFilter {
  category: string
  need: string
  department: string
  words: string
}
export const NO_FILTER: PolicyFilter = { category: '', need: '', department: '', words: '' }

const matches = (row: PolicyRow, { category, need, department, words }: PolicyFilter): boolean =>
  (category === '' || row.categoryId === category) &&
  (need === '' || row.needIds.includes(need)) &&
  (department === '' || row.departmentId === department) &&
  (words.trim() === '' || `${row.titleZh}${row.eligibilityZh}${row.amountZh}${row.departmentZh}`.includes(words.trim()))

export interface PolicyGroup {
  id: string
  title: string
  rows: PolicyRow[]
}

/** What is shown, under the eight categories. */
export const groupsOf = (rows: readonly PolicyRow[], filter: PolicyFilter): PolicyGroup[] => {
  const groups = new Map<string, PolicyGroup>()
  for (const row of rows) {
    if (!matches(row, filter)) continue
    const group = groups.get(row.categoryId) ?? { id: row.categoryId, title: row.categoryZh, rows: [] }
    group.rows.push(row)
    groups.set(row.categoryId, group)
  }
  return [...groups.values()]
}

export interface FilterChoice {
  value: string
  label: string
}

/** Choices of one filter with how many policies each would leave, the other filters staying; the most first. */
export const choicesOf = (
  rows: readonly PolicyRow[],
  filter: PolicyFilter,
  by: 'category' | 'need' | 'department',
): FilterChoice[] => {
  const counts = new Map<string, { label: string; count: number }>()
  const left = rows.filter((row) => matches(row, { ...filter, [by]: '' }))
  const add = (value: string, label: string): void => {
    counts.set(value, { label, count: (counts.get(value)?.count ?? 0) + 1 })
  }
  for (const row of left) {
    if (by === 'category') add(row.categoryId, row.categoryZh)
    else if (by === 'department') add(row.departmentId, row.departmentZh)
    else row.needIds.forEach((need, index) => add(need, row.needsZh[index] ?? '其他需要'))
  }
  const listed = [...counts].map(([value, { label, count }]) => ({ value, label: `${label} ${count}`, count }))
  if (by === 'department') listed.sort((a, b) => b.count - a.count)
  return [{ value: '', label: `全部 ${left.length}` }, ...listed.map(({ value, label }) => ({ value, label }))]
}

/** 「第2版，2027年1月1日起，青民〔2026〕32号」 */
export const versionZh = ({ version, from, sourceZh, ended }: PolicySheet['versions'][number]): string =>
  [ended ? '停办' : `第${version}版`, from === null ? '' : `${dateZh(from)}起`, sourceZh].filter(Boolean).join('，')

/** 「2027年1月1日」 */
export const dateZh = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** When a shipped value began is not a day anybody decided. */
const FROM_THE_START = '2000-01-01'
export const sinceZh = (from: string): string => (from <= FROM_THE_START ? '一直' : `${dateZh(from)}起`)
