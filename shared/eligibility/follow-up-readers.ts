import type { FactId } from '../facts/model'
import type { FactSheet, Facts } from '../facts/sheet'
import { factsIn } from '../rules/compile'
import type { CompiledCatalogue } from './compile'
import type { PolicyId } from './model'

const made = new WeakMap<CompiledCatalogue, ReadonlyMap<FactId, readonly PolicyId[]>>()

const readersIn = (catalogue: CompiledCatalogue): ReadonlyMap<FactId, readonly PolicyId[]> => {
  const known = made.get(catalogue)
  if (known) return known
  const readers = new Map<FactId, PolicyId[]>()
  for (const { policy } of catalogue.policies)
    for (const factId of new Set(factsIn([policy.eligibility, policy.amount])))
      readers.set(factId, [...(readers.get(factId) ?? []), policy.id])
  made.set(catalogue, readers)
  return readers
}

/** Policies whose rule or amount reads one of the facts. */
export const readersOf = (catalogue: CompiledCatalogue, factIds: Iterable<FactId>): Set<PolicyId> => {
  const readers = readersIn(catalogue)
  return new Set([...factIds].flatMap((factId) => readers.get(factId) ?? []))
}

/** Facts whose value differs between two sheets of the same household. */
export const changedFacts = (before: FactSheet, after: FactSheet): Set<FactId> => {
  const changed = new Set<FactId>()
  const compare = (a: Facts, b: Facts): void => {
    for (const id of new Set([...Object.keys(a), ...Object.keys(b)]))
      if (JSON.stringify(a[id]?.value) !== JSON.stringify(b[id]?.value)) changed.add(id)
  }
  compare(before.household, after.household)
  after.members.forEach((member, at) => compare(before.members[at]?.facts ?? {}, member.facts))
  return changed
}
