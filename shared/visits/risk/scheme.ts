import { z } from 'zod'
import { LocalDate } from '../../kernel/dates'
import { Condition } from '../../rules/model'
import { RISK_LEVELS, RiskLevel, VisitPeriod } from './levels'
import scheme202611 from './scheme-2026-11.json'

const Confidence = z.enum(['sourced', 'sample'])

const stated = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** What holds: 「平房老屋」. */
  zh: z.string().min(2),
  /** What must be found out while it is not known: 「房子层数和年代」. */
  aboutZh: z.string().min(2),
  /** `person`: it holds where it holds for one of the living members. */
  subject: z.enum(['household', 'person']),
  when: Condition,
  /** Facts shown with it. */
  evidence: z.array(z.string()).min(1),
  /** Lists that name everybody it holds for: all of them loaded and fresh, and not known to hold, means that it does not. */
  settledBy: z.array(z.string()).min(1).optional(),
  confidence: Confidence,
  sourceZh: z.string().optional(),
}

const Item = z.strictObject({ ...stated, dimension: z.string(), points: z.int().positive() })
const Protective = z.strictObject({ ...stated, points: z.int().negative() })
const Floor = z.strictObject({ ...stated, minLevel: RiskLevel })
const Cap = z.strictObject({ ...stated, maxLevel: RiskLevel })

/** How risk is weighed and how often somebody goes, as data with the day from which it holds. */
export const RiskScheme = z.strictObject({
  id: z.string(),
  from: LocalDate,
  titleZh: z.string(),
  noteZh: z.string(),
  dimensions: z.array(z.strictObject({ id: z.string(), zh: z.string(), cap: z.int().positive() })).min(1),
  /** From the highest score down. */
  levels: z
    .array(
      z.strictObject({
        id: RiskLevel,
        zh: z.string(),
        minScore: z.int().min(0),
        every: VisitPeriod,
        everyZh: z.string(),
        intervalDays: z.int().positive(),
        confidence: Confidence,
        sourceZh: z.string(),
      }),
    )
    .length(RISK_LEVELS.length),
  items: z.array(Item).min(1),
  protective: z.array(Protective),
  floors: z.array(Floor),
  /** Applied last: a household that lives in a home is looked after there. */
  caps: z.array(Cap),
  /** Yes-or-no facts of people that a list tells: lists loaded and fresh, and the person on none, means no. */
  listedFacts: z.array(z.strictObject({ fact: z.string(), feeds: z.array(z.string()).min(1) })),
  redWarning: z.strictObject({ zh: z.string(), minLevel: RiskLevel, confidence: Confidence, sourceZh: z.string() }),
  /** The level of the elders whom the law has visited every month. */
  statutoryLevel: RiskLevel,
  /** A level goes up at once; down after so many days, and after somebody was met in them. */
  fallAfterDays: z.int().min(0),
  /** Days beyond the interval that count as on time. */
  graceDays: z.int().min(0),
  /** Working days after the worker was reminded until the township is told. */
  escalateAfterWorkingDays: z.int().min(0),
  /** At the last level nobody goes by plan where fewer points are known. */
  visitFromScore: z.int().min(0),
  /** Below this share of known items the level is called thin. */
  knownShare: z.strictObject({ least: z.number().min(0).max(1), zh: z.string() }),
})
export type RiskScheme = z.infer<typeof RiskScheme>
export type RiskStatement =
  z.infer<typeof Item> | z.infer<typeof Protective> | z.infer<typeof Floor> | z.infer<typeof Cap>

/** Schemes that ship, newest first. A change is a new file with its own day; the past is never edited. */
export const RISK_SCHEMES: readonly RiskScheme[] = [scheme202611]
  .map((content) => RiskScheme.parse(content))
  .sort((a, b) => (a.from < b.from ? 1 : -1))

/** The scheme in force on a day. Throws RangeError before the first one. */
export const schemeOn = (date: LocalDate): RiskScheme => {
  const scheme = RISK_SCHEMES.find(({ from }) => from <= date)
  if (!scheme) throw new RangeError(`no risk scheme on ${date}`)
  return scheme
}

export const levelOf = (scheme: RiskScheme, id: RiskLevel): RiskScheme['levels'][number] => {
  const level = scheme.levels.find((one) => one.id === id)
  if (!level) throw new RangeError(`no level ${id}`)
  return level
}

export const levelOfScore = (scheme: RiskScheme, score: number): RiskLevel =>
  scheme.levels.find(({ minScore }) => score >= minScore)?.id ?? 'stable'
