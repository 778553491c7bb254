import { z } from 'zod'
import { AreaCode, LocalDateText } from '../kernel/document'

export const PolicyRow = z.object({
  policyId: z.string(),
  titleZh: z.string(),
  categoryId: z.string(),
  categoryZh: z.string(),
  needIds: z.array(z.string()),
  departmentId: z.string(),
  departmentZh: z.string(),
  unit: z.enum(['person', 'household']),
  kindZh: z.string(),
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
  textZh: string
  /** 「同时满足」「满足其一」「不能是」「家里有人」…; null on a single condition. */
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
  unitZh: z.string(),
  basisZh: z.string(),
  noteZh: z.string().nullable(),
  confidence: z.enum(['sourced', 'known', 'sample']),
  confidenceZh: z.string(),
  typicalRange: z.array(z.number()).length(2).nullable(),
  usedBy: z.array(z.object({ policyId: z.string(), titleZh: z.string() })),
  /** Newest first. */
  values: z.array(ParameterValue),
})
export type ParameterRow = z.infer<typeof ParameterRow>

export const PolicySheet = PolicyRow.extend({
  eligibilityZh: z.string(),
  conditions: ConditionLine,
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
  applyAtZh: z.string(),
  deciderZh: z.string(),
  documents: z.array(z.object({ nameZh: z.string(), shared: z.boolean() })),
  process: z.array(z.object({ actorZh: z.string(), actionZh: z.string(), limitZh: z.string().nullable() })),
  timeLimits: z.array(z.object({ scopeZh: z.string(), limitZh: z.string(), basisZh: z.string() })),
  combinations: z.array(
    z.object({ policyId: z.string(), titleZh: z.string(), typeZh: z.string(), noteZh: z.string().nullable() }),
  ),
  grantsZh: z.array(z.string()),
  consentScopesZh: z.array(z.string()),
  parameters: z.array(ParameterRow),
  doubtsZh: z.array(z.string()),
  sources: z.array(z.object({ url: z.string(), kindZh: z.string() })),
  versions: z.array(
    z.object({
      version: z.int(),
      from: z.string().nullable(),
      sourceZh: z.string(),
      origin: z.enum(['shipped', 'county']),
    }),
  ),
})
export type PolicySheet = z.infer<typeof PolicySheet>

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
    input: z.object({ policyId: z.string().max(80), on: LocalDateText.optional(), version: z.int().optional() }),
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
    input: z.object({ policyId: z.string().max(80), on: LocalDateText.optional() }),
    output: z.object({
      examples: z.array(
        z.object({
          /** 「独居老人叶大爷，81岁，低保」 */
          storyZh: z.string(),
          personZh: z.string().nullable(),
          verdict: z.enum(['met', 'unmet', 'unknown']),
          verdictZh: z.string(),
          sentenceZh: z.string(),
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
      rows: z.array(
        z.object({
          categoryId: z.string(),
          categoryZh: z.string(),
          policies: z.int(),
          sourced: z.int(),
          known: z.int(),
          localScheme: z.int(),
          withDoubts: z.int(),
          /** Parameters its policies read, and of them those that are samples still to be replaced by the county. */
          parameters: z.int(),
          sampleParameters: z.int(),
          /** Policies changed by the county. */
          county: z.int(),
        }),
      ),
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
      area: AreaCode.optional(),
    }),
    output: z.object({ asOf: z.string(), rows: z.array(ParameterRow) }),
    errors: ['FORBIDDEN'] as const,
  },
}
