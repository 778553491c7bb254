import { z } from 'zod'
import { LocalDate } from '../../kernel/dates'
import { documentFields, Id, InstantText } from '../../kernel/document'
import { WarningDraft } from './draft'

/** `draft`: the author still writes · `proposed`: waits for a second person · `approved`: in force by its date. */
export const RULE_CHANGE_STATES = ['draft', 'proposed', 'approved', 'rejected', 'withdrawn'] as const
export const WarningChangeStatus = z.enum(RULE_CHANGE_STATES)
export type WarningChangeStatus = z.infer<typeof WarningChangeStatus>

/** What the rule would have done over the history kept, so far: goes on household by household. */
export const DraftTest = z.object({
  /** Content hash of the draft it was run on: another draft needs another test. */
  draftHash: z.string(),
  since: LocalDate,
  /** Places still to go through, the one at work first; neighbours lie together. */
  areas: z.array(z.string()),
  /** Where in the first of them it goes on. */
  cursor: z.string().nullable(),
  finished: z.boolean(),
  done: z.int(),
  total: z.int(),
  fired: z.int(),
  householdsFired: z.int(),
  confirmed: z.int(),
  /** Calendar month → how often it would have been raised. */
  byMonth: z.record(z.string(), z.int()),
  /** Township → how often. */
  byTownship: z.record(z.string(), z.int()),
})
export type DraftTest = z.infer<typeof DraftTest>

/** A new warning rule, a new version of one, or the end of one: proposed by one person, decided by another. */
export const WarningRuleChange = z.object({
  ...documentFields,
  areaCode: z.string(),
  kind: z.enum(['rule', 'end']),
  ruleId: z.string(),
  /** The version it brings; of an end, the version that ends. */
  ruleVersion: z.int(),
  titleZh: z.string(),
  draft: WarningDraft.nullable(),
  /** First day on which it counts; null until it is proposed. */
  from: LocalDate.nullable(),
  noteZh: z.string(),
  status: WarningChangeStatus,
  /** Whose post the author holds; null for a dispatcher. */
  departmentId: z.string().nullable(),
  /** Of an end: departments that send what the rule reads or get its warnings. They may decide, too. */
  concerns: z.array(z.string()),
  proposedBy: z.object({ staffId: Id, name: z.string(), openid: z.string(), at: InstantText }),
  decidedBy: z.object({ staffId: Id, name: z.string(), at: InstantText, reasonZh: z.string() }).nullable(),
  test: DraftTest.nullable(),
  /** The day on which every household must be looked at again; null when done or not needed. */
  rescanOn: LocalDate.nullable(),
})
export type WarningRuleChange = z.infer<typeof WarningRuleChange>
