import { deriveFacts, type DeriveContext } from '../facts/derive'
import type { FactEntry, FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import { combine } from './combine'
import type { CombinedItem } from './combination-model'
import { sameClaim, type Claim, type Held } from './combination-rules'
import { policyIn } from './compile'
import { changedFacts, readersOf } from './follow-up-readers'
import type { Policy } from './model'
import { screen, type PolicyScreening, type Screening } from './screen'

/** What a grant would open: once the last of `granted` is approved (after the ones before it), `opened` may be had too. */
export interface FollowUp {
  granted: readonly Claim[]
  /** Met then and not now, and holdable beside everything received and granted. */
  opened: readonly CombinedItem[]
}

export interface FollowUpRequest {
  /** Without derived facts: they are computed anew with what a grant would make true. */
  stored: FactSheet
  registers: DeriveContext['registers']
  /** Of today; only its policies are looked at, so sealed ones are left out by leaving them out here. */
  screening: Screening
  held: readonly Held[]
  /** Grants in view: what is shown as available or is in progress. */
  grants: readonly Claim[]
}

const DEEPEST = 2

/** Which policies become available once another is granted (dibao opens the fee waivers …): chains of two at most. */
export const followUps = (request: FollowUpRequest): FollowUp[] => {
  const { stored, screening, held, grants } = request
  const found: FollowUp[] = []
  const look = (from: Step, claim: Claim, seen: readonly PolicyScreening[]): void => {
    const policy = policyIn(screening.catalogue, claim.policyId)
    if (!policy || (policy.grantsFacts ?? []).length === 0) return
    const next = grant(from, claim, policy, request)
    const opened = next.items.filter(
      ({ result, standing }) => standing === 'together' && !seen.some((one) => sameClaim(one, result)),
    )
    if (opened.length > 0) found.push({ granted: next.granted, opened })
    if (next.granted.length >= DEEPEST) return
    for (const { result } of opened) look(next, result, [...seen, ...opened.map((item) => item.result)])
  }
  const sheet = deriveFacts(stored, { asOf: screening.asOf, registers: request.registers })
  const today: Step = { stored, sheet, screening, held, granted: [], items: [] }
  const met = screening.results.filter(({ verdict }) => verdict === 'met')
  for (const claim of grants) look(today, claim, met)
  return found
}

interface Step {
  stored: FactSheet
  sheet: FactSheet
  screening: Screening
  held: readonly Held[]
  granted: readonly Claim[]
  items: readonly CombinedItem[]
}

const grant = (from: Step, { policyId, personId }: Claim, policy: Policy, { registers }: FollowUpRequest): Step => {
  const claim: Claim = { policyId, personId }
  const { asOf, area, catalogue } = from.screening
  const stored = withGranted(from.stored, claim, policy, asOf)
  const sheet = deriveFacts(stored, { asOf, registers })
  const readers = readersOf(catalogue, changedFacts(from.sheet, sheet))
  const listed = new Set(from.screening.results.map(({ policyId }) => policyId))
  const policyIds = [...readers].filter((id) => listed.has(id))
  const anew = screen({ sheet, asOf, area, catalogue, policyIds }).results
  const screening: Screening = {
    ...from.screening,
    results: from.screening.results.map((result) => anew.find((one) => sameClaim(one, result)) ?? result),
  }
  const held: Held[] = [...from.held.filter((one) => !sameClaim(one, claim)), { ...claim, state: 'received' }]
  const items = combine({ screening, sheet, held }).items
  return { stored, sheet, screening, held, granted: [...from.granted, claim], items }
}

const withGranted = (sheet: FactSheet, { personId }: Claim, policy: Policy, asOf: string): FactSheet => {
  const facts = (subject: string): Record<string, FactEntry> =>
    Object.fromEntries(
      (policy.grantsFacts ?? [])
        .filter(({ fact }) => (findFact(fact)?.subject === 'person') === (subject === 'person'))
        .map(({ fact, value }) => [fact, { value, asOf, source: { kind: 'decision', label: policy.titleZh } }]),
    )
  return {
    ...sheet,
    household: { ...sheet.household, ...facts('household') },
    members: sheet.members.map((member) =>
      member.personId === personId ? { ...member, facts: { ...member.facts, ...facts('person') } } : member,
    ),
  }
}
