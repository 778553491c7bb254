import type { FactSheet } from '../facts/sheet'
import { choicesOf } from './combination-choices'
import type { Blocker, Combination, CombinedItem, Placed } from './combination-model'
import { combinationRules, isHousehold, type Claim, type CombinationRules, type Held } from './combination-rules'
import { solveCombination, type Cover } from './combination-solve'
import { termsOf } from './combination-terms'
import { betterOf, worthOf, worthOfPayment, type Worth } from './combination-worth'
import type { PolicyScreening, Screening } from './screen'

export interface CombineRequest {
  screening: Screening
  /** With derived facts: who is alive, how many are counted. */
  sheet: FactSheet
  held: readonly Held[]
}

/**
 * Which of the met results can really be held together, over a whole household: the set that brings most (money known
 * for certain first, then money that may come, then the number of things), with the rest as alternatives or shut out.
 * A conflict between a person policy and a household policy concerns that person only. Pure and deterministic.
 */
export const combine = (request: CombineRequest): Combination => {
  const { screening, sheet } = request
  const rules = combinationRules(screening.catalogue)
  const held = request.held.flatMap((one) => placedOf(one, rules))
  const open = screening.results.filter(
    (result) => result.verdict !== 'unmet' && rules.policyOf(result.policyId) && !isHeld(result, held),
  )
  const offered = open.filter(({ verdict }) => verdict === 'met').map((result) => offeredOf(result, rules))
  const living = sheet.members
    .filter(({ facts }) => facts['person.deceased']?.value !== true)
    .map(({ personId }) => personId)
  const chosen = choose(offered, held, living, rules)
  const standing = [...held, ...chosen]
  const items = open.map((result): CombinedItem => {
    const claim = offered.find((one) => isOf(one, result)) ?? offeredOf(result, rules)
    const together = chosen.includes(claim)
    const blockers = together ? [] : blockersOf(claim, standing, living, rules)
    return {
      result,
      standing: together ? 'together' : standingOf(result, claim, blockers),
      worth: claim.worth,
      blockers,
      terms: termsOf(claim, result, standing, { rules, screening, sheet }),
    }
  })
  return { items, choices: choicesOf(items, rules) }
}

const isOf = (claim: Claim, { policyId, personId }: Claim): boolean =>
  claim.policyId === policyId && claim.personId === personId

/** A person's benefit that a register lists without a name counts for everybody of the house. */
const isHeld = (result: Claim, held: readonly Claim[]): boolean =>
  held.some((one) => one.policyId === result.policyId && (one.personId === null || one.personId === result.personId))

const placedOf = (held: Held, { policyOf }: CombinationRules): Placed[] => {
  const policy = policyOf(held.policyId)
  return policy ? [{ ...held, worth: worthOfPayment(policy, held.fen) }] : []
}

const offeredOf = (result: PolicyScreening, { policyOf }: CombinationRules): Placed => {
  const { policyId, personId } = result
  const policy = policyOf(policyId)
  const worth: Worth = policy && result.verdict === 'met' ? worthOf(policy, result.amount) : { low: 0, high: undefined }
  return { policyId, personId, state: 'offered', worth }
}

/** An exclusion by something received is final, except where the other brings more for certain: then it is a choice. */
const standingOf = (
  { verdict }: PolicyScreening,
  claim: Placed,
  blockers: readonly Blocker[],
): CombinedItem['standing'] => {
  const final = blockers.filter(({ by, type }) => by.state === 'received' && type === 'excludes')
  const brings = verdict === 'met' && betterOf([...final.map(({ by }) => by.worth), claim.worth])
  if (final.length > 0 && !(brings && brings.index === final.length)) return 'shutOut'
  return verdict === 'met' ? 'alternative' : 'open'
}

const choose = (
  offered: readonly Placed[],
  held: readonly Placed[],
  living: readonly string[],
  rules: CombinationRules,
): Placed[] => {
  const free = offered.filter((claim) => blockersOf(claim, held, living, rules).length === 0)
  const pairs = free.flatMap((a, i) =>
    free.flatMap((b, j): [number, number][] => (j > i && rules.conflict(a, b)?.how === 'pair' ? [[i, j]] : [])),
  )
  const taken = solveCombination({
    weights: free.map(({ worth }) => [worth.low, worth.high ?? 0, 1]),
    pairs,
    covers: coversOf(free, held, living, rules),
  })
  return free.filter((_, node) => taken.has(node))
}

/** For each household policy that leaves members out: by member, what among `free` would leave them out. */
const coversOf = (
  free: readonly Placed[],
  held: readonly Placed[],
  living: readonly string[],
  rules: CombinationRules,
): Cover[] => {
  const cover = (household: Placed, of: number | null): Cover[] => {
    const groups = living
      .filter((personId) => !leavesOut(held, household, personId, rules))
      .map((personId) => free.flatMap((claim, node) => (leaves(claim, household, personId, rules) ? [node] : [])))
    return groups.length === 0 || groups.some((group) => group.length === 0) ? [] : [{ of, groups }]
  }
  return [
    ...held.filter((one) => isHousehold(rules, one)).flatMap((one) => cover(one, null)),
    ...free.flatMap((one, node) => (isHousehold(rules, one) ? cover(one, node) : [])),
  ]
}

const leaves = (claim: Claim, household: Claim, personId: string, rules: CombinationRules): boolean =>
  claim.personId === personId && rules.conflict(household, claim)?.how === 'carveOut'

const leavesOut = (claims: readonly Claim[], household: Claim, personId: string, rules: CombinationRules): boolean =>
  claims.some((claim) => leaves(claim, household, personId, rules))

/** What of `standing` does not go with the claim, each with the rule that says so. */
const blockersOf = (
  claim: Placed,
  standing: readonly Placed[],
  living: readonly string[],
  rules: CombinationRules,
): Blocker[] =>
  standing.flatMap((by): Blocker[] => {
    const conflict = rules.conflict(claim, by)
    if (!conflict || (conflict.how === 'carveOut' && !leavesNobody(claim, by, standing, living, rules))) return []
    return [{ by, type: conflict.rule.type, noteZh: conflict.rule.noteZh }]
  })

/** Whether, with the claim taken, nobody would be left to be counted in the household policy. */
const leavesNobody = (
  claim: Placed,
  by: Placed,
  standing: readonly Placed[],
  living: readonly string[],
  rules: CombinationRules,
): boolean => {
  const household = isHousehold(rules, claim) ? claim : by
  return living.every((personId) => leavesOut([...standing, claim], household, personId, rules))
}
