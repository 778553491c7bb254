import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { LocalDate } from '../kernel/dates'
import { AreaCode, Id, PageInput, pageOf, Version } from '../kernel/document'
import { checkActions } from './checks-contract'
import { countyRuleActions } from './county-rules/contract'
import { disasterActions } from './disaster-contract'
import { ledgerActions } from './ledger-contract'
import { QueueCounts, WarningHandling, WarningResult, WarningRow, WarningStatus } from './row-model'
import { silentAreaActions } from './silent-areas-contract'
import { yearlyCheckActions } from './yearly-check/contract'

export * from './row-model'

/** How far a run of the scan is. */
export const ScanProgress = z.object({
  scanId: Id,
  kind: z.enum(['changed', 'full', 'areas']),
  finished: z.boolean(),
  startedAt: z.string(),
  householdsScanned: z.number().int(),
  /** Households there were when a full scan began; null for the others. */
  households: z.number().int().nullable(),
  opened: z.number().int(),
  updated: z.number().int(),
  cannotTell: z.number().int(),
  /** Feed → how many households wait for it. */
  missingFeeds: z.record(z.string(), z.number().int()),
})
export type ScanProgress = z.infer<typeof ScanProgress>

export const warningsContract = defineContract('warnings', {
  ...ledgerActions,
  ...disasterActions,
  ...silentAreaActions,
  ...countyRuleActions,
  ...checkActions,
  ...yearlyCheckActions,
  list: {
    kind: 'read',
    summary: 'Officers list the warnings of their area, nearest deadline or most urgent first.',
    input: z.object({
      areaCode: AreaCode,
      status: WarningStatus.optional(),
      /** `urgent`: red before orange before yellow, each nearest deadline first. */
      order: z.enum(['due', 'urgent']).default('due'),
      /** `later`: people who said no and are asked again on a day to come; `now`: all but these. */
      ask: z.enum(['now', 'later']).optional(),
      ...PageInput,
    }),
    output: pageOf(WarningRow),
    errors: ['FORBIDDEN'],
  },
  today: {
    kind: 'read',
    summary: 'What waits for an officer today, in numbers.',
    input: z.object({ areaCode: AreaCode }),
    output: QueueCounts,
    errors: ['FORBIDDEN'],
  },
  get: {
    kind: 'read',
    summary: 'The officer reads one warning with its evidence: facts, source, date, rule version.',
    input: z.object({ warningId: Id }),
    output: WarningRow.extend({
      phone: z.string().nullable(),
      evidence: z.array(
        z.object({
          labelZh: z.string(),
          valueZh: z.string(),
          sourceZh: z.string(),
          asOf: z.string(),
          takenBack: z.boolean(),
        }),
      ),
      ruleZh: z.string(),
      basisZh: z.string(),
      visitQuestionsZh: z.array(z.string()),
      handlings: z.array(z.object({ at: z.string(), textZh: z.string() })),
      taskId: Id.nullable(),
      /** Whom the platform told, and when. */
      toldZh: z.string().nullable(),
      /** 「2小时15分（工作时间）」; null until somebody was reached. */
      firstContactZh: z.string().nullable(),
      /** Visits for this warning: when, who, whether somebody was met. */
      visits: z.array(z.object({ at: z.string(), textZh: z.string() })),
      /** What it ended with, in words of the officer. */
      resultNoteZh: z.string().nullable(),
      /** Other warnings of the household that the same officer handles and that are not closed. */
      alsoOfHousehold: z.array(WarningRow),
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
      /** Further open warnings of the same household that the same call or visit is for. */
      alsoWarningIds: z.array(Id).max(20).default([]),
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
  startFullScan: {
    kind: 'write',
    summary: 'An administrator has every household looked at, for example after a rule changed; one that runs goes on.',
    input: z.object({}),
    output: ScanProgress,
    errors: ['FORBIDDEN'],
  },
  continueFullScan: {
    kind: 'write',
    summary: 'One slice of a full scan; several at a time share the areas (the timer does it by itself).',
    input: z.object({ scanId: Id }),
    output: ScanProgress,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  listScans: {
    kind: 'read',
    summary: 'The last runs of the scan and how far they are.',
    input: z.object({}),
    output: z.object({ items: z.array(ScanProgress) }),
    errors: ['FORBIDDEN'],
  },
  backTest: {
    kind: 'read',
    summary: 'A rule, also a draft, over the history kept: how often it would have been raised, and how often rightly.',
    input: z.object({
      /** A rule as it stands in a file; what is wrong with it is said in `problems`. */
      rule: z.record(z.string(), z.unknown()),
      /** Default: a year ago. */
      since: LocalDate.optional(),
      /** `next` of the slice before. */
      after: Id.optional(),
    }),
    output: z.object({
      problems: z.array(z.object({ path: z.string(), message: z.string() })),
      since: z.string(),
      households: z.number().int(),
      householdsFired: z.number().int(),
      fired: z.number().int(),
      byMonth: z.record(z.string(), z.number().int()),
      /** Of these, about how many a warning was closed as true within half a year. */
      confirmed: z.number().int(),
      /** By township code. Nobody is named: a rule is no question about a person. */
      byTownship: z.record(z.string(), z.number().int()),
      next: z.string().nullable(),
    }),
    errors: ['FORBIDDEN'],
  },
  scanAreas: {
    kind: 'write',
    summary: 'An administrator has the rules about areas and feeds looked at now (the timer does it each morning).',
    input: z.object({}),
    output: z.object({ finished: z.boolean(), opened: z.number().int(), updated: z.number().int() }),
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
