import type { FactId, FactScalar } from '../facts/model'
import { DecidingClauses, type PackedClause } from '../rules/deciding'
import { wordsFor, type EncodedHousehold } from '../rules/encode'
import { frameOf, groundOf, type Frame, type PlainHousehold } from '../rules/frame'
import { bitsOf } from '../rules/kernels'
import { UNMET, type Kleene } from '../rules/model'
import type { ParameterId, ParameterInForce } from '../rules/parameters'
import type { Clause } from '../rules/program'
import { Tables } from '../rules/tables'
import type { Tape, TapePart } from '../rules/tape'
import type { CompiledCatalogue, CompiledPolicy } from './compile'
import type { PolicyId } from './model'

/**
 * Verdicts and the clauses that decided them, packed: policy by policy, of 32 members each (`words` groups a policy, one
 * for up to 32 members; a household policy has bit 0 of its first group). The arrays are used again for the next
 * household: copy what must stay. `evaluator.decidingOf` reads one verdict's.
 */
export interface ExplainedVerdicts {
  words: number
  /** Bits of the members of group `policies × words`; a bit in neither is unknown. */
  met: Int32Array
  unmet: Int32Array
  /** The entries of group `g` are those from `start[g]` to `start[g + 1]`; none for a member who has died. */
  start: Int32Array
  /** Per entry a packed clause (clauseOf, askedOf of rules/deciding.ts) and the members (bits) for whom it decided. */
  clauses: Int32Array
  subjects: Int32Array
}

type Parameters = ReadonlyMap<ParameterId, ParameterInForce>

const NOBODY: PlainHousehold = { household: {}, members: [] }

/**
 * Evaluates one household after the other against a compiled catalogue, as fast as this machine can: nothing is
 * allocated while it is warm. Not for two households at once: `load` overwrites what was loaded before.
 *
 * ```ts
 * const evaluator = new HouseholdEvaluator(shippedCatalogue(), parameters)
 * evaluator.load({ household: { 'household.isRural': true }, members: [{ 'person.age': 81 }] })
 * evaluator.verdict(policyIndex, member)
 * evaluator.explained()
 * evaluator.set('person.age', 0, 79) // → policies whose verdict changed
 * ```
 */
export class HouseholdEvaluator {
  readonly policies: readonly CompiledPolicy[]
  /** What packed clause ids number. */
  readonly clauses: readonly Clause[]
  private readonly tape: Tape
  private readonly tables: Tables
  /** What the chosen policies rest on. */
  private readonly needed: TapePart
  private readonly deciding: DecidingClauses
  private readonly refs: Int32Array
  private readonly rules: Int32Array
  private readonly isPerson: Uint8Array
  private readonly endsWithDeath: Uint8Array
  private readonly deathRef: number
  private bounds: Float64Array
  private room: EncodedHousehold
  private roomFor = 8
  private current: EncodedHousehold
  private plain: PlainHousehold = NOBODY
  private frame: Frame | undefined
  private readonly out: ExplainedVerdicts

  /** `policyIds`: only these policies, in the catalogue's order; default all. */
  constructor(
    private readonly catalogue: CompiledCatalogue,
    private parameters: Parameters,
    policyIds?: readonly PolicyId[],
  ) {
    const wanted = policyIds && new Set(policyIds)
    this.policies = catalogue.policies.filter(({ policy }) => wanted?.has(policy.id) ?? true)
    this.clauses = catalogue.book.compiled.clauses
    this.tape = catalogue.book.layout.tape()
    this.tables = new Tables(this.tape)
    this.deciding = new DecidingClauses(catalogue.book.compiled)
    this.refs = Int32Array.from(this.policies, ({ rule }) => rule.ref)
    this.rules = Int32Array.from(this.policies, ({ rule }) => rule.id)
    this.isPerson = Uint8Array.from(this.policies, ({ policy }) => Number(policy.unit === 'person'))
    this.endsWithDeath = Uint8Array.from(this.policies, ({ policy, namesDeath }) =>
      Number(policy.unit === 'person' && !namesDeath),
    )
    this.deathRef = catalogue.death.ref
    this.needed = this.tape.restedOnBy([this.deathRef, ...this.refs])
    this.bounds = groundOf(this.tape, parameters).bounds
    this.room = this.tape.encoder.room(this.roomFor)
    this.current = this.room
    const none = new Int32Array(0)
    this.out = { words: 1, met: none, unmet: none, start: new Int32Array(1), clauses: none, subjects: none }
  }

  get members(): number {
    return this.current.members
  }

  /** Other parameters for the households loaded from here on. */
  use(parameters: Parameters): void {
    this.parameters = parameters
    this.bounds = groundOf(this.tape, parameters).bounds
  }

  /** A household as it can be stored: `load` it later without looking up any fact by name. Good for this hash only. */
  encode(plain: PlainHousehold): EncodedHousehold {
    return this.tape.encoder.encode(plain)
  }

  /** Evaluates a household: plain values by fact id, or what `encode` gave. */
  load(household: PlainHousehold | EncodedHousehold): void {
    if ('flags' in household) {
      this.current = household
      this.plain = NOBODY
      if (this.tape.all.plain.length > 0) throw new RangeError('rules of this catalogue read plain values')
    } else {
      if (household.members.length > this.roomFor) {
        this.roomFor = household.members.length
        this.room = this.tape.encoder.room(this.roomFor)
      }
      this.current = this.tape.encoder.encode(household, this.room)
      this.plain = household
    }
    this.frame = undefined
    this.tables.fill(this.current, this.bounds, this.frameForPlain(), this.needed)
  }

  /** Of a household policy the member is 0. */
  verdict(policy: number, member: number): Kleene {
    if (this.endsWithDeath[policy] === 1 && this.tables.verdictAt(this.deathRef, member) === 2) return UNMET
    return this.tables.verdictAt(this.refs[policy] as number, member)
  }

  /** How many rows a policy has: one, or one a member. */
  rowsOf(policy: number): number {
    return this.isPerson[policy] === 1 ? this.current.members : 1
  }

  /** Every verdict with the clauses that decided it. */
  explained(): ExplainedVerdicts {
    const { out, deciding, policies, tables } = this
    const { members } = this.current
    const words = wordsFor(members)
    const groups = policies.length * words
    if (out.met.length < groups) {
      out.met = new Int32Array(groups)
      out.unmet = new Int32Array(groups)
      out.start = new Int32Array(groups + 1)
    }
    deciding.of(tables)
    for (let policy = 0, group = 0; policy < policies.length; policy += 1)
      for (let word = 0; word < words; word += 1, group += 1) {
        const all = this.isPerson[policy] === 1 ? bitsOf(members, word) : word === 0 ? 1 : 0
        const base = tables.size * word
        const dead = this.endsWithDeath[policy] === 1 ? (tables.planes[base + this.deathRef] as number) & all : 0
        const subjects = all & ~dead
        const at = base + (this.refs[policy] as number)
        out.met[group] = (tables.planes[at] as number) & subjects
        out.unmet[group] = ((tables.planes[at ^ 1] as number) & subjects) | dead
        if (subjects !== 0) deciding.explain(this.rules[policy] as number, word, subjects)
        out.start[group + 1] = deciding.length
      }
    out.words = words
    out.clauses = deciding.clauses
    out.subjects = deciding.subjects
    return out
  }

  /** The packed clauses that decided one verdict, from what `explained` gave. Of a household policy the member is 0. */
  decidingOf({ words, start, clauses, subjects }: ExplainedVerdicts, policy: number, member: number): PackedClause[] {
    const group = policy * words + (member >>> 5)
    const found: PackedClause[] = []
    for (let i = start[group] ?? 0; i < (start[group + 1] ?? 0); i += 1)
      if (((subjects[i] ?? 0) >>> (member & 31)) & 1) found.push(clauses[i] ?? 0)
    return found
  }

  /**
   * Changes one fact of the household that is loaded (`undefined` = not known any more) and evaluates again only what
   * reads it. Returns the policies of which some verdict changed, by place in `policies`.
   */
  set(factId: FactId, member: number | null, value: FactScalar | undefined): readonly number[] {
    const { tape, tables } = this
    const scope = member === null ? 'household' : 'member'
    const { part, touches } = tape.reading(scope, factId)
    if (this.current !== this.room) this.current = copyOf(this.current)
    tape.encoder.write(this.current, factId, member, value)
    if (tape.all.plain.length > 0) this.plain = withFact(this.plain, factId, member, value)
    const touched = this.touchedBy(touches)
    const { planes, size } = tables
    const before = this.verdictBits(touched, planes, size)
    tables.fill(this.current, this.bounds, this.frameForPlain(), part)
    const after = this.verdictBits(touched, planes, size)
    const width = before.length / Math.max(1, touched.length)
    return touched.filter((_, i) => {
      for (let k = i * width; k < (i + 1) * width; k += 1) if (before[k] !== after[k]) return true
      return false
    })
  }

  private readonly touched = new WeakMap<ReadonlySet<number>, readonly number[]>()

  private touchedBy(pairs: ReadonlySet<number>): readonly number[] {
    const known = this.touched.get(pairs)
    if (known) return known
    const endsLives = pairs.has(this.deathRef >> 1)
    const found = this.policies.flatMap(({ rule }, policy) =>
      pairs.has(rule.ref >> 1) || (endsLives && this.endsWithDeath[policy] === 1) ? [policy] : [],
    )
    this.touched.set(pairs, found)
    return found
  }

  /** Met and unmet members of each policy, word by word. */
  private verdictBits(policies: readonly number[], planes: Int32Array, size: number): number[] {
    const bits: number[] = []
    for (const policy of policies)
      for (let base = 0, word = 0; base < planes.length; base += size, word += 1) {
        const all = this.isPerson[policy] === 1 ? bitsOf(this.current.members, word) : word === 0 ? 1 : 0
        const dead = this.endsWithDeath[policy] === 1 ? (planes[base + this.deathRef] as number) : 0
        const at = base + (this.refs[policy] as number)
        bits.push((planes[at] as number) & ~dead & all, ((planes[at ^ 1] as number) | dead) & all)
      }
    return bits
  }

  private frameForPlain(): Frame {
    return (this.frame ??=
      this.tape.all.plain.length > 0 ? frameOf(this.catalogue.book.layout, this.plain, this.parameters) : NO_FRAME)
  }
}

const NO_FRAME: Frame = { ...NOBODY, parameters: [], extra: undefined, verdictAt: () => 1 }

const copyOf = ({ members, bitWords, flags, words, numbers }: EncodedHousehold): EncodedHousehold => ({
  members,
  bitWords,
  flags: flags.slice(),
  words: words.slice(),
  numbers: numbers.slice(),
})

const withFact = (
  { household, members }: PlainHousehold,
  factId: FactId,
  member: number | null,
  value: FactScalar | undefined,
): PlainHousehold => {
  const changed = (facts: PlainHousehold['household']): PlainHousehold['household'] => {
    const { [factId]: _before, ...others } = facts
    return value === undefined ? others : { ...others, [factId]: value }
  }
  return member === null
    ? { household: changed(household), members }
    : { household, members: members.map((facts, at) => (at === member ? changed(facts) : facts)) }
}
