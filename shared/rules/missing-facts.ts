import type { Fact, FactId, FactScalar } from '../facts/model'
import type { CompiledCondition } from './compile'
import { testOf } from './compare'
import type { Frame } from './frame'
import { MET, UNKNOWN, UNMET, type Kleene } from './model'

/** A fact that is not known, on the household or on one member. */
export interface MissingFact {
  factId: FactId
  /** Place of the member in the sheet; absent for a household fact. */
  member?: number
}

const MOST_FACTS = 4
/** Branches kept while combining; rules that read more alternatives than this are cut at the longest ones. */
const MOST_WAYS = 400

/** One way to reach a verdict: for each missing fact the candidate values (as bits) that lead there. */
type Way = ReadonlyMap<string, bigint>

interface Search {
  frame: Frame
  factOf: (id: FactId) => Fact | undefined
  candidates: ReadonlyMap<FactId, readonly FactScalar[]>
}

/**
 * The smallest sets of missing facts that could decide: some values of the facts of one set, everything else staying
 * unknown, make the rule met. At most four facts a set; no set contains another; smallest first. Empty when the rule
 * is not unknown or needs more.
 */
export const smallestMissingSets = (
  rule: CompiledCondition,
  frame: Frame,
  member: number,
  factOf: (id: FactId) => Fact | undefined,
): readonly (readonly MissingFact[])[] => {
  if (rule.run(frame, member) !== UNKNOWN) return []
  const search: Search = { frame, factOf, candidates: candidateValues(rule, frame, member, factOf) }
  const sets = waysTo(rule, member, MET, search).map((way) => [...way.keys()].sort())
  const smallest = sets
    .sort((a, b) => a.length - b.length)
    .filter((set, index) => !sets.slice(0, index).some((other) => other.every((key) => set.includes(key))))
  return smallest.map((set) => set.map(missingOf))
}

/** Every missing fact that the verdict still waits for, in the order of the rule. */
export const missingFacts = (rule: CompiledCondition, frame: Frame, member: number): readonly MissingFact[] => {
  const found = new Map<string, MissingFact>()
  const visit = (node: CompiledCondition, m: number): void => {
    if (node.run(frame, m) !== UNKNOWN) return
    const { comparison } = node
    if (comparison?.factId !== undefined && comparison.left(frame, m) === undefined) {
      const key = keyOf(node, comparison.factId, m)
      found.set(key, missingOf(key))
    }
    if (isQuantifier(node)) frame.members.forEach((_, each) => node.children.forEach((child) => visit(child, each)))
    else node.children.forEach((child) => visit(child, m))
  }
  visit(rule, member)
  return [...found.values()]
}

const isQuantifier = ({ kind }: CompiledCondition): boolean =>
  kind === 'anyMember' || kind === 'allMembers' || kind === 'countMembers'

const keyOf = (node: CompiledCondition, factId: FactId, member: number): string =>
  node.scope === 'member' ? `${member}:${factId}` : `:${factId}`

const missingOf = (key: string): MissingFact => {
  const [member = '', factId = ''] = key.split(':')
  return member === '' ? { factId } : { factId, member: Number(member) }
}

/** Values on every side of every threshold that the rule names, within what the fact can take. */
const candidateValues = (
  rule: CompiledCondition,
  frame: Frame,
  member: number,
  factOf: Search['factOf'],
): ReadonlyMap<FactId, readonly FactScalar[]> => {
  const values = new Map<FactId, Set<FactScalar>>()
  const visit = (node: CompiledCondition): void => {
    const { comparison } = node
    if (comparison?.factId !== undefined) {
      const fact = factOf(comparison.factId)
      const known = values.get(comparison.factId) ?? new Set<FactScalar>()
      values.set(comparison.factId, known)
      if (fact?.type === 'boolean') known.add(true).add(false)
      for (const e of fact?.enum ?? []) known.add(e.value)
      const expected = comparison.right(frame, member)
      for (const bound of Array.isArray(expected) ? expected : [expected])
        for (const value of around(bound as FactScalar | undefined, fact)) known.add(value)
    }
    node.children.forEach(visit)
  }
  visit(rule)
  return new Map([...values].map(([id, set]) => [id, [...set]]))
}

const around = (bound: FactScalar | undefined, fact: Fact | undefined): readonly FactScalar[] => {
  if (typeof bound === 'string') return fact?.enum ? [] : [bound, `${bound} `]
  if (typeof bound !== 'number') return []
  const whole = fact?.type === 'integer' || fact?.type === 'money'
  const values = whole ? [Math.ceil(bound) - 1, bound, Math.floor(bound) + 1] : [bound - 1e-6, bound, bound + 1e-6]
  return values.filter(
    (v) => (!whole || Number.isInteger(v)) && v >= (fact?.min ?? -Infinity) && v <= (fact?.max ?? Infinity),
  )
}

const NOTHING_NEEDED: readonly Way[] = [new Map()]

/** The ways in which a condition gets the verdict, by facts that are missing now. */
const waysTo = (node: CompiledCondition, member: number, verdict: Kleene, search: Search): readonly Way[] => {
  const now = node.run(search.frame, member)
  if (now !== UNKNOWN) return now === verdict ? NOTHING_NEEDED : []
  const { source } = node
  const opposite = (2 - verdict) as Kleene
  const each = (wanted: Kleene) =>
    isQuantifier(node)
      ? search.frame.members.flatMap((_, m) => node.children.map((child) => waysTo(child, m, wanted, search)))
      : node.children.map((child) => waysTo(child, member, wanted, search))
  if ('all' in source || 'allMembers' in source) return verdict === MET ? together(each(MET)) : either(each(UNMET))
  if ('any' in source || 'anyMember' in source) return verdict === MET ? either(each(MET)) : together(each(UNMET))
  if ('not' in source) return either(each(opposite))
  if ('countMembers' in source) return waysToCount(node, verdict, search)
  return wayOfLeaf(node, member, verdict, search)
}

const wayOfLeaf = (node: CompiledCondition, member: number, verdict: Kleene, search: Search): readonly Way[] => {
  const { comparison } = node
  if (comparison?.factId === undefined) return []
  const expected = comparison.right(search.frame, member)
  if (expected === undefined || comparison.left(search.frame, member) !== undefined) return []
  const source = node.source as { fact?: string }
  if (source.fact !== comparison.factId) return []
  const test = testOf(comparison.op)
  let bits = 0n
  search.candidates.get(comparison.factId)?.forEach((value, index) => {
    if (test(value, expected) === (verdict === MET)) bits |= 1n << BigInt(index)
  })
  return bits === 0n ? [] : [new Map([[keyOf(node, comparison.factId, member), bits]])]
}

/** Exactly the counts that satisfy the comparison: each member counted in or out. */
const waysToCount = (node: CompiledCondition, verdict: Kleene, search: Search): readonly Way[] => {
  const { op, value } = node.source as { op: Parameters<typeof testOf>[0]; value: number }
  const [child] = node.children
  if (!child) return []
  const test = testOf(op)
  let byCount: (readonly Way[])[] = [NOTHING_NEEDED]
  search.frame.members.forEach((_, m) => {
    const [counted, not] = [waysTo(child, m, MET, search), waysTo(child, m, UNMET, search)]
    byCount = Array.from({ length: byCount.length + 1 }, (_unused, count) =>
      either([together([byCount[count] ?? [], not]), together([byCount[count - 1] ?? [], counted])]),
    )
  })
  return either(byCount.filter((_, count) => test(count, value) === (verdict === MET)))
}

const either = (options: readonly (readonly Way[])[]): readonly Way[] => withoutWorse(options.flat())

const together = (parts: readonly (readonly Way[])[]): readonly Way[] =>
  [...parts]
    .sort((a, b) => a.length - b.length)
    .reduce(
      (ways, part) => withoutWorse(ways.flatMap((way) => part.flatMap((other) => merged(way, other) ?? []))),
      NOTHING_NEEDED,
    )

const merged = (a: Way, b: Way): Way | undefined => {
  const both = new Map(a)
  for (const [key, bits] of b) {
    const shared = bits & (both.get(key) ?? bits)
    if (shared === 0n) return undefined
    both.set(key, shared)
  }
  return both.size > MOST_FACTS ? undefined : both
}

/** A way is worse when another needs no other facts and leaves at least as many values open. */
const withoutWorse = (ways: readonly Way[]): readonly Way[] => {
  const kept: Way[] = []
  for (const way of [...ways].sort((a, b) => a.size - b.size)) {
    const worse = kept.some((other) =>
      [...other].every(([key, bits]) => ((way.get(key) ?? 0n) & ~bits) === 0n && way.has(key)),
    )
    if (!worse) kept.push(way)
    if (kept.length >= MOST_WAYS) break
  }
  return kept
}
