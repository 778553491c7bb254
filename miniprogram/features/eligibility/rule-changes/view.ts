import type { ChangeDetail, ChangeSummary } from '@shared/eligibility/change-contract'
import type { EffectWay, RuleEdit } from '@shared/eligibility/rule-change'
import type { ParameterRow } from '@shared/eligibility/toolbox-contract'
import type { Tone } from '../../../ui/feedback/Tag'
import { dateZh } from '../policies/view'

export const STATUS_TONES: Record<ChangeSummary['status'], Tone> = {
  previewing: 'info',
  ready: 'warn',
  approved: 'ok',
  rejected: 'danger',
  withdrawn: 'neutral',
}

export const WAY_TONES: Record<EffectWay, Tone> = {
  gains: 'ok',
  loses: 'danger',
  both: 'warn',
  amount: 'info',
  unknown: 'neutral',
}

export const WAY_CHOICES = [
  { value: 'all', label: '全部' },
  { value: 'gains', label: '新享受' },
  { value: 'loses', label: '不再享受' },
  { value: 'both', label: '有得有失' },
  { value: 'amount', label: '金额变' },
  { value: 'unknown', label: '要核实' },
] as const

export type ParameterEdit = Extract<RuleEdit, { kind: 'parameter' }>

/** What is typed into the form of a new value. */
export interface ValueForm {
  /** As people write it: yuan, per cent, years. */
  figure: string
  /** `YYYY-MM-DD`, or 「2027年1月1日」. */
  from: string
  area: string
  source: string
  /** Ticked where the figure lies outside what is usual. */
  checked: boolean
}

export const emptyForm = (area: string): ValueForm => ({ figure: '', from: '', area, source: '', checked: false })

/** `2027年1月1日`, `2027-1-1` → `2027-01-01`; undefined for anything that is no day. */
export const readDate = (text: string): string | undefined => {
  const match = /^(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?$/.exec(text.trim())
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(date) ? date : undefined
}

/** The figure as documents keep it: 30 of 「%」 is 0.3. Undefined for anything that is no number. */
export const readFigure = (text: string, { writtenPer }: Pick<ParameterRow, 'writtenPer'>): number | undefined => {
  const plain = text.trim().replace(/[,，]/g, '')
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined
  return Math.round((Number(plain) / writtenPer) * 1e8) / 1e8
}

export const isUnusual = (row: ParameterRow, value: number): boolean =>
  row.typicalRange !== null && (value < row.typicalRange[0] || value > row.typicalRange[1])

export type FormProblems = Partial<Record<keyof ValueForm, string>>

/** The edit that a form says, or what is wrong with it, field by field. */
export const editOf = (
  row: ParameterRow,
  form: ValueForm,
  today: string,
): { edit?: ParameterEdit; problems: FormProblems } => {
  const value = readFigure(form.figure, row)
  const from = readDate(form.from)
  const problems: FormProblems = {}
  if (value === undefined) problems.figure = `请填数字，单位是${row.unitZh}`
  else if (isUnusual(row, value) && !form.checked) problems.checked = '这个数不常见，请核对原文后打勾'
  if (from === undefined) problems.from = '请写清楚哪一天起，例如2027-01-01'
  else if (from < today) problems.from = '不能早于今天：以前的决定不改'
  if (form.source.trim().length < 2) problems.source = '请写依据的文件，例如：青民〔2026〕31号'
  if (Object.keys(problems).length > 0 || value === undefined || from === undefined) return { problems }
  const { parameterId } = row
  return {
    edit: { kind: 'parameter', parameterId, area: form.area, value, from, sourceZh: form.source.trim() },
    problems,
  }
}

/** First days people mean: the next month, the next year. */
export const usualDays = (today: string): { label: string; date: string }[] => {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  const newYear = `${year + 1}-01-01`
  return [{ label: '下月1日', date: next }, ...(newYear === next ? [] : [{ label: '明年1月1日', date: newYear }])]
}

/** 「1,180元/月 → 1,230元/月，青禾县，2027年1月1日起」 */
export const draftSentence = (row: ParameterRow, edit: ParameterEdit, areaZh: string): string => {
  const now = row.values.find(({ inForce }) => inForce)?.valueZh ?? '还没有'
  const written = Math.round(edit.value * row.writtenPer * 1e6) / 1e6
  const grouped = String(written).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
  return `${now} → ${grouped}${row.unitZh}，${areaZh}，${dateZh(edit.from)}起`
}

/** Whole per cent of a preview; a county without households is done at once. */
export const percentDone = ({ done, total }: Pick<ChangeSummary, 'done' | 'total'>): number =>
  total === 0 ? 100 : Math.floor((done * 100) / total)

/** What an edit does, without its name once more. */
export const editWords = ({ titleZh, sentenceZh }: ChangeSummary['edits'][number]): string =>
  sentenceZh.replace(titleZh, '').trim()

type Effect = ChangeDetail['effects'][number]

/** 「12户（人）新享受，3户（人）不再享受」: what moves for one policy. */
export const effectSentence = (effect: Effect): string =>
  [
    effect.gains > 0 && `${effect.gains}个新享受`,
    effect.loses > 0 && `${effect.loses}个不再享受`,
    effect.amountChanges > 0 && `${effect.amountChanges}个金额变`,
    effect.toUnknown > 0 && `${effect.toUnknown}个变成要核实`,
    effect.fromUnknown > 0 && `${effect.fromUnknown}个不用再核实`,
  ]
    .filter(Boolean)
    .join('，') || '没有人受影响'

const CHANGERS: readonly string[] = ['departmentOfficer', 'countyDispatcher']

/** Whose posts may put a new value on the table; which figures, the server says (a department only its own). */
export const mayPropose = (me: { staff: readonly { role: string }[] } | undefined): boolean =>
  (me?.staff ?? []).some(({ role }) => CHANGERS.includes(role))

export type ParameterShow = 'all' | 'sample' | 'county'

/** Figures by words (their own, or of a policy that reads them), by policy, or one alone. */
export const parametersShown = (
  rows: readonly ParameterRow[],
  wanted: { words: string; show: ParameterShow; policy?: string; parameter?: string },
): ParameterRow[] => {
  const words = wanted.words.trim()
  return rows.filter(
    (row) =>
      (wanted.parameter === undefined || row.parameterId === wanted.parameter) &&
      (wanted.policy === undefined || row.usedBy.some(({ policyId }) => policyId === wanted.policy)) &&
      (wanted.show !== 'sample' || row.confidence === 'sample') &&
      (wanted.show !== 'county' || row.values.some(({ origin }) => origin === 'county')) &&
      (words === '' || `${row.labelZh}${row.usedBy.map(({ titleZh }) => titleZh).join(' ')}`.includes(words)),
  )
}
