import { z } from 'zod'
import { AreaCode, documentFields, Id, InstantText } from '../kernel/document'
import { IdNumber } from '../kernel/id-number'

export const VisitOutcome = z.enum(['met', 'notHome', 'refused', 'moved'])
export type VisitOutcome = z.infer<typeof VisitOutcome>

/** A fact seen or heard at the visit; `personIndex` points into the visit's members, left out for the household. */
export const ObservedFact = z.object({
  factId: z.string().max(80),
  personIndex: z.number().int().min(0).max(20).optional(),
  value: z.union([z.boolean(), z.number(), z.string().max(200)]),
})
export type ObservedFact = z.infer<typeof ObservedFact>

export const VisitMember = z.object({
  personId: Id.optional(),
  name: z.string().min(2, '请写姓名').max(30),
  idNumber: IdNumber.optional(),
  relationZh: z.string().max(20),
  hukouRegistered: z.boolean().nullable(),
  livesTogether: z.boolean().nullable(),
})
export type VisitMember = z.infer<typeof VisitMember>

/** The log of one visit. What was said about illness and money is encrypted; workers of other areas never read it. */
export const Visit = z.object({
  ...documentFields,
  taskId: Id,
  requestId: Id.nullable(),
  warningId: Id.nullable(),
  householdId: Id.nullable(),
  areaCode: AreaCode,
  visitorStaffId: Id,
  visitorName: z.string(),
  startedAt: InstantText,
  recordedAt: InstantText,
  outcome: VisitOutcome,
  safety: z.enum(['safe', 'concern', 'danger']).nullable(),
  sealed: z.string(),
  photoAttachmentIds: z.array(Id),
  signatureAttachmentId: Id.nullable(),
  policiesTold: z.array(z.object({ policyId: z.string(), toldAt: InstantText })),
  /** The task had moved on when this visit arrived (offline): kept, and shown to the officer. */
  arrivedLate: z.boolean(),
})
export type Visit = z.infer<typeof Visit>
