import type { Fact, FactId } from '../facts/model'
import type { Condition, Literal, Op } from './model'
import { OTHER_WORD, negated, type Bound, type Clause, type Column, type Pair, type Program, type Ref } from './program'
import type { Run, Scope } from './program'

type Encoding = Column['encoding']

interface GrowingColumn extends Column {
  slot: number
  codes: Map<string, number>
}

const ENCODINGS: Partial<Record<Fact['type'], Encoding>> = {
  boolean: 'flag',
  enum: 'word',
  string: 'word',
  integer: 'number',
  number: 'number',
  money: 'number',
  ratio: 'number',
}

/** How a fact is encoded; undefined for dates, months, sets and series. */
export const encodingOf = (fact: Fact): Encoding | undefined => ENCODINGS[fact.type]

/** Each operator by the leaf that decides it, and whether it says the opposite of that leaf. */
const NUMBER_LEAVES = {
  eq: ['equals', false],
  ne: ['equals', true],
  gt: ['above', false],
  lte: ['above', true],
  gte: ['atLeast', false],
  lt: ['atLeast', true],
} as const

/** Gathers the program of a rule book; conditions that say the same get the same ref. */
export class ProgramBuilder implements Program {
  readonly pairs: Pair[] = []
  readonly clauses: Clause[] = []
  private readonly numbers = new Map<string, number>()
  private readonly parameterSlots = new Map<string, number>()
  private readonly facts = new Map<string, GrowingColumn>()
  readonly columns = {
    household: { flag: [] as Column[], word: [] as Column[], number: [] as Column[] },
    member: { flag: [] as Column[], word: [] as Column[], number: [] as Column[] },
    parameters: [] as string[],
  }

  clause(clause: Clause): number {
    return this.clauses.push(clause) - 1
  }

  parameter(id: string): number {
    const known = this.parameterSlots.get(id)
    if (known !== undefined) return known
    const slot = this.columns.parameters.push(id) - 1
    this.parameterSlots.set(id, slot)
    return slot
  }

  /** Gives the fact a column where it has an encoding. */
  column(scope: Scope, fact: Fact): GrowingColumn | undefined {
    const encoding = encodingOf(fact)
    if (!encoding) return undefined
    const key = `${scope}:${fact.id}`
    const known = this.facts.get(key)
    if (known) return known
    const list = this.columns[scope][encoding]
    const column = { factId: fact.id, encoding, slot: list.length, codes: new Map<string, number>() }
    list.push(column)
    this.facts.set(key, column)
    return column
  }

  /** A fact against literals. Undefined where types and operator do not meet; such a condition is read plainly. */
  literal(scope: Scope, fact: Fact, op: Op, value: Literal | readonly Literal[]): Ref | undefined {
    const column = this.column(scope, fact)
    const values = typeof value === 'object' ? value : [value]
    const isList = op === 'in' || op === 'notIn'
    if (!column || isList !== (typeof value === 'object')) return undefined
    const turned = (ref: Ref): Ref => (op === 'ne' || op === 'notIn' ? negated(ref) : ref)
    if (column.encoding === 'number') {
      if (!values.every((each) => typeof each === 'number')) return undefined
      if (!isList) return this.bounded(scope, fact, op, values[0] as number)
      return turned(this.any(values.map((each) => this.number(scope, column.slot, 'equals', each))))
    }
    if (!isList && op !== 'eq' && op !== 'ne') return undefined
    if (column.encoding === 'flag') {
      if (!values.every((each) => typeof each === 'boolean') || new Set(values).size > 1) return undefined
      const flag = this.pair({ kind: 'flag', scope, slot: column.slot }, `flag ${scope} ${column.slot}`)
      return turned(values[0] === true ? flag : negated(flag))
    }
    if (!values.every((each) => typeof each === 'string')) return undefined
    const mask = this.maskOf(column, values)
    if (mask === undefined) return undefined
    return turned(this.pair({ kind: 'word', scope, slot: column.slot, mask }, `word ${scope} ${column.slot} ${mask}`))
  }

  /** A number against a literal or a parameter. */
  bounded(scope: Scope, fact: Fact, op: Op, bound: Bound): Ref | undefined {
    const column = this.column(scope, fact)
    if (column?.encoding !== 'number' || op === 'in' || op === 'notIn') return undefined
    const [kind, isTurned] = NUMBER_LEAVES[op]
    const ref = this.number(scope, column.slot, kind, bound)
    return isTurned ? negated(ref) : ref
  }

  plain(scope: Scope, condition: Condition, facts: readonly FactId[], run: Run): Ref {
    const { law: _law, unmetZh: _words, ...said } = condition
    return this.pair({ kind: 'plain', scope, facts, run }, `plain ${scope} ${JSON.stringify(said)}`)
  }

  all(parts: readonly Ref[]): Ref {
    const of = [...new Set(parts)].sort((a, b) => a - b)
    const [first] = of
    if (first !== undefined && of.length === 1) return first
    const scope = of.some((ref) => this.pairs[ref >> 1]?.scope === 'member') ? 'member' : 'household'
    return this.pair({ kind: 'all', scope, of }, `all ${of.join()}`)
  }

  any(parts: readonly Ref[]): Ref {
    return negated(this.all(parts.map(negated)))
  }

  anyMember(of: Ref): Ref {
    return this.pair({ kind: 'anyMember', scope: 'household', of }, `anyMember ${of}`)
  }

  allMembers(of: Ref): Ref {
    return negated(this.anyMember(negated(of)))
  }

  countMembers(of: Ref, op: Op, value: number): Ref {
    return this.pair({ kind: 'countMembers', scope: 'household', of, op, value }, `count ${of} ${op} ${value}`)
  }

  notKnownTrue(of: Ref): Ref {
    const scope = this.pairs[of >> 1]?.scope ?? 'household'
    return this.pair({ kind: 'notKnownTrue', scope, of }, `notKnownTrue ${of}`)
  }

  private number(scope: Scope, slot: number, kind: 'above' | 'atLeast' | 'equals', bound: Bound): Ref {
    return this.pair({ kind, scope, slot, bound }, `${kind} ${scope} ${slot} ${JSON.stringify(bound)}`)
  }

  private maskOf(column: GrowingColumn, words: readonly string[]): number | undefined {
    let mask = 0
    for (const word of words) {
      const code = column.codes.get(word) ?? column.codes.size + 1
      if (code >= OTHER_WORD) return undefined
      column.codes.set(word, code)
      mask |= 1 << code
    }
    return mask
  }

  private pair(pair: Pair, key: string): Ref {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const ref = (this.pairs.push(pair) - 1) * 2
    this.numbers.set(key, ref)
    return ref
  }
}
