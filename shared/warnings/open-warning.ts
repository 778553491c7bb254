import { addWorkingDays } from '../kernel/working-days'
import type { LocalDate } from '../kernel/dates'
import type { Finding } from './evaluate'
import type { Warning } from './model'
import { warningKey } from './warning-key'

type NewWarning = Omit<Warning, 'schemaVersion' | 'version' | 'createdAt' | 'updatedAt'>

/** The warning that a finding opens. `evidenceSealed` is what the caller made of `evidenceLines`. */
export const openWarning = (
  { rule, personId, on }: Finding,
  household: { _id: string; areaCode: string; addressText: string; headName: string },
  personName: string,
  at: { now: string; today: LocalDate },
  evidenceSealed: string,
): NewWarning => ({
  _id: warningKey(rule, personId ?? household._id, on),
  ruleId: rule.id,
  ruleVersion: rule.version,
  titleZh: rule.titleZh,
  severity: rule.severity,
  householdId: household._id,
  personId,
  personName,
  addressText: household.addressText,
  areaCode: household.areaCode,
  assigneeRole: rule.assignee.role,
  departmentId: rule.assignee.departmentId ?? null,
  openedAt: at.now,
  dueOn: addWorkingDays(at.today, rule.deadlineWorkingDays).date,
  status: 'open',
  handlings: [],
  askAgainOn: null,
  taskId: null,
  result: null,
  resultNoteZh: null,
  closedOn: null,
  evidenceSealed,
})
