import type { FactScalar, FactSource } from './model'
import type { FactEntry, Facts, FactSheet, FactValue } from './sheet'

/** First word of the stored form; another one will stand there when the form changes. */
const FORM = 'sheet/1'

/** Who says it and of which day: a few voices say all facts of a household. */
type Voice = [asOf: string, source: FactSource]

/** Place of the fact's id, the value that counts and the place of its voice; then what others say, in the same way. */
type PackedFact = [fact: number, ...said: (FactScalar | number)[]]

type PackedMember = [personId: string, ...facts: PackedFact[]]

type PackedSheet = [
  form: typeof FORM,
  householdId: string,
  version: number,
  factIds: string[],
  voices: Voice[],
  household: PackedFact[],
  members: PackedMember[],
]

/** What a sheet names again and again, each with its place, in the order they first come. */
class Named {
  readonly factIds: string[] = []
  readonly voices: Voice[] = []
  readonly #facts = new Map<string, number>()
  readonly #voices = new Map<string, number>()

  factAt(id: string): number {
    const known = this.#facts.get(id)
    if (known !== undefined) return known
    this.#facts.set(id, this.factIds.length)
    return this.factIds.push(id) - 1
  }

  voiceAt({ asOf, source }: FactValue): number {
    const name = asOf + JSON.stringify(source)
    const known = this.#voices.get(name)
    if (known !== undefined) return known
    this.#voices.set(name, this.voices.length)
    return this.voices.push([asOf, source]) - 1
  }
}

const packFacts = (facts: Facts, named: Named): PackedFact[] =>
  Object.entries(facts).map(([id, entry]) => {
    const packed: PackedFact = [named.factAt(id), entry.value, named.voiceAt(entry)]
    for (const other of entry.others ?? []) packed.push(other.value, named.voiceAt(other))
    return packed
  })

/** A sheet in the form it is stored in, for `JSON.stringify`; `fromPackedSheet` gives it back. */
export const toPackedSheet = (sheet: FactSheet): unknown => {
  const named = new Named()
  const household = packFacts(sheet.household, named)
  const members = sheet.members.map(({ personId, facts }): PackedMember => [personId, ...packFacts(facts, named)])
  return [FORM, sheet.householdId, sheet.version, named.factIds, named.voices, household, members] satisfies PackedSheet
}

export const packSheet = (sheet: FactSheet): string => JSON.stringify(toPackedSheet(sheet))

/** Names no content: facts are about people. */
const refuse = (why: string): never => {
  throw new RangeError(`not a fact sheet as it is stored: ${why}`)
}

const saidAt = (fact: PackedFact, at: number, voices: readonly Voice[]): FactValue => {
  const [value, voice] = [fact[at], voices[fact[at + 1] as number]]
  if (value === undefined || !Array.isArray(voice)) return refuse('a fact that nobody says')
  return { value, source: voice[1], asOf: voice[0] }
}

const unpackFacts = (
  packed: readonly PackedFact[],
  from: number,
  factIds: readonly string[],
  voices: readonly Voice[],
) => {
  const facts: Facts = {}
  for (let i = from; i < packed.length; i++) {
    const fact = packed[i]
    const id = Array.isArray(fact) ? factIds[fact[0]] : undefined
    if (fact === undefined || typeof id !== 'string') return refuse('a fact without a name')
    const entry: FactEntry = saidAt(fact, 1, voices)
    if (fact.length > 3) {
      const others: FactValue[] = []
      for (let at = 3; at < fact.length; at += 2) others.push(saidAt(fact, at, voices))
      entry.others = others
    }
    facts[id] = entry
  }
  return facts
}

/**
 * A sheet from its stored form, read as JSON; the form before it, the plain FactSheet, is known too. Facts of one voice
 * share its source object: sources are never written to. What is stored was checked when it was written, so values are
 * not checked again; RangeError where it is no such form at all.
 */
export const fromPackedSheet = (stored: unknown): FactSheet => {
  if (!Array.isArray(stored)) return fromObject(stored)
  const [form, householdId, version, factIds, voices, household, members] = stored as PackedSheet
  if (form !== FORM) return refuse('an unknown form')
  if (typeof householdId !== 'string' || !Number.isInteger(version)) return refuse('no household')
  if (![factIds, voices, household, members].every(Array.isArray)) return refuse('not complete')
  return {
    householdId,
    version,
    household: unpackFacts(household, 0, factIds, voices),
    members: members.map((member) => {
      if (!Array.isArray(member) || typeof member[0] !== 'string') return refuse('a member without a name')
      return { personId: member[0], facts: unpackFacts(member as unknown as PackedFact[], 1, factIds, voices) }
    }),
  }
}

const fromObject = (stored: unknown): FactSheet => {
  const sheet = stored as Partial<FactSheet> | null | undefined
  if (typeof sheet?.householdId !== 'string' || !Number.isInteger(sheet.version)) return refuse('no household')
  if (typeof sheet.household !== 'object' || !Array.isArray(sheet.members)) return refuse('not complete')
  return stored as FactSheet
}

/** `fromPackedSheet` of a text. */
export const unpackSheet = (text: string): FactSheet => fromPackedSheet(parsed(text))

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('no JSON')
  }
}
