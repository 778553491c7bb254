import { z } from 'zod'
import { FactScalar } from '../facts/model'
import { LocalDate } from '../kernel/dates'
import { Amount } from '../rules/amount-model'
import { Condition } from '../rules/model'

export const PolicyId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
export type PolicyId = z.infer<typeof PolicyId>

/** A document of law and how surely we know it: read in full, seen second-hand, or from general knowledge. */
export const LegalBasis = z.strictObject({
  title: z.string().min(1),
  number: z.string().min(1),
  year: z.int(),
  issuer: z.string().optional(),
  article: z.string().optional(),
  verification: z.string(),
  numberSource: z.string(),
})
export type LegalBasis = z.infer<typeof LegalBasis>

/** How two policies go together. A person policy against a household policy concerns that person only. */
export const ExclusionType = z.enum([
  'excludes',
  'mutual',
  'choose-one',
  'choose-higher',
  'top-up-difference',
  'stackable',
  'stack-partial',
  'follows',
  'check-local',
])

export const ApplyAt = z.strictObject({
  kind: z.enum(['hukouTownship', 'placeOfEmergency', 'township', 'school', 'department']),
  /** What follows 「问」: 「学校资助中心」. */
  whereZh: z.string().min(1),
})

const Step = z.strictObject({
  actorZh: z.string(),
  actionZh: z.string(),
  limitWorkingDays: z.number().optional(),
  limitCalendarDays: z.number().optional(),
})

export const Policy = z.strictObject({
  id: PolicyId,
  /** Rises with every change of the rule; decisions name the version they rested on. */
  version: z.int().min(1),
  /** First and last day of this version; absent = always. An earlier version stands in `<id>@<version>.json`. */
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  titleZh: z.string().min(1),
  titleEn: z.string().min(1),
  category: z.string(),
  needs: z.array(z.string()).min(1),
  department: z.string(),
  coDepartments: z.array(z.string()).optional(),
  /** Who makes the rule. */
  level: z.enum(['national', 'provincial', 'county']),
  /** Whether one verdict holds for the household or one for each member. */
  unit: z.enum(['person', 'household']),
  recipient: z.enum(['person', 'household', 'guardian', 'employer', 'provider']),
  kind: z.enum(['cash', 'in-kind', 'service', 'fee-waiver', 'priority']),
  urgent: z.boolean().optional(),
  basis: LegalBasis,
  otherBases: z.array(LegalBasis).optional(),
  eligibilityZh: z.string().min(1),
  eligibility: Condition,
  exclusions: z
    .array(z.strictObject({ policy: PolicyId, type: ExclusionType, noteZh: z.string().optional() }))
    .optional(),
  amountZh: z.string().min(1),
  amount: Amount,
  frequency: z.enum(['monthly', 'quarterly', 'per-term', 'annual', 'once', 'per-event', 'ongoing', 'daily']),
  applicationMode: z.enum(['application', 'automatic', 'either', 'proactive']),
  autoGrantZh: z.string().optional(),
  applyAt: ApplyAt,
  deciderLevel: z.enum(['village', 'township', 'countyDepartment', 'collectiveSitting', 'school']),
  /** `obtainableByDataSharing`: must not be asked for where sharing works (社会救助法第六十二条). */
  requiredDocuments: z.array(
    z.strictObject({ id: z.string(), nameZh: z.string(), obtainableByDataSharing: z.boolean() }),
  ),
  process: z.array(Step).min(1),
  timeLimit: z.strictObject({
    workingDays: z.number().optional(),
    calendarDays: z.number().optional(),
    byScope: z
      .array(
        z.strictObject({
          scope: z.string(),
          workingDays: z.number().optional(),
          calendarDays: z.number().optional(),
          basisZh: z.string(),
        }),
      )
      .optional(),
    /** A sample promise of the county, not law. */
    countyCommitmentWorkingDays: z.number().optional(),
    noteZh: z.string().optional(),
  }),
  consentScopes: z.array(z.string()),
  /** What an approval makes true: dibao → household.category = dibao. */
  grantsFacts: z.array(z.strictObject({ fact: z.string(), value: FactScalar })).optional(),
  confidence: z.enum(['sourced', 'known', 'parameter']),
  amountConfidence: z.enum(['sourced', 'known', 'parameter']),
  sourceStrength: z.string(),
  sourceCoverage: z.string().optional(),
  sources: z.array(z.strictObject({ url: z.url(), kind: z.string() })),
  doubtsZh: z.array(z.string()).optional(),
})
export type Policy = z.infer<typeof Policy>
