import type { Blocker, Choice, ChoiceOption, CombinedItem, Placed } from './combination-model'
import { sameClaim, type CombinationRules } from './combination-rules'
import { betterOf, both } from './combination-worth'

/**
 * The alternatives as choices of one thing: each met result that has no room beside what stands in its way. Results
 * that all exclude one another and give way to the same thing are one choice.
 */
export const choicesOf = (items: readonly CombinedItem[], rules: CombinationRules): Choice[] => {
  const choices: Choice[] = []
  for (const { result, standing, worth, blockers } of items) {
    const [first] = blockers
    if (standing !== 'alternative' || !first) continue
    const other: Placed = { policyId: result.policyId, personId: result.personId, state: 'offered', worth }
    const known = choices.findIndex((choice) => joins(choice, other, blockers, rules))
    const joined = choices[known]
    if (joined) choices[known] = choiceOf([...joined.options, optionOf([other])], joined)
    else choices.push(choiceOf([optionOf(blockers.map(({ by }) => by)), optionOf([other])], first))
  }
  return choices
}

/** The same choice with fewer options (some are not told to this reader); `undefined` when nothing is left to choose. */
export const withoutOptions = (choice: Choice, hidden: (claim: Placed) => boolean): Choice | undefined => {
  const [first, ...others] = choice.options
  const left = others.filter(({ claims }) => !claims.some(hidden))
  return !first || first.claims.some(hidden) || left.length === 0 ? undefined : choiceOf([first, ...left], choice)
}

const joins = (choice: Choice, other: Placed, blockers: readonly Blocker[], rules: CombinationRules): boolean => {
  const [head, ...rest] = choice.options.map(({ claims }) => claims)
  const [first] = blockers
  if (!first || blockers.length > 1 || head?.length !== 1 || !head[0] || !sameClaim(head[0], first.by)) return false
  return rest.flat().every((claim) => rules.conflict(claim, other)?.how === 'pair')
}

const optionOf = (claims: readonly Placed[]): ChoiceOption => ({
  claims,
  worth: claims.map(({ worth }) => worth).reduce(both, { low: 0, high: 0 }),
})

const choiceOf = (options: readonly ChoiceOption[], { type, noteZh }: Pick<Choice, 'type' | 'noteZh'>): Choice => ({
  options,
  type,
  noteZh,
  better: betterOf(options.map(({ worth }) => worth)),
})
