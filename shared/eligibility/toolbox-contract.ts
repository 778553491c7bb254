import { z } from 'zod'
import { LocalDate } from '../kernel/dates'
import { AreaCode } from '../kernel/document'

export const PolicyRow = z.object({
  policyId: z.string(),
  titleZh: z.string(),
  categoryId: z.string(),
  categoryZh: z.string(),
  needIds: z.array(z.string()),
  /** In the order of `needIds`. */
  needsZh: z.array(z.string()),
  departmentId: z.string(),
  departmentZh: z.string(),
  unit: z.enum(['person', 'household']),
  kindZh: z.string(),
  eligibilityZh: z.string(),
  /** 「每月补足到最低生活保障标准」 */
  amountZh: z.string(),
  confidence: z.enum(['sourced', 'known', 'parameter']),
  confidenceZh: z.string(),
  doubts: z.int(),
  ruleVersion: z.string(),
  /** 'shipped' with the product or 'county' overlay. */
  origin: z.enum(['shipped', 'county']),
})
export type PolicyRow = z.infer<typeof PolicyRow>

/** A condition as a tree of plain Chinese, read from the rule itself. */
export interface ConditionLine {
  /** The condition itself, or what holds of the parts under it: 「下面符合一条就行」. */
  textZh: string
  /** What stands between the parts: 「并且」「或者」; null on a single condition. */
  joinZh: string | null
  lawZh: string | null
  children: ConditionLine[]
}
export const ConditionLine: z.ZodType<ConditionLine> = z.lazy(() =>
  z.object({
    textZh: z.string(),
    joinZh: z.string().nullable(),
    lawZh: z.string().nullable(),
    children: z.array(ConditionLine),
  }),
)

const ParameterValue = z.object({
  area: z.string(),
  areaZh: z.string(),
  from: z.string(),
  value: z.number(),
  valueZh: z.string(),
  sourceZh: z.string(),
  origin: z.enum(['shipped', 'county']),
  /** Whether it counts on the day asked about in the area asked about. */
  inForce: z.boolean(),
})

export const ParameterRow = z.object({
  parameterId: z.string(),
  labelZh: z.string(),
  /** 「元/月」; a ratio is written and entered in per cent: 「%」. */
  unitZh: z.string(),
  /** What a figure as people write it is divided by before it is proposed: 100 for a ratio, else 1. */
  writtenPer: z.int(),
  basisZh: z.string(),
  noteZh: z.string().nullable(),
  confidence: z.enum(['sourced', 'known', 'sample']),
  confidenceZh: z.string(),
  typicalRange: z.tuple([z.number(), z.number()]).nullable(),
  /** 「500元/次到5,000元/次」 */
  typicalZh: z.string().nullable(),
  usedBy: z.array(z.object({ policyId: z.string(), titleZh: z.string() })),
  /** Newest first. */
  values: z.array(ParameterValue),
})
export type ParameterRow = z.infer<typeof ParameterRow>

const PolicyLink = z.object({ policyId: z.string(), titleZh: z.string() })

export const PolicySheet = PolicyRow.extend({
  /** The day asked about. */
  asOf: z.string(),
  version: z.int(),
  unitZh: z.string(),
  /** 「国家规定」, 「县里规定」 */
  levelZh: z.string(),
  recipientZh: z.string(),
  coDepartmentsZh: z.array(z.string()),
  conditions: ConditionLine,
  /** The formula with the values in force, a line a part. */
  amountLinesZh: z.array(z.string()),
  bases: z.array(
    z.object({
      titleZh: z.string(),
      numberZh: z.string(),
      articleZh: z.string().nullable(),
      verificationZh: z.string(),
    }),
  ),
  frequencyZh: z.string(),
  applicationModeZh: z.string(),
  /** How it comes without an application, where it does. */
  autoGrantZh: z.string().nullable(),
  applyAtZh: z.string(),
  deciderZh: z.string(),
  documents: z.array(z.object({ nameZh: z.string(), shared: z.boolean() })),
  process: z.array(z.object({ actorZh: z.string(), actionZh: z.string(), limitZh: z.string().nullable() })),
  timeLimits: z.array(z.object({ scopeZh: z.string(), limitZh: z.string(), basisZh: z.string() })),
  timeNoteZh: z.string().nullable(),
  combinations: z.array(PolicyLink.extend({ typeZh: z.string(), noteZh: z.string().nullable() })),
  /** What an approval makes true: 「家庭救助认定类别：最低生活保障家庭」. */
  grantsZh: z.array(z.string()),
  /** Policies that read what an approval makes true. */
  opens: z.array(PolicyLink),
  consentScopesZh: z.array(z.string()),
  parameters: z.array(ParameterRow),
  doubtsZh: z.array(z.string()),
  sources: z.array(z.object({ url: z.string(), kindZh: z.string() })),
  /** Newest first. */
  versions: z.array(
    z.object({
      version: z.int(),
      /** `null`: from the start. */
      from: z.string().nullable(),
      sourceZh: z.string(),
      origin: z.enum(['shipped', 'county']),
      /** The county does not offer it from that day. */
      ended: z.boolean(),
      inForce: z.boolean(),
    }),
  ),
})
export type PolicySheet = z.infer<typeof PolicySheet>

const CoverageCounts = z.object({
  policies: z.int(),
  /** Read in the full text of the law, from general knowledge, or left to the county. */
  sourced: z.int(),
  known: z.int(),
  localScheme: z.int(),
  withDoubts: z.int(),
  /** Parameters its policies read, and of them those that are samples still to be replaced by the county. */
  parameters: z.int(),
  sampleParameters: z.int(),
  /** Policies changed by the county. */
  county: z.int(),
})

/** Reading the rule base: for everybody who works with cases. Nothing here is about a person. */
export const toolboxActions = {
  listPolicies: {
    kind: 'read' as const,
    summary: 'Officers browse the policy toolbox by category, need, department or words.',
    input: z.object({
      categoryId: z.string().max(40).optional(),
      needId: z.string().max(40).optional(),
      departmentId: z.string().max(40).optional(),
      text: z.string().max(40).optional(),
    }),
    output: z.object({ asOf: z.string(), catalogueHash: z.string(), rows: z.array(PolicyRow) }),
    errors: ['FORBIDDEN'] as const,
  },
  getPolicy: {
    kind: 'read' as const,
    summary: 'One policy whole, in force on a day: conditions in plain Chinese, amount, documents, clocks, doubts.',
    input: z.object({ policyId: z.string().max(80), on: LocalDate.optional(), version: z.int().optional() }),
    output: PolicySheet,
    errors: ['FORBIDDEN', 'NOT_FOUND'] as const,
  },
  comparePolicyVersions: {
    kind: 'read' as const,
    summary: 'What differs between two versions of a policy, field by field, conditions in words.',
    input: z.object({ policyId: z.string().max(80), before: z.int(), after: z.int() }),
    output: z.object({
      titleZh: z.string(),
      differences: z.array(z.object({ fieldZh: z.string(), beforeZh: z.string(), afterZh: z.string() })),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'] as const,
  },
  tryPolicy: {
    kind: 'read' as const,
    summary: 'A policy run over named example households: verdict, deciding clauses, amount with arithmetic.',
    input: z.object({ policyId: z.string().max(80), on: LocalDate.optional() }),
    output: z.object({
      asOf: z.string(),
      notADecisionZh: z.string(),
      examples: z.array(
        z.object({
          exampleId: z.string(),
          /** 「独居老人叶大爷，81岁，低保」 */
          storyZh: z.string(),
          personZh: z.string().nullable(),
          verdict: z.enum(['met', 'unmet', 'unknown']),
          verdictZh: z.string(),
          sentenceZh: z.string(),
          /** The clauses that settled it, or that are still open. */
          clauses: z.array(z.object({ textZh: z.string(), valueZh: z.string().nullable() })),
          amountZh: z.string().nullable(),
          arithmeticZh: z.array(z.string()),
        }),
      ),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'] as const,
  },
  getCoverage: {
    kind: 'read' as const,
    summary: 'How well the catalogue is founded: policies by category and confidence, doubts, sample parameters.',
    input: z.object({}),
    output: z.object({
      asOf: z.string(),
      catalogueHash: z.string(),
      rows: z.array(CoverageCounts.extend({ categoryId: z.string(), categoryZh: z.string() })),
      /** All categories together; a parameter that several read counts once. */
      total: CoverageCounts,
      departments: z.array(z.object({ departmentId: z.string(), departmentZh: z.string(), policies: z.int() })),
      needs: z.array(z.object({ needId: z.string(), titleZh: z.string(), policies: z.int() })),
    }),
    errors: ['FORBIDDEN'] as const,
  },
  listParameters: {
    kind: 'read' as const,
    summary: 'Local parameters with all their dated values, sources and the policies that read them.',
    input: z.object({
      text: z.string().max(40).optional(),
      policyId: z.string().max(80).optional(),
      /** Which value counts is told for this area; default: the county. */
      area: AreaCode.optional(),
    }),
    output: z.object({ asOf: z.string(), rows: z.array(ParameterRow) }),
    errors: ['FORBIDDEN'] as const,
  },
}
