import { z } from 'zod'
import type { StaffRole } from '../access/roles'
import { AreaCode, documentFields, Id } from '../kernel/document'

/**
 * A mandatory report of harm to a minor or of domestic violence (未成年人保护法 art. 11, 反家庭暴力法 art. 14). Sealed per
 * case: never merged into a household, a task, a list or the ledger of who looked, which an abuser could open.
 */
export const SealedReport = z.object({
  ...documentFields,
  reportNo: z.string(),
  kind: z.enum(['child', 'domesticViolence']),
  areaCode: AreaCode,
  /** Encrypted: where and what, as the reporter wrote it. */
  sealed: z.string(),
  reportedByStaffId: Id,
  receiverStaffId: Id.nullable(),
  status: z.enum(['open', 'taken', 'closed']),
})
export type SealedReport = z.infer<typeof SealedReport>

/** Whose channel it is, first the nearest: a role that exists in the area, never the grid's general list. */
export const HARM_CHANNEL: Record<SealedReport['kind'], readonly StaffRole[]> = {
  child: ['childDirector', 'townshipOfficer', 'countyDispatcher'],
  domesticViolence: ['townshipOfficer', 'countyDispatcher'],
}
