import { z } from 'zod'
import type { Actor } from '../access/actor'
import { StaffRole } from '../access/roles'
import { covers } from '../access/scope'
import { AreaCode, documentFields, Id, InstantText } from '../kernel/document'
import { KoumenError } from '../kernel/errors'
import { HarmKind } from './harm-channel'

/**
 * A mandatory report of harm to a minor or of domestic violence (未成年人保护法 art. 11, 反家庭暴力法 art. 14). Sealed per
 * case: never merged into a household, a task, a list or the ledger of who looked, which an abuser could open.
 */
export const SealedReport = z.object({
  ...documentFields,
  reportNo: z.string(),
  kind: HarmKind,
  areaCode: AreaCode,
  /** Encrypted: where and what, as the reporter wrote it. */
  sealed: z.string(),
  reportedByStaffId: Id,
  receiverStaffId: Id.nullable(),
  /** In which role of the channel it was received; with the area, who else may open it. */
  receiverRole: StaffRole.nullable().optional(),
  status: z.enum(['open', 'taken', 'closed']),
  /** Encrypted: a list of HandlingNote, the first step first. */
  handlingSealed: z.string().optional(),
})
export type SealedReport = z.infer<typeof SealedReport>

/** What was done about a report: who, when, and in their words. */
export const HandlingNote = z.object({
  at: InstantText,
  byStaffId: Id,
  byName: z.string(),
  step: z.enum(['take', 'close']),
  noteZh: z.string(),
})
export type HandlingNote = z.infer<typeof HandlingNote>
export type HarmStep = HandlingNote['step']

/** State → step → next state. A report in hand may get further notes until it is closed. */
export const HARM_LIFECYCLE: Record<SealedReport['status'], Partial<Record<HarmStep, SealedReport['status']>>> = {
  open: { take: 'taken', close: 'closed' },
  taken: { take: 'taken', close: 'closed' },
  closed: {},
}

export const harmAfter = (status: SealedReport['status'], step: HarmStep): SealedReport['status'] => {
  const next = HARM_LIFECYCLE[status][step]
  if (next === undefined) throw new KoumenError('ILLEGAL_TRANSITION', '这件已经办结，不能再改。')
  return next
}

/** Who answers for one report: a post, in one role (of one bureau) of the channel. */
export interface HarmReceiver {
  staffId: string
  role: StaffRole
  departmentId?: string | undefined
}

/**
 * May this person open the report? A report about a child opens to whoever holds the role it went to over the place; one
 * of violence at home to its named receiver alone. Never to the post that wrote it, and never by rank.
 */
export const opensReport = (
  actor: Pick<Actor, 'staff'>,
  report: Pick<SealedReport, 'kind' | 'areaCode' | 'reportedByStaffId'>,
  receiver: HarmReceiver | undefined,
): boolean =>
  receiver !== undefined &&
  actor.staff.some(
    (seat) =>
      seat.role === receiver.role &&
      (receiver.departmentId === undefined || seat.departmentId === receiver.departmentId) &&
      covers(seat.areaCode, report.areaCode) &&
      seat.staffId !== report.reportedByStaffId &&
      (report.kind === 'child' || seat.staffId === receiver.staffId),
  )
