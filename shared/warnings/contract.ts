import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { AreaCode, Id, PageInput, pageOf, Version } from '../kernel/document'

export const WarningStatus = z.enum(['open', 'inProgress', 'closed'])
/** What the township officer did with the row. */
export const WarningHandling = z.enum(['called', 'alreadyCovered', 'sendVisit', 'declined'])
/** How it ended; the ledger counts these. */
export const WarningResult = z.enum([
  'trueAided',
  'trueSupported',
  'trueNoPolicy',
  'alreadyCovered',
  'notInNeed',
  'dataError',
  'unreachable',
  'declined',
])

export const WarningRow = z.object({
  warningId: Id,
  version: Version,
  ruleId: z.string(),
  /** 「大额医疗」 */
  titleZh: z.string(),
  severity: z.enum(['blue', 'yellow', 'orange', 'red']),
  personNameZh: z.string(),
  addressZh: z.string(),
  areaZh: z.string(),
  /** Null for a warning about an area or a feed. */
  householdId: Id.nullable(),
  openedAt: z.string(),
  dueOn: z.string(),
  /** 「11月30日前」 */
  dueZh: z.string(),
  overdue: z.boolean(),
  status: WarningStatus,
  statusZh: z.string(),
  lastHandlingZh: z.string().nullable(),
})
export type WarningRow = z.infer<typeof WarningRow>

export const warningsContract = defineContract('warnings', {
  list: {
    kind: 'read',
    summary: 'Officers list the warnings of their area, nearest deadline first.',
    input: z.object({ areaCode: AreaCode, status: WarningStatus.optional(), ...PageInput }),
    output: pageOf(WarningRow),
    errors: ['FORBIDDEN'],
  },
  get: {
    kind: 'read',
    summary: 'The officer reads one warning with its evidence: facts, source, date, rule version.',
    input: z.object({ warningId: Id }),
    output: WarningRow.extend({
      phone: z.string().nullable(),
      evidence: z.array(z.object({ labelZh: z.string(), valueZh: z.string(), sourceZh: z.string(), asOf: z.string() })),
      ruleZh: z.string(),
      basisZh: z.string(),
      visitQuestionsZh: z.array(z.string()),
      handlings: z.array(z.object({ at: z.string(), textZh: z.string() })),
      taskId: Id.nullable(),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  handle: {
    kind: 'write',
    summary: 'The officer records the call or sends a visit; a declined warning is asked again in 30 days.',
    input: z.object({
      warningId: Id,
      version: Version,
      handling: WarningHandling,
      noteZh: z.string().max(300).default(''),
    }),
    output: z.object({ warningId: Id, version: Version, status: WarningStatus, taskId: Id.nullable() }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  close: {
    kind: 'write',
    summary: 'The officer closes the warning with its result.',
    input: z.object({
      warningId: Id,
      version: Version,
      result: WarningResult,
      noteZh: z.string().max(300).default(''),
    }),
    output: z.object({ warningId: Id, version: Version, status: WarningStatus }),
    errors: ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT'],
  },
  markEveryone: {
    kind: 'write',
    summary: 'An administrator has every household looked at again, for example after a rule changed: a page a call.',
    input: z.object({ after: Id.optional() }),
    /** `next`: give it as `after`; null when every household is marked. */
    output: z.object({ marked: z.number().int(), next: Id.nullable() }),
    errors: ['FORBIDDEN'],
  },
  scan: {
    kind: 'write',
    summary: 'An administrator starts a scan now (the timer does it by itself each morning).',
    input: z.object({}),
    output: z.object({
      scanId: Id,
      finished: z.boolean(),
      householdsScanned: z.number().int(),
      opened: z.number().int(),
      /** Open warnings that got new evidence. */
      updated: z.number().int(),
      cannotTell: z.number().int(),
    }),
    errors: ['FORBIDDEN'],
  },
})
