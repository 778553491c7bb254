import { Engine, type TopLevelCondition } from 'json-rules-engine'
import type { Literal } from '@shared/rules/model'
import type { Facts, PlainCondition, Rival } from './model'

const OPERATORS = {
  eq: 'equal',
  ne: 'notEqual',
  lt: 'lessThan',
  lte: 'lessThanInclusive',
  gt: 'greaterThan',
  gte: 'greaterThanInclusive',
  in: 'in',
  notIn: 'notIn',
} as const

type Node = Record<string, unknown>

/** The engine has no condition on members of a list: each becomes an operator of its own over the list. */
class Translation {
  readonly operators = new Map<string, (members: readonly Facts[]) => boolean>()

  node(condition: PlainCondition): Node {
    if ('all' in condition) return { all: condition.all.map((part) => this.node(part)) }
    if ('any' in condition) return { any: condition.any.map((part) => this.node(part)) }
    if ('not' in condition) return { not: this.node(condition.not) }
    if ('anyMember' in condition) {
      const holds = predicate(condition.anyMember)
      return this.onMembers((members) => members.some(holds))
    }
    if ('allMembers' in condition) {
      const holds = predicate(condition.allMembers)
      return this.onMembers((members) => members.every(holds))
    }
    return { fact: condition.fact, operator: OPERATORS[condition.op], value: condition.value }
  }

  private onMembers(holds: (members: readonly Facts[]) => boolean): Node {
    const operator = `members${this.operators.size}`
    this.operators.set(operator, holds)
    return { fact: 'members', operator, value: true }
  }
}

/** Plain two-valued JavaScript for the inside of a condition on members. */
const predicate = (condition: PlainCondition): ((facts: Facts) => boolean) => {
  if ('all' in condition) {
    const parts = condition.all.map(predicate)
    return (facts) => parts.every((part) => part(facts))
  }
  if ('any' in condition) {
    const parts = condition.any.map(predicate)
    return (facts) => parts.some((part) => part(facts))
  }
  if ('not' in condition) {
    const part = predicate(condition.not)
    return (facts) => !part(facts)
  }
  if (!('fact' in condition)) throw new Error('members inside members')
  const { fact, op, value } = condition
  const list = Array.isArray(value) ? value : [value]
  const single = list[0] as Literal
  switch (op) {
    case 'eq':
      return (facts) => facts[fact] === single
    case 'ne':
      return (facts) => facts[fact] !== single
    case 'in':
      return (facts) => list.includes(facts[fact] as Literal)
    case 'notIn':
      return (facts) => !list.includes(facts[fact] as Literal)
    case 'lt':
      return (facts) => (facts[fact] as Literal) < single
    case 'lte':
      return (facts) => (facts[fact] as Literal) <= single
    case 'gt':
      return (facts) => (facts[fact] as Literal) > single
    case 'gte':
      return (facts) => (facts[fact] as Literal) >= single
  }
}

export const jsonRulesEngine: Rival = {
  name: 'json-rules-engine 7.3.1',
  remark: 'asynchronous; conditions on members as operators written by hand; a missing fact is "not equal" to anything',
  prepare(rules) {
    const translation = new Translation()
    const engine = new Engine([], { allowUndefinedFacts: true })
    rules.forEach(({ condition }, at) => {
      const node = translation.node(condition)
      const conditions = ('all' in node || 'any' in node ? node : { all: [node] }) as unknown as TopLevelCondition
      engine.addRule({ conditions, event: { type: String(at) } })
    })
    for (const [name, holds] of translation.operators)
      engine.addOperator(name, (members: readonly Facts[]) => holds(members))
    return async ({ household, member, members }) => {
      const { events } = await engine.run({ ...household, ...member, members })
      const answers = new Array<boolean>(rules.length).fill(false)
      for (const { type } of events) answers[Number(type)] = true
      return answers
    }
  },
}
