import type { FactSheet } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import { RuleBook, type CompiledCondition } from '../rules/compile'
import { frameOf, valuesOfSheet, type PlainHousehold } from '../rules/frame'
import { MET, UNKNOWN } from '../rules/model'
import { bandOfScore, DISASTER_PLAN, type DisasterBand } from './disaster-plan'

interface Compiled {
  book: RuleBook
  items: readonly { item: (typeof DISASTER_PLAN.items)[number]; condition: CompiledCondition }[]
}

let compiled: Compiled | undefined

const plan = (): Compiled => {
  if (compiled) return compiled
  const book = new RuleBook({ names: { fact: findFact, parameterUnit: () => undefined } })
  const items = DISASTER_PLAN.items.map((item) => ({ item, condition: book.add(item.when, true) }))
  return (compiled = { book, items })
}

/** One person (or a household of whom nothing is known) on the list. */
export interface Scored {
  /** Null: the household as a whole. */
  personId: string | null
  score: number
  band: DisasterBand
  reasonsZh: string[]
  /** The same in the words a worker may read. */
  workerReasonsZh: string[]
  /** What is not known and could raise the score. */
  unknownZh: string[]
  /** The score if everything unknown held. */
  mightBe: number
  age: number | null
}

/** Points of unknown items; of those about one thing (grade C or D, the two ages) at most the highest can hold. */
const pointsOf = (items: readonly { aboutZh: string; points: number }[], known: ReadonlySet<string>): number => {
  const highest = new Map<string, number>()
  for (const { aboutZh, points } of items)
    if (!known.has(aboutZh)) highest.set(aboutZh, Math.max(highest.get(aboutZh) ?? 0, points))
  return [...highest.values()].reduce((sum, points) => sum + points, 0)
}

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const scoreMembers = (values: PlainHousehold, personIds: readonly string[]): Scored[] => {
  const { book, items } = plan()
  const frame = frameOf(book.layout, values, new Map())
  return personIds.map((personId, member): Scored => {
    const verdicts = items.map(({ item, condition }) => ({ item, verdict: condition.run(frame, member) }))
    const met = verdicts.flatMap(({ item, verdict }) => (verdict === MET ? [item] : []))
    const open = verdicts.flatMap(({ item, verdict }) => (verdict === UNKNOWN ? [item] : []))
    const known = new Set(met.map(({ aboutZh }) => aboutZh))
    const score = met.reduce((sum, { points }) => sum + points, 0)
    return {
      personId,
      score,
      band: bandOfScore(score) ?? 'unknown',
      reasonsZh: met.map(({ zh }) => zh),
      workerReasonsZh: [...new Set(met.flatMap(({ workerZh }) => workerZh ?? []))],
      unknownZh: [...new Set(open.map(({ aboutZh }) => aboutZh))].filter((about) => !known.has(about)),
      mightBe: score + pointsOf(open, known),
      age: numberOr(values.members[member]?.['person.age']),
    }
  })
}

const isElsewhere = (member: FactSheet['members'][number]): boolean =>
  member.facts['person.deceased']?.value === true || member.facts['elder.inNursingHome']?.value === true

const least = (): number =>
  DISASTER_PLAN.bands.find(({ id }) => id === DISASTER_PLAN.unknown.mayReach)?.minScore ?? Infinity

/**
 * Everybody of a household with points, and where nobody has any but what is unknown could weigh: the household itself,
 * as unknown. Who died or lives in a home is not looked for here. `sheet` is one with its derived facts.
 */
export const scoreHousehold = (sheet: FactSheet): Scored[] => {
  const here = { ...sheet, members: sheet.members.filter((member) => !isElsewhere(member)) }
  const scored = scoreMembers(
    valuesOfSheet(here),
    here.members.map(({ personId }) => personId),
  )
  const listed = scored.filter(({ score }) => bandOfScore(score) !== null)
  if (listed.length > 0) return listed
  const [worst] = [...scored].sort((a, b) => b.mightBe - a.mightBe)
  return worst && worst.mightBe >= least() ? [{ ...worst, personId: null, age: null, band: 'unknown' }] : []
}

/** Highest score first, then the older, then by id, so that the list stands still. */
export const byPriority = <R extends { score: number; age: number | null; rowId: string }>(a: R, b: R): number =>
  b.score - a.score || (b.age ?? -1) - (a.age ?? -1) || (a.rowId < b.rowId ? -1 : 1)
