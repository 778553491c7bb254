import type { NextQuestion, ScreeningRow } from '@shared/eligibility/contract'
import type { Tone } from '../../ui/feedback/Tag'

export type VerdictTab = ScreeningRow['verdict']

export const VERDICT_TONES: Record<VerdictTab, Tone> = { met: 'ok', unknown: 'warn', unmet: 'neutral' }

export const rowKey = (row: ScreeningRow): string => `${row.policyId}-${row.personId ?? ''}`

export const countOf = (rows: readonly ScreeningRow[], verdict: VerdictTab): number =>
  rows.filter((row) => row.verdict === verdict).length

/** Rows of one verdict, those that match the words typed. */
export const rowsShown = (rows: readonly ScreeningRow[], verdict: VerdictTab, words: string): ScreeningRow[] =>
  rows.filter(
    (row) =>
      row.verdict === verdict &&
      (words === '' || `${row.titleZh}${row.categoryZh}${row.departmentZh}${row.personNameZh ?? ''}`.includes(words)),
  )

/** 「核算后家庭人均月收入：866.67元 · 上门走访，2026-11-25」: what is known, from whom and of which day. */
export const clauseNote = (clause: ScreeningRow['clauses'][number]): string =>
  [clause.valueZh, [clause.sourceZh, clause.asOf].filter(Boolean).join('，')].filter(Boolean).join(' · ') || '还不知道'

/** 「先问清：本人户籍在本县（叶根福）」 */
export const askFirstZh = ({ labelZh, personNameZh }: NextQuestion): string =>
  `先问清：${labelZh}${personNameZh ? `（${personNameZh}）` : ''}`

/** 「本人或上门核实。问清了大约11项有答案，例如低保。可以这样问：…」 */
export const askFirstNote = ({ whoZh, settles, policiesZh, questionZh }: NextQuestion): string =>
  [
    `${whoZh}。问清了大约${settles}项有答案，例如${policiesZh.join('、')}。`,
    questionZh === null ? '' : `可以这样问：${questionZh}`,
  ].join('')
