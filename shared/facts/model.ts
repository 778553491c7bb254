import { z } from 'zod'

export type FactId = string

export const FactType = z.enum([
  'boolean',
  'integer',
  'number',
  /** Integer fen. */
  'money',
  /** A ratio, never per cent: 0.6. */
  'ratio',
  'date',
  /** `YYYY-MM`. */
  'month',
  'enum',
  'string',
  /** Distinct codes, for example the policies a family receives. */
  'set',
  /** Readings, oldest first; `null` where one is missing. */
  'series',
])
export type FactType = z.infer<typeof FactType>

/** Whose fact it is. `any` may stand on a person or on the household; an address's facts are kept on the household. */
export const FactSubject = z.enum(['household', 'person', 'any', 'address', 'area', 'county', 'feed'])
export type FactSubject = z.infer<typeof FactSubject>

/** One word of the vocabulary shared by policies, warnings and feeds. */
export const Fact = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-zA-Z0-9]+$/),
  labelZh: z.string().min(1),
  labelEn: z.string().min(1),
  type: FactType,
  subject: FactSubject,
  unitZh: z.string().optional(),
  /** `sensitive`: 个人信息保护法第二十八条; `sealed`: never asked in a self-check, never listed, own channel only. */
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  /** A resident may state it; a stated value only pre-screens. */
  selfDeclare: z.boolean(),
  questionZh: z.string().optional(),
  /** The department that can tell (id in catalogue/departments.json). */
  supplier: z.string().optional(),
  enum: z.array(z.strictObject({ value: z.string(), labelZh: z.string() })).optional(),
  /** The national or departmental code list whose codes are the values. */
  codelist: z.string().optional(),
  /** Codes as departments send them → our values. */
  codes: z.record(z.string(), z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  derivedZh: z.string().optional(),
  derivedEn: z.string().optional(),
  noteZh: z.string().optional(),
  /** Registers that list everyone who has it: loaded and not listed means false. */
  falseWhenAbsentFrom: z.array(z.string()).optional(),
  usedFor: z.array(z.enum(['policies', 'feeds', 'derived', 'platform'])),
})
export type Fact = z.infer<typeof Fact>

export const FactScalar = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.string()),
  z.array(z.number().nullable()),
])
export type FactScalar = z.infer<typeof FactScalar>

export const SourceKind = z.enum(['declared', 'visit', 'feed', 'officer', 'decision', 'derived'])
export type SourceKind = z.infer<typeof SourceKind>

/** Where a value comes from. `label` is what an officer reads, for example 「医保住院费用结算明细」. */
export const FactSource = z.strictObject({
  kind: SourceKind,
  feedId: z.string().optional(),
  batchId: z.string().optional(),
  byRole: z.string().optional(),
  label: z.string().optional(),
  /** For derived values: the facts they were computed from. */
  from: z.array(z.string()).optional(),
  /** For derived values: whether every fact they rest on was verified. */
  verified: z.boolean().optional(),
})
export type FactSource = z.infer<typeof FactSource>
