import { addWorkingDays } from '../kernel/working-days'
import type { LocalDate } from '../kernel/dates'
import type { Finding } from './evaluate'
import type { Warning } from './model'
import { warningKey } from './warning-key'

type NewWarning = Omit<Warning, 'schemaVersion' | 'version' | 'createdAt' | 'updatedAt'>

/** What a warning is about. */
export interface WarningSubject {
  /** In the warning's key: the person, the household, the area or the feed. */
  id: string
  householdId: string | null
  personId: string | null
  feedId: string | null
  nameZh: string
  addressText: string
  areaCode: string
}

/** The person or the household that a finding is about. */
export const subjectOf = (
  { personId }: Finding,
  household: { _id: string; areaCode: string; addressText: string; headName: string },
  personName: string,
): WarningSubject => ({
  id: personId ?? household._id,
  householdId: household._id,
  personId,
  feedId: null,
  nameZh: personName,
  addressText: household.addressText,
  areaCode: household.areaCode,
})

/** The warning that a rule opens about a subject. `evidenceSealed` is what the caller made of `evidenceLines`. */
export const openWarning = (
  { rule, on }: Pick<Finding, 'rule' | 'on'>,
  subject: WarningSubject,
  at: { now: string; today: LocalDate },
  evidenceSealed: string,
  told: Warning['told'] = null,
): NewWarning => ({
  _id: warningKey(rule, subject.id, on),
  ruleId: rule.id,
  ruleVersion: rule.version,
  titleZh: rule.titleZh,
  category: rule.category,
  severity: rule.severity,
  isCheck: rule.isCheck,
  subject: rule.subject,
  feedId: subject.feedId,
  householdId: subject.householdId,
  personId: subject.personId,
  personName: subject.nameZh,
  addressText: subject.addressText,
  areaCode: subject.areaCode,
  assigneeRole: rule.assignee.role,
  departmentId: rule.assignee.departmentId ?? null,
  told,
  happenedOn: on,
  openedAt: at.now,
  lastFiredAt: at.now,
  firings: 1,
  firstContactAt: null,
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
