import { z } from 'zod'
import { isWithinBounds, OUT_OF_BOUNDS_ZH } from '../../eligibility/edit-bounds'
import { LocalDate } from '../../kernel/dates'
import { Id, PageInput, pageOf, Version } from '../../kernel/document'
import { WarningChangeStatus } from './change-model'
import { DraftOp, WarningDraft } from './draft'

const Problem = z.object({ path: z.string(), messageZh: z.string() })

/** Measured before it is read. */
const BoundedDraft = z.custom<z.input<typeof WarningDraft>>(isWithinBounds, OUT_OF_BOUNDS_ZH).pipe(WarningDraft)

/** Null: between one and four, too few to be told without telling who. */
const ShownCount = z.int().nullable()

const ReadBack = z.object({ conditionZh: z.string(), thenZh: z.string() })

export const TestView = z.object({
  finished: z.boolean(),
  /** False once the draft has been changed after the test. */
  ofThisDraft: z.boolean(),
  since: z.string(),
  done: z.int(),
  total: z.int(),
  fired: ShownCount,
  householdsFired: ShownCount,
  confirmed: ShownCount,
  byMonth: z.array(z.object({ month: z.string(), count: ShownCount })),
  byTownship: z.array(z.object({ areaZh: z.string(), count: ShownCount })),
})
export type TestView = z.infer<typeof TestView>

export const RuleChangeRow = z.object({
  changeId: Id,
  version: Version,
  kind: z.enum(['rule', 'end']),
  ruleId: z.string(),
  ruleVersion: z.int(),
  titleZh: z.string(),
  status: WarningChangeStatus,
  statusZh: z.string(),
  from: z.string().nullable(),
  readBack: ReadBack.nullable(),
  noteZh: z.string(),
  proposedByName: z.string(),
  proposedAt: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reasonZh: z.string().nullable(),
})
export type RuleChangeRow = z.infer<typeof RuleChangeRow>

export const RuleChangeView = RuleChangeRow.extend({
  draft: WarningDraft.nullable(),
  problems: z.array(Problem),
  test: TestView.nullable(),
  may: z.object({
    edit: z.boolean(),
    propose: z.boolean(),
    approve: z.boolean(),
    reject: z.boolean(),
    withdraw: z.boolean(),
  }),
  /** Why it cannot be proposed or approved now. */
  cannotZh: z.string().nullable(),
})
export type RuleChangeView = z.infer<typeof RuleChangeView>

const FactChoice = z.object({
  factId: z.string(),
  labelZh: z.string(),
  sourceZh: z.string(),
  subject: z.enum(['person', 'household']),
  kind: z.enum(['yesNo', 'choice', 'number', 'days']),
  ops: z.array(DraftOp),
  unitZh: z.string().nullable(),
  choices: z.array(z.object({ value: z.string(), labelZh: z.string() })),
  sensitive: z.boolean(),
})

const RuleInForce = z.object({
  ruleId: z.string(),
  ruleVersion: z.int(),
  titleZh: z.string(),
  ruleZh: z.string(),
  severity: z.enum(['yellow', 'orange', 'red']),
  recipientZh: z.string(),
  deadlineWorkingDays: z.int(),
  basisZh: z.string(),
  /** `product`: ships with it · `county`: written here. */
  origin: z.enum(['product', 'county']),
  /** Since when, for a rule of the county. */
  since: z.string().nullable(),
  /** The day on which it ends, where that is decided. */
  endsOn: z.string().nullable(),
  mayEnd: z.boolean(),
})
export type RuleInForce = z.infer<typeof RuleInForce>

const About = z.object({ changeId: Id, version: Version })
const Done = z.object({ changeId: Id, version: Version, status: WarningChangeStatus })
const WRITES = ['FORBIDDEN', 'NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT', 'INVALID_INPUT'] as const

/** Warning rules written in a county: drafted by one officer, tried on history, let into force by another. */
export const countyRuleActions = {
  rules: {
    kind: 'read' as const,
    summary: 'The warning rules in force about people and households: those that ship and the county’s own.',
    input: z.object({}),
    output: z.object({ items: z.array(RuleInForce), mayWrite: z.boolean() }),
    errors: ['FORBIDDEN'] as const,
  },
  ruleFacts: {
    kind: 'read' as const,
    summary: 'The facts an author may write rules with, in words, and how each is compared.',
    input: z.object({}),
    output: z.object({
      facts: z.array(FactChoice),
      departments: z.array(z.object({ id: z.string(), nameZh: z.string() })),
    }),
    errors: ['FORBIDDEN'] as const,
  },
  checkDraft: {
    kind: 'read' as const,
    summary: 'Reads a draft back in plain words and says field by field what is wrong with it.',
    input: z.object({ draft: BoundedDraft }),
    output: z.object({ problems: z.array(Problem), readBack: ReadBack }),
    errors: ['FORBIDDEN'] as const,
  },
  ruleChanges: {
    kind: 'read' as const,
    summary: 'Drafts of one’s own, and what was proposed or decided in the county, newest first.',
    input: z.object({ ...PageInput }),
    output: pageOf(RuleChangeRow),
    errors: ['FORBIDDEN'] as const,
  },
  ruleChange: {
    kind: 'read' as const,
    summary: 'One draft or proposal: its conditions, its back-test, what the caller may do.',
    input: z.object({ changeId: Id }),
    output: RuleChangeView,
    errors: ['FORBIDDEN', 'NOT_FOUND'] as const,
  },
  saveDraft: {
    kind: 'write' as const,
    summary: 'An officer keeps a draft of a new rule, or of the next version of one; nothing takes effect.',
    input: z.object({
      changeId: Id.optional(),
      version: Version.optional(),
      /** A rule of the county whose next version this is. */
      ruleId: z.string().max(80).optional(),
      draft: BoundedDraft,
      noteZh: z.string().max(500).default(''),
    }),
    output: Done,
    errors: WRITES,
  },
  testDraft: {
    kind: 'write' as const,
    summary: 'The next slice of the back-test of a draft: how many it would have raised, where, how many rightly.',
    input: z.object({ changeId: Id }),
    output: TestView,
    errors: WRITES,
  },
  proposeRule: {
    kind: 'write' as const,
    summary: 'The author hands a draft without faults and with a finished back-test to a second person.',
    input: About.extend({ from: LocalDate, noteZh: z.string().max(500).default('') }),
    output: Done,
    errors: WRITES,
  },
  endRule: {
    kind: 'write' as const,
    summary: 'An officer proposes that a rule ends on a day; a second person decides.',
    input: z.object({
      ruleId: z.string().max(80),
      from: LocalDate,
      noteZh: z.string().trim().min(2, '请写明为什么不用了').max(500),
    }),
    output: Done,
    errors: WRITES,
  },
  approveRule: {
    kind: 'write' as const,
    summary: 'A second person lets the rule (or its end) take effect by its date; every household is looked at again.',
    input: About,
    output: Done,
    errors: WRITES,
  },
  rejectRule: {
    kind: 'write' as const,
    summary: 'A second person says no, with the reason.',
    input: About.extend({ reasonZh: z.string().trim().min(2, '请写明原因').max(500) }),
    output: Done,
    errors: WRITES,
  },
  withdrawRule: {
    kind: 'write' as const,
    summary: 'The author takes a draft or a proposal back.',
    input: About,
    output: Done,
    errors: WRITES,
  },
}
