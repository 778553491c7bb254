import type { z } from 'zod'
import { formatDate, type LocalDate } from '../kernel/dates'
import type { WarningRow } from './contract'
import { HANDLING_LABELS, RESULT_LABELS, STATUS_LABELS } from './labels'
import type { Warning } from './model'

/** 「本人谢绝（12月23日再问）」 */
const handlingZh = (warning: Warning, today: LocalDate): string | null => {
  const last = warning.handlings.at(-1)
  if (!last) return null
  const again = warning.askAgainOn ? `（${formatDate(warning.askAgainOn, today)}再问）` : ''
  return HANDLING_LABELS[last.handling].zh + again
}

/** What is read beside the warning: where it is, how it went last, whether its data still stands. */
type Beside = Pick<z.infer<typeof WarningRow>, 'areaZh' | 'lastOutcomeZh' | 'lookAgainZh'>

/** A warning as one row of the officer's queue. */
export const warningRow = (warning: Warning, beside: Beside, today: LocalDate): z.infer<typeof WarningRow> => ({
  warningId: warning._id,
  version: warning.version,
  ruleId: warning.ruleId,
  titleZh: warning.titleZh,
  severity: warning.severity,
  personNameZh: warning.personName,
  addressZh: warning.addressText,
  areaZh: beside.areaZh,
  householdId: warning.householdId,
  openedAt: warning.openedAt,
  dueOn: warning.dueOn,
  dueZh: `${formatDate(warning.dueOn, today)}前`,
  overdue: warning.status !== 'closed' && warning.dueOn < today,
  status: warning.status,
  statusZh: warning.result ? RESULT_LABELS[warning.result].zh : STATUS_LABELS[warning.status].zh,
  lastHandlingZh: handlingZh(warning, today),
  lastOutcomeZh: beside.lastOutcomeZh,
  lookAgainZh: beside.lookAgainZh,
})
