import type { FactId, FactScalar } from '../facts/model'
import { scaleYuan } from '../kernel/money'
import { compare, compareCount } from './compare'
import { leafRun } from './leaf'
import { Slots, type Frame, type FrameLayout } from './frame'
import { MET, UNKNOWN, UNMET, type Condition, type Kleene, type Literal, type Op, type Value } from './model'
import { compileValue, isMoney, type Names, type ReadValue } from './values'

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

export type Run = (frame: Frame, member: number) => Kleene

/** A condition made ready. Equal conditions are one node, evaluated once a household (or once a member). */
export interface CompiledCondition {
  source: Condition
  kind: ConditionKind
  /** `member` where the verdict depends on the member looked at. */
  scope: 'household' | 'member'
  run: Run
  children: readonly CompiledCondition[]
  /** Of a fact compared with something: the fact, and the reading of the right side. */
  comparison?: { factId?: FactId; left: ReadValue; op: Op; right: ReadValue }
}

type Built = Omit<CompiledCondition, 'source' | 'kind'>

/** How another room adds its own kind of node (events, changes over time). */
export interface Extension {
  scope: 'household' | 'member'
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

/** Compiles conditions into closures over numbered facts; conditions shared by many rules are compiled once. */
export class RuleBook {
  private readonly householdFacts = new Slots()
  private readonly memberFacts = new Slots()
  private readonly parameters = new Slots()
  private readonly nodes = new Map<string, CompiledCondition>()
  private householdMemos = 0
  private memberMemos = 0

  readonly layout: FrameLayout = {
    householdFacts: this.householdFacts,
    memberFacts: this.memberFacts,
    parameters: this.parameters,
    memoSize: (members) => this.householdMemos + this.memberMemos * members,
  }

  constructor(private readonly options: RuleBookOptions) {}

  get conditionCount(): number {
    return this.nodes.size
  }

  /** `onMember`: whether person facts may be read here (a rule for a person, or inside a member quantifier). */
  add(condition: Condition, onMember: boolean): CompiledCondition {
    const key = `${onMember ? 'm' : 'h'}${JSON.stringify(condition)}`
    const known = this.nodes.get(key)
    if (known) return known
    const built = this.build(condition, onMember)
    const run = built.children.length > 0 ? this.remembered(built.scope, built.run) : built.run
    const kind = CONDITION_KINDS.find((each) => each in condition) ?? 'extension'
    const node: CompiledCondition = { ...built, source: condition, kind, run }
    this.nodes.set(key, node)
    return node
  }

  value(value: Value, onMember: boolean, money = isMoney(value, this.options.names)): ReadValue {
    return compileValue(value, this.options.names, this.slots(onMember), money)
  }

  /** Evaluates once a household (or once a member), whoever asks: another policy, the trace, the search for questions. */
  private remembered(scope: 'household' | 'member', run: Run): Run {
    const slot = scope === 'household' ? this.householdMemos++ : this.memberMemos++
    return (frame, member) => {
      const at = scope === 'household' ? slot : this.householdMemos + member * this.memberMemos + slot
      const seen = frame.memo[at]
      if (seen !== undefined && seen >= 0) return seen as Kleene
      const verdict = run(frame, member)
      frame.memo[at] = verdict
      return verdict
    }
  }

  private slots(onMember: boolean) {
    return {
      fact: (id: FactId): ReadValue => {
        const fact = this.options.names.fact(id)
        if (!fact) throw new RuleError(`unknown fact ${id}`)
        const member = this.readsMember(id, onMember)
        if (member && !onMember) throw new RuleError(`person fact ${id} outside a member quantifier`)
        const slot = (member ? this.memberFacts : this.householdFacts).of(id)
        return member ? (frame, m) => frame.members[m]?.[slot] : (frame) => frame.household[slot]
      },
      parameter: (id: string): number => {
        if (this.options.names.parameterUnit(id) === undefined) throw new RuleError(`unknown parameter ${id}`)
        return this.parameters.of(id)
      },
    }
  }

  private build(condition: Condition, onMember: boolean): Built {
    if ('all' in condition) return this.join(condition.all, onMember, UNMET)
    if ('any' in condition) return this.join(condition.any, onMember, MET)
    if ('not' in condition) {
      const child = this.add(condition.not, onMember)
      return { scope: child.scope, children: [child], run: (f, m) => (2 - child.run(f, m)) as Kleene }
    }
    if ('fact' in condition) return this.compareFact(condition, onMember)
    if ('compare' in condition) return this.compareValues(condition, onMember)
    if ('anyMember' in condition) return this.quantify(condition.anyMember, MET)
    if ('allMembers' in condition) return this.quantify(condition.allMembers, UNMET)
    if ('countMembers' in condition) return this.count(condition)
    if ('notKnownTrue' in condition) {
      if (!this.options.safety) throw new RuleError('notKnownTrue is for safety rules only')
      const child = this.add(condition.notKnownTrue, onMember)
      return { scope: child.scope, children: [child], run: (f, m) => (child.run(f, m) === MET ? UNMET : MET) }
    }
    const extension = this.options.extensions?.[condition.extension]
    if (!extension) throw new RuleError(`unknown extension ${condition.extension}`)
    return { scope: extension.scope, children: [], run: extension.compile(condition.with, this) }
  }

  /** `stop` = the verdict that settles it: unmet for "all", met for "any". */
  private join(parts: readonly Condition[], onMember: boolean, stop: Kleene): Built {
    const children = parts.map((part) => this.add(part, onMember))
    const rest = (2 - stop) as Kleene
    const run: Run = (frame, member) => {
      let verdict: Kleene = rest
      for (const child of children) {
        const next = child.run(frame, member)
        if (next === stop) return stop
        if (next === UNKNOWN) verdict = UNKNOWN
      }
      return verdict
    }
    return { scope: children.some((c) => c.scope === 'member') ? 'member' : 'household', children, run }
  }

  private quantify(condition: Condition, stop: Kleene): Built {
    const child = this.add(condition, true)
    const rest = (2 - stop) as Kleene
    const run: Run = (frame) => {
      let verdict: Kleene = rest
      for (let member = 0; member < frame.members.length; member += 1) {
        const next = child.run(frame, member)
        if (next === stop) return stop
        if (next === UNKNOWN) verdict = UNKNOWN
      }
      return verdict
    }
    return { scope: 'household', children: [child], run }
  }

  private count(condition: { countMembers: Condition; op: Op; value: number }): Built {
    const child = this.add(condition.countMembers, true)
    const run: Run = (frame) => {
      let low = 0
      let open = 0
      for (let member = 0; member < frame.members.length; member += 1) {
        const next = child.run(frame, member)
        if (next === MET) low += 1
        else if (next === UNKNOWN) open += 1
      }
      return compareCount(low, low + open, condition.op, condition.value)
    }
    return { scope: 'household', children: [child], run }
  }

  private compareFact(
    { fact: factId, op, value }: { fact: FactId; op: Op; value: Value | Literal[] },
    onMember: boolean,
  ): Built {
    const left = this.slots(onMember).fact(factId)
    const fact = this.options.names.fact(factId)
    const scope = this.scopeOf(onMember, { fact: factId })
    const money = fact?.type === 'money'
    const slot = (scope === 'member' ? this.memberFacts : this.householdFacts).of(factId)
    if (Array.isArray(value)) {
      const list = money ? value.map((v) => (typeof v === 'number' ? scaleYuan(v) : v)) : value
      const right = (): FactScalar => list as FactScalar
      return {
        scope,
        children: [],
        run: leafRun(scope, slot, op, list as FactScalar),
        comparison: { factId, left, op, right },
      }
    }
    const right = compileValue(value, this.options.names, this.slots(onMember), money)
    if (typeof value === 'object')
      return this.compared(this.scopeOf(onMember, { fact: factId }, value), left, op, right, factId)
    const literal: FactScalar = money && typeof value === 'number' ? scaleYuan(value) : value
    return { scope, children: [], run: leafRun(scope, slot, op, literal), comparison: { factId, left, op, right } }
  }

  private compareValues(
    { compare: leftValue, op, value }: { compare: Value; op: Op; value: Value },
    onMember: boolean,
  ): Built {
    const { names } = this.options
    const money = isMoney(leftValue, names) || isMoney(value, names)
    const left = compileValue(leftValue, names, this.slots(onMember), money)
    const right = compileValue(value, names, this.slots(onMember), money)
    return this.compared(this.scopeOf(onMember, leftValue, value), left, op, right)
  }

  private compared(scope: 'household' | 'member', left: ReadValue, op: Op, right: ReadValue, factId?: FactId): Built {
    const run: Run = (frame, member) => compare(left(frame, member), op, right(frame, member))
    return { scope, children: [], run, comparison: { factId, left, op, right } }
  }

  private readsMember(id: FactId, onMember: boolean): boolean {
    const subject = this.options.names.fact(id)?.subject
    return subject === 'person' || (subject === 'any' && onMember)
  }

  private scopeOf(onMember: boolean, ...values: Value[]): 'household' | 'member' {
    return values.flatMap(factsIn).some((id) => this.readsMember(id, onMember)) ? 'member' : 'household'
  }
}

/** Every fact that a value reads. */
export const factsIn = (value: unknown): FactId[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(factsIn)
  return 'fact' in value && typeof value.fact === 'string' ? [value.fact] : Object.values(value).flatMap(factsIn)
}
