import { z } from 'zod'
import { LocalDate } from '../../kernel/dates'
import { allWarningRules } from '../catalogue'
import { compileWarnings, shippedWarnings, type CompiledWarnings } from '../evaluate'
import { lintWarnings } from '../lint-warnings'
import { WarningRule } from '../rule-model'

/** What was approved: a version of a rule from a day on, or its end. Nothing that stands is edited. */
export const RuleTurn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), from: LocalDate, rule: WarningRule }),
  z.strictObject({ kind: z.literal('end'), from: LocalDate, ruleId: z.string() }),
])
export type RuleTurn = z.infer<typeof RuleTurn>

export const ruleIdOf = (turn: RuleTurn): string => (turn.kind === 'rule' ? turn.rule.id : turn.ruleId)

/** Of a county, beside the overlay of its policies. */
export const warningOverlayId = (countyCode: string): string => `${countyCode}:warnings`

/** Reads stored turns; one that an older product wrote and that no longer holds is left out, the others count. */
export const readTurns = (stored: readonly unknown[]): { turns: RuleTurn[]; leftOut: number } => {
  const turns = stored.flatMap((one) => {
    const { data } = RuleTurn.safeParse(one)
    if (!data) return []
    return data.kind === 'rule' && lintWarnings([{ file: data.rule.id, content: data.rule }]).length > 0 ? [] : [data]
  })
  return { turns, leftOut: stored.length - turns.length }
}

/** Rules of the county on a day: for each the newest turn that has begun; and rules it has ended. */
export const turnsOn = (turns: readonly RuleTurn[], today: LocalDate): ReadonlyMap<string, RuleTurn> => {
  const last = new Map<string, RuleTurn>()
  for (const turn of turns) {
    const known = last.get(ruleIdOf(turn))
    if (turn.from <= today && (!known || turn.from >= known.from)) last.set(ruleIdOf(turn), turn)
  }
  return last
}

const isAboutPeople = ({ subject }: WarningRule): boolean => ['person', 'household'].includes(subject)

/** Rules about people and households in force: those that ship and are not ended, and the county's own. */
export const warningRulesOn = (turns: readonly RuleTurn[], today: LocalDate): readonly WarningRule[] => {
  const last = turnsOn(turns, today)
  const shipped = allWarningRules().filter((rule) => isAboutPeople(rule) && last.get(rule.id)?.kind !== 'end')
  const own = [...last.values()].flatMap((turn) => (turn.kind === 'rule' ? [turn.rule] : []))
  return [...shipped, ...own]
}

export const compileTurns = (turns: readonly RuleTurn[], today: LocalDate): CompiledWarnings =>
  turns.length === 0 ? shippedWarnings() : compileWarnings(warningRulesOn(turns, today))

/** A rule that must stay: somebody may die without it, or it runs on its own channel. */
export const mayBeEnded = ({ safety, sealed, subject }: WarningRule): boolean =>
  !safety && !sealed && ['person', 'household'].includes(subject)
