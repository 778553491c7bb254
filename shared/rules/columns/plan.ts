import type { FactId } from '../../facts/model'
import { scaleYuan } from '../../kernel/money'
import { compare } from '../compare'
import { factsIn, RuleError } from '../compile'
import type { Frame } from '../frame'
import type { Condition, Literal, Op, Value } from '../model'
import type { ParameterId } from '../parameters'
import { compileValue, isMoney, type Names, type ReadValue } from '../values'
import type { ColumnPlan, ColumnRule, Place, PlannedRule, PlanNode, ReadFact, Scope } from './plan-model'

/** What a plan is made for: the names rules may use and the parameters in force (in the engine's units). */
export interface PlanGround {
  names: Names
  parameters: ReadonlyMap<ParameterId, { value: number }>
}

/**
 * Plans rules for evaluation over columns. Conditions that say the same (notes aside, parameters replaced by their
 * values) are one node, also across rules and across the catalogues added to one planner: two versions of a rule that
 * differ in one threshold share everything else.
 */
export class ColumnPlanner {
  private readonly nodes: PlanNode[] = []
  private readonly numbers = new Map<string, number>()
  private readonly rules: PlannedRule[] = []
  private readonly facts = new Set<FactId>()

  /** Throws RuleError for unknown facts and parameters and for nodes of other rooms. */
  add(rules: readonly ColumnRule[], ground: PlanGround): void {
    for (const rule of rules) this.rules.push(this.planRule(rule, ground))
  }

  plan(): ColumnPlan {
    return { nodes: this.nodes, rules: this.rules, facts: this.facts }
  }

  private planRule(rule: ColumnRule, ground: PlanGround): PlannedRule {
    const onMember = rule.unit === 'person'
    const clauses: Condition[] = []
    const place = this.place(rule.condition, onMember, ground, clauses)
    if (!onMember) return { rule, node: place.node, place, clauses }
    const node = this.onScope(place.node, 'member')
    if (rule.endsWith === undefined) return { rule, node, place, clauses }
    const ended = this.leaf('member', rule.endsWith, 'eq', true)
    const appliesNode = this.node({ kind: 'notKnownTrue', scope: 'member', part: ended })
    return { rule, node: this.join('all', [node, appliesNode]), place, clauses, appliesNode }
  }

  private place(condition: Condition, onMember: boolean, ground: PlanGround, clauses: Condition[]): Place {
    const inside = (part: Condition, member = onMember) => this.place(part, member, ground, clauses)
    const made = (kind: Place['kind'], node: number, children: readonly Place[]): Place => ({
      condition,
      kind,
      node,
      scope: this.scopeOf(node),
      children,
      // Without members a condition on any or all of them is itself the reason.
      ...(children.length === 0 || kind.endsWith('Member') || kind.endsWith('Members')
        ? { clause: clauses.push(condition) - 1 }
        : {}),
    })
    if ('all' in condition || 'any' in condition) {
      const kind = 'all' in condition ? 'all' : 'any'
      const children = ('all' in condition ? condition.all : condition.any).map((part) => inside(part))
      return made(
        kind,
        this.join(
          kind,
          children.map(({ node }) => node),
        ),
        children,
      )
    }
    if ('not' in condition || 'notKnownTrue' in condition) {
      const kind = 'not' in condition ? 'not' : 'notKnownTrue'
      const unnoted: Condition[] = []
      const ownClause = kind === 'notKnownTrue' || condition.unmetZh !== undefined
      const part = 'not' in condition ? condition.not : condition.notKnownTrue
      const child = this.place(part, onMember, ground, ownClause ? unnoted : clauses)
      const node = this.node({ kind, scope: child.scope, part: child.node })
      return made(ownClause ? 'clause' : 'not', node, ownClause ? [] : [child])
    }
    if ('anyMember' in condition || 'allMembers' in condition) {
      const kind = 'anyMember' in condition ? 'anyMember' : 'allMembers'
      const child = inside('anyMember' in condition ? condition.anyMember : condition.allMembers, true)
      const part = this.onScope(child.node, 'member')
      return made(kind, this.node({ kind, scope: 'household', part }), [child])
    }
    if ('countMembers' in condition) {
      const { op, value } = condition
      const part = this.onScope(this.place(condition.countMembers, true, ground, []).node, 'member')
      return made('clause', this.node({ kind: 'countMembers', scope: 'household', part, op, value }), [])
    }
    if ('extension' in condition) throw new RuleError(`${condition.extension} cannot be run over columns`)
    return made(
      'clause',
      'fact' in condition ? this.fact(condition, onMember, ground) : this.compared(condition, onMember, ground),
      [],
    )
  }

  private fact(
    { fact: factId, op, value }: { fact: FactId; op: Op; value: Value | Literal[] },
    onMember: boolean,
    ground: PlanGround,
  ): number {
    const scope = this.scopeOfFact(factId, onMember, ground.names)
    const type = ground.names.fact(factId)?.type
    const money = type === 'money'
    if ((type === 'set' || type === 'series') && ORDER.has(op))
      throw new RuleError(`${factId} is a list: it has no order`)
    if (Array.isArray(value)) {
      const list = money ? value.map((each) => (typeof each === 'number' ? scaleYuan(each) : each)) : value
      return this.leaf(scope, factId, op, list)
    }
    if (factsIn(value).length > 0)
      return this.compared({ compare: { fact: factId }, op, value }, onMember, ground, money)
    const literal = this.reader(value, onMember, ground, money, () => undefined)(NO_FRAME, 0)
    if (literal === undefined || Array.isArray(literal)) return this.node({ kind: 'unknown', scope })
    return this.leaf(scope, factId, op, literal as Literal)
  }

  /** Computed values: compiled as the engine compiles them, over facts read from the columns. */
  private compared(
    { compare: left, op, value }: { compare: Value; op: Op; value: Value },
    onMember: boolean,
    ground: PlanGround,
    money = isMoney(left, ground.names) || isMoney(value, ground.names),
  ): number {
    const facts = [...new Set(factsIn([left, value]))]
    const scopes = facts.map((id) => this.scopeOfFact(id, onMember, ground.names))
    let read: ReadFact = () => undefined
    const [a, b] = [left, value].map((side) => this.reader(side, onMember, ground, money, (id) => read(id)))
    const run = (from: ReadFact) => {
      read = from
      return compare(a?.(NO_FRAME, 0), op, b?.(NO_FRAME, 0))
    }
    facts.forEach((id) => this.facts.add(id))
    const scope = scopes.includes('member') ? 'member' : 'household'
    const named = parametersIn([left, value]).map((id) => [id, ground.parameters.get(id)?.value])
    return this.node({ kind: 'computed', scope, facts, run }, JSON.stringify([scope, left, op, value, money, named]))
  }

  private reader(
    value: Value,
    onMember: boolean,
    { names, parameters }: PlanGround,
    money: boolean,
    read: ReadFact,
  ): ReadValue {
    const slots = {
      fact: (id: FactId): ReadValue => {
        this.scopeOfFact(id, onMember, names)
        return () => read(id)
      },
      parameter: (id: ParameterId): number => {
        if (names.parameterUnit(id) === undefined) throw new RuleError(`unknown parameter ${id}`)
        return values.push(parameters.get(id)?.value) - 1
      },
    }
    const values: (number | undefined)[] = []
    const compiled = compileValue(value, names, slots, money)
    const frame = { ...NO_FRAME, parameters: values }
    return () => compiled(frame, 0)
  }

  private scopeOfFact(id: FactId, onMember: boolean, names: Names): Scope {
    const fact = names.fact(id)
    if (!fact) throw new RuleError(`unknown fact ${id}`)
    if (fact.subject === 'person' && !onMember) throw new RuleError(`person fact ${id} outside a member quantifier`)
    return fact.subject === 'person' || (fact.subject === 'any' && onMember) ? 'member' : 'household'
  }

  private scopeOf(node: number): Scope {
    return this.nodes[node]?.scope ?? 'household'
  }

  private leaf(scope: Scope, factId: FactId, op: Op, value: Literal | readonly Literal[]): number {
    this.facts.add(factId)
    return this.node({ kind: 'leaf', scope, factId, op, value })
  }

  /** What is said of the household inside a rule on members is joined once a household, then spread. */
  private join(kind: 'all' | 'any', parts: readonly number[]): number {
    const distinct = [...new Set(parts)].sort((a, b) => a - b)
    const [only] = distinct
    if (only !== undefined && distinct.length === 1) return only
    const members = distinct.filter((part) => this.scopeOf(part) === 'member')
    const households = distinct.filter((part) => this.scopeOf(part) === 'household')
    if (members.length === 0 || households.length === 0)
      return this.node({ kind, scope: this.scopeOf(only ?? 0), parts: distinct })
    const spread = this.onScope(this.join(kind, households), 'member')
    return this.node({ kind, scope: 'member', parts: [...members, spread].sort((a, b) => a - b) })
  }

  private onScope(node: number, scope: Scope): number {
    return this.scopeOf(node) === scope ? node : this.node({ kind: 'spread', scope: 'member', part: node })
  }

  private node(node: PlanNode, key = JSON.stringify(node)): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.nodes.length)
    return this.nodes.push(node) - 1
  }
}

const ORDER: ReadonlySet<Op> = new Set(['lt', 'lte', 'gt', 'gte'])

/** Values of rules are read without a frame: facts come from columns, parameters are known when the plan is made. */
const NO_FRAME: Frame = { household: {}, members: [], parameters: [], extra: undefined, verdictAt: () => 1 }

const parametersIn = (value: unknown): ParameterId[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('param' in value && typeof value.param === 'string') return [value.param]
  return Object.values(value).flatMap(parametersIn)
}

/** A plan of one catalogue. */
export const planColumns = (rules: readonly ColumnRule[], ground: PlanGround): ColumnPlan => {
  const planner = new ColumnPlanner()
  planner.add(rules, ground)
  return planner.plan()
}
