import type { FactScalar } from '../facts/model'
import type { FactEntry, FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import type { LocalDate } from '../kernel/dates'
import { scaleYuan } from '../kernel/money'
import type { Verdict } from '../rules/model'
import { parametersInForce } from '../rules/parameters'
import type { TraceNode } from '../rules/trace'
import { amountZh } from './amount-words'
import { compileCatalogue } from './compile'
import { plainConditionZh } from './condition-lines'
import file from './examples.json'
import { residentSentence } from './explain'
import { VERDICT_LABELS } from './labels'
import { parametersOf, plainParameters, type RuleBase } from './policy-sheet-versions'
import type { Policy } from './model'
import { screen, type PolicyScreening, type Screening } from './screen'
import { valueZh } from './words'

type Told = Readonly<Record<string, FactScalar | null>>

/** A household with a name and a story, to try a rule on. Nobody real: invented for the catalogue. */
export interface ExampleHousehold {
  id: string
  storyZh: string
  /** Only what is told is known; else everything not told is as in an ordinary household. */
  blank?: boolean
  /** In the units of the catalogue's files (yuan, ratios); null = not known. */
  household: Told
  members: readonly { nameZh: string; facts: Told }[]
}

const ORDINARY = file.ordinary as { household: Told; person: Told }
export const EXAMPLES = file.examples as unknown as readonly ExampleHousehold[]

const SOURCE = { kind: 'officer', label: '示例家庭' } as const

const factsOf = (told: Told, ordinary: Told, asOf: LocalDate): Record<string, FactEntry> =>
  Object.fromEntries(
    Object.entries({ ...ordinary, ...told }).flatMap(([id, value]) => {
      if (value === null) return []
      const inside = findFact(id)?.type === 'money' && typeof value === 'number' ? scaleYuan(value) : value
      return [[id, { value: inside, source: SOURCE, asOf }]]
    }),
  )

/** The fact sheet of an example, every value as of the day asked about. */
export const exampleSheet = (example: ExampleHousehold, asOf: LocalDate): FactSheet => ({
  householdId: `example:${example.id}`,
  version: 1,
  household: factsOf(example.household, example.blank ? {} : ORDINARY.household, asOf),
  members: example.members.map(({ nameZh, facts }) => ({
    personId: nameZh,
    facts: factsOf(facts, example.blank ? {} : ORDINARY.person, asOf),
  })),
})

export interface ExampleResult {
  exampleId: string
  storyZh: string
  personZh: string | null
  verdict: Verdict
  verdictZh: string
  sentenceZh: string
  clauses: { textZh: string; valueZh: string | null }[]
  amountZh: string | null
  arithmeticZh: string[]
}

const ORDER: Record<Verdict, number> = { met: 0, unknown: 1, unmet: 2 }

/**
 * A policy on every example household, those that hold it first. Of a policy for one person each household shows its
 * members that meet it, or else the member it comes nearest to.
 */
export const tryOnExamples = (
  policy: Policy,
  base: RuleBase,
  place: { on: LocalDate; area: string },
): ExampleResult[] => {
  const inForce = parametersInForce(plainParameters(parametersOf(base)), place.on, place.area)
  const catalogue = compileCatalogue({
    hash: base.shipped.hash,
    policies: [policy],
    parameters: base.shipped.parameters,
  })
  return EXAMPLES.flatMap((example) => {
    const sheet = exampleSheet(example, place.on)
    const screening = screen({ sheet, asOf: place.on, area: place.area, catalogue, parameters: inForce })
    return shownOf(screening.results).map((result) => exampleResult(example, policy, result, screening))
  }).sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict])
}

const shownOf = (results: readonly PolicyScreening[]): readonly PolicyScreening[] => {
  const met = results.filter(({ verdict }) => verdict === 'met')
  if (met.length > 0) return met
  const unknown = results.filter(({ verdict }) => verdict === 'unknown')
  if (unknown.length > 0) return unknown.slice(0, 1)
  return [...results].sort((a, b) => a.deciding.length - b.deciding.length).slice(0, 1)
}

const exampleResult = (
  { id, storyZh }: ExampleHousehold,
  policy: Policy,
  result: PolicyScreening,
  screening: Screening,
): ExampleResult => ({
  exampleId: id,
  storyZh,
  personZh: result.personId,
  verdict: result.verdict,
  verdictZh: VERDICT_LABELS[result.verdict].zh,
  sentenceZh: residentSentence(result, screening, true),
  clauses: result.deciding.map((node) => clauseOf(node, screening)),
  amountZh: result.verdict === 'unmet' ? null : (amountZh(policy, result.amount) ?? null),
  arithmeticZh: result.verdict === 'unmet' ? [] : [...(result.amount?.steps ?? [])],
})

const clauseOf = (node: TraceNode, { parameters }: Screening): ExampleResult['clauses'][number] => {
  const fact = node.factId === undefined ? undefined : findFact(node.factId)
  const open = node.factId !== undefined && node.actual === undefined
  return {
    textZh: plainConditionZh(node.condition, parameters),
    valueZh: node.actual === undefined ? (open ? '还不知道' : null) : valueZh(fact, node.actual),
  }
}
