import type { CheckKind } from '@shared/warnings/check-kinds'
import type { CheckRow } from '@shared/warnings/checks-contract'
import type { CheckResult } from './use-checks'

export interface Outcome {
  value: CheckResult
  label: string
  /** What to write down with it. */
  askZh: string
}

const CORRECTED: Outcome = { value: 'trueCorrected', label: '确认有问题，已更正', askZh: '本人或家属怎么说、改了什么' }
const EXPLAINED: Outcome = { value: 'explained', label: '另有原因', askZh: '是什么原因、听谁说的' }
const DATA_ERROR: Outcome = { value: 'dataError', label: '数据有误', askZh: '哪一方的数据错了、告诉了谁' }

/** How a check of each kind may end. */
export const OUTCOMES: Readonly<Record<CheckKind, readonly Outcome[]>> = {
  death: [CORRECTED, EXPLAINED, DATA_ERROR],
  double: [CORRECTED, EXPLAINED, DATA_ERROR],
  mismatch: [CORRECTED, EXPLAINED, DATA_ERROR],
  entitled: [
    { value: 'trueAided', label: '确认，已帮他办', askZh: '办了哪一项' },
    { value: 'alreadyCovered', label: '已经在享受', askZh: '从什么时候起' },
    { value: 'declined', label: '本人不要', askZh: '本人怎么说' },
    EXPLAINED,
    DATA_ERROR,
  ],
  expiring: [
    { value: 'trueSupported', label: '确认，已续上', askZh: '续到什么时候' },
    { value: 'declined', label: '本人不续', askZh: '本人怎么说' },
    EXPLAINED,
    DATA_ERROR,
  ],
}

/** Rows of a sheet that Excel takes: one line a check, what each side says in one cell. */
export const sheetText = (rows: readonly CheckRow[]): string =>
  [
    ['姓名', '地方', '事由', '期限', '状态', '各方怎么说'],
    ...rows.map((row) => [
      row.personNameZh,
      [row.areaZh, row.addressZh].filter(Boolean).join(' '),
      row.titleZh,
      row.dueOn,
      row.statusZh,
      row.evidence.map((line) => `${line.sourceZh}（${line.asOf}）：${line.labelZh}${line.valueZh}`).join('；'),
    ]),
  ]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n')
