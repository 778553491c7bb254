import { z } from 'zod'
import { AreaCode, documentFields, Id } from '../kernel/document'

export const TaskStatus = z.enum(['requested', 'accepted', 'inProgress', 'completed', 'rejected', 'cancelled'])
export type TaskStatus = z.infer<typeof TaskStatus>

/** `request`: a person asked. `careVisit`: a warning sends somebody (the card never says which). `delivery`: read a result or list aloud. */
export const TaskKind = z.enum(['request', 'careVisit', 'delivery'])
export type TaskKind = z.infer<typeof TaskKind>

/** Work for one person, on a clock. Carries nothing a grid worker must not see. */
export const Task = z.object({
  ...documentFields,
  kind: TaskKind,
  areaCode: AreaCode,
  requestId: Id.nullable(),
  warningId: Id.nullable(),
  /** Further warnings of the household that the same visit is for: one visit, all reasons. */
  warningIds: z.array(Id).default([]),
  applicationId: Id.nullable(),
  householdId: Id.nullable(),
  assigneeStaffId: Id,
  assigneeName: z.string(),
  /** Who had it before: a visit they made while offline is still theirs to deliver. */
  formerAssigneeStaffIds: z.array(Id).default([]),
  /** 「房子漏了」 or 「关爱走访」 */
  titleZh: z.string(),
  personName: z.string(),
  addressText: z.string(),
  /** Encrypted phone of the requester, if given. */
  phoneSealed: z.string().nullable(),
  /** A neutral way to begin the talk. */
  openerZh: z.string().nullable(),
  dueAt: z.string(),
  /** The deadline the worker was last reminded of, and the one the township was told about. */
  remindedFor: z.string().nullable().default(null),
  escalatedFor: z.string().nullable().default(null),
  status: TaskStatus,
  history: z.array(z.object({ at: z.string(), event: z.string(), byName: z.string(), noteZh: z.string() })),
})
export type Task = z.infer<typeof Task>
