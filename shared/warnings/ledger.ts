import { formatInstant } from '../kernel/dates'
import { workingMinutesBetween } from '../kernel/working-time'
import type { LedgerRow } from './ledger-contract'
import type { Warning, WarningEvidence } from './model'
import { warningRow } from './warning-row'

/** A warning as the ledger shows it: which facts, from whom, as of when; their values stay sealed. */
export const ledgerRow = (
  warning: Warning,
  evidence: readonly WarningEvidence[],
  areaZh: string,
  at: { now: string; today: string },
): LedgerRow => ({
  ...warningRow(warning, { areaZh, lastOutcomeZh: null, lookAgainZh: warning.lookAgainZh ?? null }, at.today),
  ruleVersion: warning.ruleVersion,
  toldZh: warning.told && `${warning.told.nameZh}，${formatInstant(warning.told.at, at.now)}`,
  firstContactMinutes:
    warning.firstContactAt === null ? null : workingMinutesBetween(warning.openedAt, warning.firstContactAt),
  result: warning.result,
  resultNoteZh: warning.resultNoteZh,
  closedOn: warning.closedOn,
  visited: warning.taskId !== null,
  evidence: evidence.map(({ labelZh, sourceZh, asOf }) => ({ labelZh, sourceZh, asOf })),
})
