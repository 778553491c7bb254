import type { WarningChangeStatus } from '@shared/warnings/county-rules/change-model'
import type { TestView } from '@shared/warnings/county-rules/contract'
import type { DraftCondition, WarningDraft } from '@shared/warnings/county-rules/draft'
import type { Tone } from '../../../ui/feedback/Tag'
import type { FactChoice } from './use-rules'

export const STATE_TONES: Record<WarningChangeStatus, Tone> = {
  draft: 'info',
  proposed: 'warn',
  approved: 'ok',
  rejected: 'danger',
  withdrawn: 'neutral',
}

/** What the form begins with: two rows to fill in, the township first. */
export const emptyDraft = (): WarningDraft => ({
  titleZh: '',
  subject: 'person',
  join: 'all',
  conditions: [],
  category: 'living',
  severity: 'yellow',
  recipient: { role: 'townshipOfficer' },
  deadlineWorkingDays: 5,
  visitQuestionsZh: [],
  period: 'quarter',
  coolDownDays: 90,
  basisZh: '',
})

/** As it is sent: lines that are still empty are no questions. */
export const tidyDraft = (draft: WarningDraft): WarningDraft => ({
  ...draft,
  visitQuestionsZh: draft.visitQuestionsZh.map((line) => line.trim()).filter((line) => line.length > 1),
})

/** The row with which a fact begins in the form. */
export const rowOf = ({ factId, kind, ops, choices }: FactChoice): DraftCondition => {
  const op = ops[0] ?? 'is'
  const value = { yesNo: true, choice: choices[0]?.value ?? '', number: '', days: 30 }[kind]
  return { factId, op, value }
}

/** Facts by words of their name, their list or their choices; the shortest names first. */
export const factsFound = (facts: readonly FactChoice[], words: string): FactChoice[] => {
  const wanted = words.trim()
  if (wanted === '') return []
  return facts
    .filter(({ labelZh, sourceZh }) => `${labelZh}${sourceZh}`.includes(wanted))
    .sort((a, b) => a.labelZh.length - b.labelZh.length)
}

/** A number as typed; undefined while it is none. */
export const numberTyped = (text: string): number | undefined => {
  const plain = text.trim().replace(/[,，]/g, '')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** 「12户次」, 「不到5户次」: too few are not told exactly. */
export const countZh = (count: number | null, unitZh: string): string =>
  count === null ? `不到5${unitZh}` : `${count}${unitZh}`

export const testSentence = ({ since, fired, householdsFired, confirmed }: TestView): string =>
  fired === 0
    ? `从${since}起一次也不会报。条件可能太严，或者缺数据。`
    : `从${since}起会报${countZh(fired, '次')}，涉及${countZh(householdsFired, '户')}；其中${countZh(confirmed, '次')}后来查实有困难。`

/** Height of a bar in per cent of the greatest; a hidden count shows as the least bar there is. */
export const barOf = (count: number | null, all: readonly (number | null)[]): number => {
  const most = Math.max(1, ...all.map((one) => one ?? 1))
  return Math.round(((count ?? 1) * 100) / most)
}
