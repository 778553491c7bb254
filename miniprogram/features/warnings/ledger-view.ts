import { minutesZh } from '@shared/kernel/working-time'
import type { LedgerRow, Precision, ThresholdStep } from '@shared/warnings/ledger-contract'
import { RESULT_LABELS } from '@shared/warnings/labels'
import type { LedgerFilter, LedgerResult } from './use-ledger'

/** What the list can be narrowed to by how it ended. */
export const RESULT_CHOICES: readonly { value: LedgerResult | 'all'; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'none', label: '还没结' },
  ...Object.entries(RESULT_LABELS).map(([value, { zh }]) => ({ value: value as LedgerResult, label: zh })),
]

/** A row of the precision table leads to its warnings. */
export const filterOf = (by: 'rule' | 'town' | 'department', { key, labelZh }: Precision): LedgerFilter => ({
  wordsZh: labelZh,
  ...(by === 'rule' ? { ruleId: key } : by === 'town' ? { areaCode: key } : { departmentId: key }),
})

export const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`

/** 「条数太少」 is said instead of a rate; nothing handled is a dash, never 0 %. */
export const rateZh = ({ ratio, tooFew }: Precision): string =>
  ratio === null ? '—' : tooFew ? '条数太少' : percent(ratio)

export const behindZh = ({ handled, confirmed, raised, waiting }: Precision): string =>
  `报${raised}条，未结${waiting}条；属实${confirmed}条 / 办出结果${handled}条`

export const contactZh = ({ medianFirstContactMinutes: minutes }: Precision): string =>
  minutes === null ? '还没有联系上的' : `首次联系（中位数）${minutesZh(minutes)}，按工作时间`

/** How those that say nothing of the rule ended. */
export const asideZh = ({ results }: Precision): string =>
  (['alreadyCovered', 'dataError', 'unreachable', 'declined'] as const)
    .filter((result) => results[result] > 0)
    .map((result) => `${RESULT_LABELS[result].zh}${results[result]}`)
    .join('，')

export const stepZh = ({ valueZh, spared, trueAmongSpared }: ThresholdStep): string =>
  `改到${valueZh}：少报${spared}条，其中属实${trueAmongSpared}条`

/** 「告诉了苏晓敏 · 1小时30分联系上 · 派过走访」 */
export const courseZh = (row: LedgerRow): string =>
  [
    row.toldZh === null ? '没有告诉到人' : `告诉了${row.toldZh}`,
    row.firstContactMinutes === null ? null : `${minutesZh(row.firstContactMinutes)}（工作时间）联系上`,
    row.visited ? '派过走访' : null,
  ]
    .filter(Boolean)
    .join(' · ')

/** 「属实-已救助（11月25日）：临时救助2000元」 */
export const outcomeZh = (row: LedgerRow): string =>
  row.result === null
    ? row.statusZh
    : `${RESULT_LABELS[row.result].zh}${row.closedOn ? `（${row.closedOn}）` : ''}${row.resultNoteZh ? `：${row.resultNoteZh}` : ''}`
