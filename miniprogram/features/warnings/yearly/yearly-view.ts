import type { CheckOutcome } from '@shared/warnings/yearly-check/model'
import type { YearlyCounts } from '@shared/warnings/yearly-check/contract'
import type { Tone } from '../../../ui/feedback/Tag'

const FEDERATION = 'disabled-federation'

/** Whose the check of the year is; the server refuses everybody else. */
export const seesYearlyCheck = (
  me: { staff: readonly { role: string; departmentId: string | null }[] } | undefined,
): boolean =>
  (me?.staff ?? []).some(
    ({ role, departmentId }) =>
      role === 'countyDispatcher' || (role === 'departmentOfficer' && departmentId === FEDERATION),
  )

export type YearlyShow = 'differs' | 'unknown' | 'passed' | 'confirmed' | 'all'

export const showChoices = (counts: YearlyCounts): { value: YearlyShow; label: string }[] => [
  { value: 'differs', label: `对不上 ${counts.differs}` },
  { value: 'unknown', label: `缺数据 ${counts.unknown}` },
  { value: 'passed', label: `免打扰通过 ${counts.passed}` },
  { value: 'confirmed', label: `已确认 ${counts.confirmed}` },
  { value: 'all', label: `全部 ${counts.holders}` },
]

export const OUTCOME_TONES: Record<CheckOutcome, Tone> = { matched: 'ok', differs: 'danger', unknown: 'warn' }

/** 「免打扰通过82%」; a dash where there is nobody. */
export const passedZh = ({ holders, passed }: YearlyCounts): string =>
  holders === 0 ? '—' : `${Math.round((passed * 100) / holders)}%`

/** Parts of a bar, in their order. */
export const PARTS = ['passed', 'confirmed', 'differs', 'unknown'] as const

export const countsZh = ({ holders, passed, differs, unknown, confirmed }: YearlyCounts): string =>
  `${holders}人：免打扰通过${passed}，对不上${differs}，缺数据${unknown}，已确认${confirmed}`
