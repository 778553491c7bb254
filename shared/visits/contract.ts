import { z } from 'zod'
import { ConsentEvidence } from '../consents/model'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id, InstantText, Version } from '../kernel/document'
import { Phone } from '../kernel/phone'
import { ObservedFact, VisitMember, VisitOutcome } from './model'
import { planActions } from './plan-contract'

export const SubmitVisitInput = z.object({
  taskId: Id,
  /** ULID chosen on the phone: the same visit sent twice is one visit. */
  clientVisitId: Id,
  startedAt: InstantText,
  outcome: VisitOutcome,
  safety: z.enum(['safe', 'concern', 'danger']).optional(),
  /** Needed when somebody was met: who lives here, the head first. */
  members: z.array(VisitMember).max(20).default([]),
  facts: z.array(ObservedFact).max(80).default([]),
  phone: Phone.optional(),
  wordsZh: z.string().max(2000).default(''),
  photoAttachmentIds: z.array(Id).max(12).default([]),
  signature: ConsentEvidence.optional(),
  /** The person met is the one whose phone made the request: opens their household file to that phone. */
  requesterMet: z.boolean().default(false),
  /** 近亲属备案: the household is related to a case worker or committee member. */
  staffRelative: z.boolean().nullable().default(null),
  policiesTold: z.array(z.string().max(60)).max(30).default([]),
})

export const HarmReportLine = z.object({
  reportId: Id,
  version: Version,
  reportNo: z.string(),
  kind: z.enum(['child', 'domesticViolence']),
  kindZh: z.string(),
  areaZh: z.string(),
  at: z.string(),
  /** 「今天09:12」 */
  atZh: z.string(),
  status: z.enum(['open', 'taken', 'closed']),
  statusZh: z.string(),
})
export type HarmReportLine = z.infer<typeof HarmReportLine>

export const visitsContract = defineContract('visits', {
  ...planActions,
  submit: {
    kind: 'write',
    summary: 'The worker logs a visit; works offline, arrives once.',
    input: SubmitVisitInput,
    output: z.object({
      visitId: Id,
      householdId: Id.nullable(),
      taskStatus: z.string(),
      arrivedLate: z.boolean(),
      /** Persons of the household as now on file, in the order of `members`. */
      personIds: z.array(Id),
      canAskZh: z.string(),
      nextZh: z.string(),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
  },
  list: {
    kind: 'read',
    summary: 'Officers list the visits of a household of their area.',
    input: z.object({ householdId: Id }),
    output: z.object({
      items: z.array(
        z.object({
          visitId: Id,
          startedAt: z.string(),
          visitorName: z.string(),
          outcomeZh: z.string(),
          safetyZh: z.string().nullable(),
          wordsZh: z.string(),
          photoUrls: z.array(z.string()),
          policiesToldZh: z.array(z.string()),
          arrivedLate: z.boolean(),
        }),
      ),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  giveVerificationCode: {
    kind: 'write',
    summary:
      'The worker who has met a person hands over a one-time code that opens the household file on that person’s phone.',
    input: z.object({ householdId: Id, personId: Id }),
    output: z.object({ code: z.string(), expiresAt: z.string() }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  reportHarm: {
    kind: 'write',
    summary:
      'Mandatory report of harm to a minor or of domestic violence, on its own sealed channel (未成年人保护法 art. 11).',
    input: z.object({
      taskId: Id.optional(),
      areaCode: AreaCode,
      whereZh: z.string().max(100),
      wordsZh: z.string().min(2).max(1000),
      kind: z.enum(['child', 'domesticViolence']),
    }),
    output: z.object({ reportNo: z.string(), nextZh: z.string() }),
    errors: ['FORBIDDEN'],
  },
  listHarmReports: {
    kind: 'read',
    summary:
      'Whom the sealed channel leads to lists the reports that are theirs, newest first: number, kind and place only.',
    input: z.object({ show: z.enum(['open', 'closed']).default('open') }),
    /** At most 200: of closed ones the newest. */
    output: z.object({ items: z.array(HarmReportLine) }),
    errors: ['FORBIDDEN'],
  },
  readHarmReport: {
    kind: 'read',
    summary: 'Whom the report was routed to opens it: where, what, and who reported.',
    input: z.object({ reportId: Id }),
    output: HarmReportLine.extend({
      whereZh: z.string(),
      wordsZh: z.string(),
      reporter: z.object({ nameZh: z.string(), roleZh: z.string(), phone: z.string().nullable() }),
      handling: z.array(z.object({ at: z.string(), byName: z.string(), stepZh: z.string(), noteZh: z.string() })),
      /** Numbers that always stand with it. */
      numbersZh: z.string(),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  handleHarmReport: {
    kind: 'write',
    summary: 'Whom the report was routed to notes what was done: in hand, or closed. Who and when are kept with it.',
    input: z.object({
      reportId: Id,
      version: Version,
      step: z.enum(['take', 'close']),
      noteZh: z.string().trim().min(2, '请写几句做了什么').max(500),
    }),
    output: z.object({ reportId: Id, version: Version, status: z.enum(['open', 'taken', 'closed']) }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
})
