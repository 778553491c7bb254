import type { Fact, FactId, FactScalar } from '../facts/model'
import { scaleYuan } from '../kernel/money'
import { compare } from './compare'
import type { FrameLayout, Known } from './frame'
import type { Condition, Literal, Op, Value } from './model'
import { negated, type Program, type Ref, type Run, type Scope } from './program'
import { encodingOf, ProgramBuilder } from './program-builder'
import { Tape } from './tape'
import { compileValue, isMoney, type Names, type ReadValue } from './values'

export type { Run } from './program'

export const CONDITION_KINDS = [
  'all',
  'any',
  'not',
  'fact',
  'compare',
  'anyMember',
  'allMembers',
  'countMembers',
  'notKnownTrue',
  'extension',
] as const
export type ConditionKind = (typeof CONDITION_KINDS)[number]

/** A condition made ready. `run` reads the verdict from the frame: every distinct condition is evaluated once. */
export interface CompiledCondition {
  /** Its clause in the program; equal conditions, notes included, are one clause. */
  id: number
  /** Its verdicts in the tables of a household. */
  ref: Ref
  source: Condition
  kind: ConditionKind
  /** `member` where the verdict depends on the member looked at. */
  scope: Scope
  run: Run
  children: readonly CompiledCondition[]
  /** Of a fact compared with something: the fact, and the reading of the right side. */
  comparison?: { factId?: FactId; left: ReadValue; op: Op; right: ReadValue }
}

type Built = Omit<CompiledCondition, 'id' | 'source' | 'kind' | 'run'>

/** How another room adds its own kind of node (events, changes over time). */
export interface Extension {
  scope: Scope
  compile(given: unknown, book: RuleBook): Run
}

export interface RuleBookOptions {
  names: Names
  /** Admits `notKnownTrue`: only for rules of safety that must act on ignorance. */
  safety?: boolean
  extensions?: Readonly<Record<string, Extension>>
}

/** Broken catalogue data: the linter names file and path before this is ever thrown. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
}

/** Compiles conditions into one program; what several rules share is in it once. */
export class RuleBook {
  private readonly program = new ProgramBuilder()
  private readonly nodes = new Map<string, CompiledCondition>()
  private tape: Tape | undefined

  readonly layout: FrameLayout = {
    tape: () => {
      if (this.tape?.pairs.length !== this.program.pairs.length) this.tape = undefined
      return (this.tape ??= new Tape(this.program))
    },
  }

  constructor(private readonly options: RuleBookOptions) {}

  get conditionCount(): number {
    return this.nodes.size
  }

  /** The program so far: what explanations and evaluators number their clauses and verdicts by. */
  get compiled(): Program {
    return this.program
  }

  /** `onMember`: whether person facts may be read here (a rule for a person, or inside a member quantifier). */
  add(condition: Condition, onMember: boolean): CompiledCondition {
    const key = `${onMember && this.readsPeople(condition) ? 'm' : 'h'}${JSON.stringify(condition)}`
    const known = this.nodes.get(key)
    if (known) return known
    const built = this.build(condition, onMember)
    const { ref, scope } = built
    const kind = CONDITION_KINDS.find((each) => each in condition) ?? 'extension'
    const children = built.children.map((child) => child.id)
    const id = this.program.clause({ kind, scope, source: condition, ref, children })
    const node = { ...built, id, source: condition, kind, run: ((f, m) => f.verdictAt(ref, m)) satisfies Run }
    this.nodes.set(key, node)
    return node
  }

  value(value: Value, onMember: boolean, money = isMoney(value, this.options.names)): ReadValue {
    return compileValue(value, this.options.names, this.slots(onMember), money)
  }

  /** Whether the condition means something else on a member than on the household. */
  private readsPeople(condition: Condition): boolean {
    return (
      'extension' in condition ||
      factsIn(condition).some((id) => ['person', 'any'].includes(this.options.names.fact(id)?.subject ?? 'person'))
    )
  }

  private slots(onMember: boolean) {
    return {
      fact: (id: FactId): ReadValue => {
        const fact = this.factOf(id)
        const read = readerOf(fact)
        const isMember = this.readsMember(id, onMember)
        if (isMember && !onMember) throw new RuleError(`person fact ${id} outside a member quantifier`)
        return isMember ? (frame, m) => read(frame.members[m]?.[id]) : (frame) => read(frame.household[id])
      },
      parameter: (id: string): number => {
        if (this.options.names.parameterUnit(id) === undefined) throw new RuleError(`unknown parameter ${id}`)
        return this.program.parameter(id)
      },
    }
  }

  private factOf(id: FactId): Fact {
    const fact = this.options.names.fact(id)
    if (!fact) throw new RuleError(`unknown fact ${id}`)
    return fact
  }

  private build(condition: Condition, onMember: boolean): Built {
    const { program } = this
    if ('all' in condition) return this.join(condition.all, onMember, (refs) => program.all(refs))
    if ('any' in condition) return this.join(condition.any, onMember, (refs) => program.any(refs))
    if ('not' in condition) return this.around(condition.not, onMember, negated)
    if ('fact' in condition) return this.compareFact(condition, onMember)
    if ('compare' in condition) return this.compareValues(condition, onMember)
    if ('anyMember' in condition) return this.ofMembers(condition.anyMember, (ref) => program.anyMember(ref))
    if ('allMembers' in condition) return this.ofMembers(condition.allMembers, (ref) => program.allMembers(ref))
    if ('countMembers' in condition) {
      const { op, value } = condition
      return this.ofMembers(condition.countMembers, (ref) => program.countMembers(ref, op, value))
    }
    if ('notKnownTrue' in condition) {
      if (!this.options.safety) throw new RuleError('notKnownTrue is for safety rules only')
      return this.around(condition.notKnownTrue, onMember, (ref) => program.notKnownTrue(ref))
    }
    const extension = this.options.extensions?.[condition.extension]
    if (!extension) throw new RuleError(`unknown extension ${condition.extension}`)
    const run = extension.compile(condition.with, this)
    return { scope: extension.scope, children: [], ref: program.plain(extension.scope, condition, [], run) }
  }

  private join(parts: readonly Condition[], onMember: boolean, by: (refs: readonly Ref[]) => Ref): Built {
    const children = parts.map((part) => this.add(part, onMember))
    const scope = children.some((child) => child.scope === 'member') ? 'member' : 'household'
    return { scope, children, ref: by(children.map((child) => child.ref)) }
  }

  private around(condition: Condition, onMember: boolean, by: (ref: Ref) => Ref): Built {
    const child = this.add(condition, onMember)
    return { scope: child.scope, children: [child], ref: by(child.ref) }
  }

  private ofMembers(condition: Condition, by: (ref: Ref) => Ref): Built {
    const child = this.add(condition, true)
    return { scope: 'household', children: [child], ref: by(child.ref) }
  }

  private compareFact(
    condition: { fact: FactId; op: Op; value: Value | Literal[] } & Condition,
    onMember: boolean,
  ): Built {
    const { fact: factId, op, value } = condition
    const left = this.slots(onMember).fact(factId)
    const fact = this.factOf(factId)
    const money = fact.type === 'money'
    const scope = this.scopeOf(onMember, { fact: factId }, ...(Array.isArray(value) ? [] : [value]))
    const right = Array.isArray(value)
      ? constant(money ? value.map((v) => (typeof v === 'number' ? scaleYuan(v) : v)) : value)
      : compileValue(value, this.options.names, this.slots(onMember), money)
    const ref = this.columnRef(scope, fact, op, value, money)
    return this.compared(condition, scope, left, op, right, ref, factId)
  }

  /** The ref of a fact against literals or one parameter; undefined where plain values must be read. */
  private columnRef(scope: Scope, fact: Fact, op: Op, value: Value | Literal[], money: boolean): Ref | undefined {
    if (typeof value !== 'object') {
      const literal = money && typeof value === 'number' ? scaleYuan(value) : value
      return this.program.literal(scope, fact, op, literal)
    }
    if (Array.isArray(value)) {
      const list = money ? value.map((v) => (typeof v === 'number' ? scaleYuan(v) : v)) : value
      return this.program.literal(scope, fact, op, list)
    }
    if (!('param' in value)) return undefined
    return this.program.bounded(scope, fact, op, { parameter: this.program.parameter(value.param), times: value.times })
  }

  private compareValues(condition: { compare: Value; op: Op; value: Value } & Condition, onMember: boolean): Built {
    const { compare: leftValue, op, value } = condition
    const { names } = this.options
    const money = isMoney(leftValue, names) || isMoney(value, names)
    const left = compileValue(leftValue, names, this.slots(onMember), money)
    const right = compileValue(value, names, this.slots(onMember), money)
    return this.compared(condition, this.scopeOf(onMember, leftValue, value), left, op, right)
  }

  private compared(
    condition: Condition,
    scope: Scope,
    left: ReadValue,
    op: Op,
    right: ReadValue,
    known?: Ref,
    factId?: FactId,
  ): Built {
    const run: Run = (frame, member) => compare(left(frame, member), op, right(frame, member))
    const ref = known ?? this.program.plain(scope, condition, factsIn(condition), run)
    return { scope, children: [], ref, comparison: { factId, left, op, right } }
  }

  private readsMember(id: FactId, onMember: boolean): boolean {
    const subject = this.options.names.fact(id)?.subject
    return subject === 'person' || (subject === 'any' && onMember)
  }

  private scopeOf(onMember: boolean, ...values: Value[]): Scope {
    return values.flatMap(factsIn).some((id) => this.readsMember(id, onMember)) ? 'member' : 'household'
  }
}

const constant =
  (list: readonly Literal[]): ReadValue =>
  () =>
    list as FactScalar

/** A value of another type than its fact's is not known, as in the columns. */
const readerOf = (fact: Fact): ((value: Known) => Known) => {
  switch (encodingOf(fact)) {
    case 'flag':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'word':
      return (value) => (typeof value === 'string' ? value : undefined)
    case 'number':
      return (value) => (typeof value === 'number' && !Number.isNaN(value) ? value : undefined)
    case undefined:
      return (value) => value ?? undefined
  }
}

/** Every fact that a value reads. */
export const factsIn = (value: unknown): FactId[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(factsIn)
  return 'fact' in value && typeof value.fact === 'string' ? [value.fact] : Object.values(value).flatMap(factsIn)
}
