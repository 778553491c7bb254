import { z } from 'zod'
import { AreaCode, documentFields, Id, InstantText, LocalDateText } from '../../kernel/document'
import { levelInUse, type HeldLevel } from './settle-level'
import { RiskLevel } from './levels'
import { levelOf, type RiskScheme } from './scheme'

/** A level set by hand, or (`level` null) taken back; the reason is sealed, for it may tell of illness. */
export const RiskChoice = z.object({
  level: RiskLevel.nullable(),
  reasonSealed: z.string(),
  byStaffId: Id,
  byName: z.string(),
  at: InstantText,
})
export type RiskChoice = z.infer<typeof RiskChoice>

/** What is kept of a household's risk: enough to plan visits. What it rests on is weighed anew when somebody looks. */
export const StoredRisk = z.object({
  schemeId: z.string(),
  score: z.int(),
  weighed: RiskLevel,
  held: RiskLevel,
  lowerSince: LocalDateText.nullable(),
  statutory: z.boolean(),
  /** Days on which departments' files say that somebody was seen, a half-year back. */
  metByFeed: z.array(LocalDateText),
  /** Levels set by hand, oldest first; the last one counts. */
  choices: z.array(RiskChoice),
})
export type StoredRisk = z.infer<typeof StoredRisk>

/** The risk of a block's households (see shared/households/block.ts); `_id` is the block's. */
export const HouseholdRisks = z.object({
  ...documentFields,
  areaCode: AreaCode,
  /** The day on which one of them must be weighed again although nothing changes. */
  dueOn: LocalDateText,
  homes: z.record(z.string(), StoredRisk),
})
export type HouseholdRisks = z.infer<typeof HouseholdRisks>

/** How far the weighing has followed what changed; one document, `_id` `risks`. */
export const RiskRun = z.object({ ...documentFields, seenUntil: InstantText })
export type RiskRun = z.infer<typeof RiskRun>

export const heldOf = ({ held, lowerSince }: StoredRisk): HeldLevel => ({ level: held, lowerSince })

export const chosenOf = ({ choices }: Pick<StoredRisk, 'choices'>): RiskChoice | null => {
  const last = choices.at(-1)
  return last === undefined || last.level === null ? null : last
}

/** The level that visits go by: set by hand, else as it is held. */
export const usedLevel = (risk: StoredRisk, scheme: RiskScheme): RiskLevel =>
  levelInUse(risk.held, chosenOf(risk)?.level ?? null, {
    statutory: risk.statutory,
    statutoryLevel: scheme.statutoryLevel,
  })

/** Whether somebody goes there by plan at all. */
export const isVisited = (risk: StoredRisk, scheme: RiskScheme): boolean => {
  const level = usedLevel(risk, scheme)
  const isLast = level === scheme.levels.at(-1)?.id
  return !isLast || chosenOf(risk) !== null || risk.score >= scheme.visitFromScore
}

/** Whether there is anything to keep. */
export const isKept = (risk: StoredRisk, scheme: RiskScheme): boolean =>
  isVisited(risk, scheme) || risk.choices.length > 0 || risk.score > 0

export const frequencyOf = (risk: StoredRisk, scheme: RiskScheme) => levelOf(scheme, usedLevel(risk, scheme))
