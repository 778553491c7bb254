import type { Clause, Program } from './program'
import type { Tables } from './tables'

/**
 * A clause and, where a quantifier asked it of one member of the household, that member, in one number. Take it apart with
 * clauseOf and askedOf.
 */
export type PackedClause = number

const MEMBER_SHIFT = 16
const CLAUSE_BITS = 0xff_ff

/** The clause id: the index in `program.clauses`. */
export const clauseOf = (packed: PackedClause): number => packed & CLAUSE_BITS

/** Place of the member a quantifier asked it of; null: it was asked of the subject itself, or of the household. */
export const askedOf = (packed: PackedClause): number | null => {
  const member = (packed >>> MEMBER_SHIFT) - 1
  return member < 0 ? null : member
}

const CLAUSE = 0
const ALL = 1
const ANY = 2
const NOT = 3
const ALL_MEMBERS = 4
const ANY_MEMBER = 5

const kindOf = ({ kind, source }: Clause): number => {
  if (kind === 'all') return ALL
  if (kind === 'any') return ANY
  if (kind === 'allMembers') return ALL_MEMBERS
  if (kind === 'anyMember') return ANY_MEMBER
  return kind === 'not' && !source.unmetZh ? NOT : CLAUSE
}

const UNMET = 0
const MET = 2

/**
 * The clauses that settled verdicts, as numbers: for every subject the same clauses in the same order as
 * decidingClauses(traceOf(…)) of trace.ts, read from the tables of a household. All members with one verdict are walked
 * together, so that a clause stands once with the bits of those for whom it counts.
 */
export class DecidingClauses {
  /** Entry by entry since `of`: the clause, and the members (bits) for whom it decided. Overwritten by the next `of`. */
  clauses: Int32Array = new Int32Array(1024)
  subjects: Int32Array = new Int32Array(1024)
  length = 0
  private readonly kinds: Uint8Array
  private readonly refs: Int32Array
  private readonly onMember: Uint8Array
  private readonly start: Int32Array
  private readonly children: Int32Array
  private planes: Int32Array = new Int32Array(0)
  private size = 0
  private members = 0
  /** First plane of the word of bits looked at. */
  private base = 0
  /** Inside a quantifier: the member asked plus one, and the subjects that wait for the answer. */
  private asked = 0
  private waiting = 0

  constructor({ clauses }: Program) {
    if (clauses.length > CLAUSE_BITS) throw new RangeError(`more than ${CLAUSE_BITS} clauses`)
    this.kinds = Uint8Array.from(clauses, kindOf)
    this.refs = Int32Array.from(clauses, ({ ref }) => ref)
    this.onMember = Uint8Array.from(clauses, ({ scope }) => Number(scope === 'member'))
    this.children = Int32Array.from(clauses.flatMap(({ children }) => children))
    this.start = new Int32Array(clauses.length + 1)
    clauses.forEach(({ children }, i) => (this.start[i + 1] = (this.start[i] ?? 0) + children.length))
  }

  /** The household whose verdicts are explained from here on. */
  of(tables: Tables): void {
    this.planes = tables.planes
    this.size = tables.size
    this.members = tables.members
    this.length = 0
  }

  /** Appends what settled this clause for some members (bits) of a word of bits; bit 0 for a rule on the household. */
  explain(clause: number, word: number, subjects: number): void {
    this.base = this.size * word
    const at = this.base + (this.refs[clause] as number)
    const met = subjects & (this.planes[at] as number)
    const unmet = subjects & (this.planes[at ^ 1] as number)
    const open = subjects & ~(met | unmet)
    if (met !== 0) this.walk(clause, met, MET)
    if (unmet !== 0) this.walk(clause, unmet, UNMET)
    if (open !== 0) this.walk(clause, open, 1)
  }

  /** The members for whom the clause has this verdict. */
  private having(clause: number, verdict: number): number {
    const at = this.base + (this.refs[clause] as number)
    if (verdict === MET) return this.planes[at] as number
    const unmet = this.planes[at ^ 1] as number
    return verdict === UNMET ? unmet : ~((this.planes[at] as number) | unmet)
  }

  private write(clause: number, subjects: number): void {
    if (this.length === this.clauses.length) {
      this.clauses = longer(this.clauses)
      this.subjects = longer(this.subjects)
    }
    this.clauses[this.length] = this.onMember[clause] === 1 ? clause | (this.asked << MEMBER_SHIFT) : clause
    this.subjects[this.length] = this.asked === 0 ? subjects : this.waiting
    this.length += 1
  }

  /** `subjects` all have this verdict. */
  private walk(clause: number, subjects: number, verdict: number): void {
    const kind = this.kinds[clause] as number
    if (kind === CLAUSE) return this.write(clause, subjects)
    const from = this.start[clause] as number
    if (kind === NOT) return this.walk(this.children[from] as number, subjects, 2 - verdict)
    if (kind >= ALL_MEMBERS) return this.walkMembers(clause, subjects, verdict)
    const isFirstOnly = kind === ANY && verdict === MET
    let left = subjects
    for (let i = from, to = this.start[clause + 1] as number; i < to && left !== 0; i += 1) {
      const child = this.children[i] as number
      const some = left & this.having(child, verdict)
      if (some === 0) continue
      this.walk(child, some, verdict)
      if (isFirstOnly) left &= ~some
    }
  }

  private walkMembers(clause: number, subjects: number, verdict: number): void {
    if (this.members === 0) return this.write(clause, subjects)
    const isFirstOnly = this.kinds[clause] === ANY_MEMBER ? verdict === MET : verdict === UNMET
    const child = this.children[this.start[clause] as number] as number
    const { base, asked, waiting } = this
    if (asked === 0) this.waiting = subjects
    for (let member = 0; member < this.members; member += 1) {
      this.base = this.size * (member >>> 5)
      this.asked = member + 1
      if (((this.having(child, verdict) >>> (member & 31)) & 1) === 0) continue
      this.walk(child, 1 << (member & 31), verdict)
      if (isFirstOnly) break
    }
    this.base = base
    this.asked = asked
    this.waiting = waiting
  }
}

const longer = (from: Int32Array): Int32Array => {
  const to = new Int32Array(2 * from.length)
  to.set(from)
  return to
}
