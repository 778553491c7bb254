import type { PlainCondition, Rival } from './model'

type Logic = unknown
const jsonLogic = require('json-logic-js') as { apply(logic: Logic, data: unknown): unknown }
const { LogicEngine } = require('json-logic-engine') as {
  LogicEngine: new () => { build(logic: Logic): (data: unknown) => unknown }
}

const SIGNS = { eq: '===', ne: '!==', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

export const toJsonLogic = (condition: PlainCondition): Logic => {
  if ('all' in condition) return { and: condition.all.map(toJsonLogic) }
  if ('any' in condition) return { or: condition.any.map(toJsonLogic) }
  if ('not' in condition) return { '!': [toJsonLogic(condition.not)] }
  if ('anyMember' in condition) return { some: [{ var: 'members' }, toJsonLogic(condition.anyMember)] }
  if ('allMembers' in condition) return { all: [{ var: 'members' }, toJsonLogic(condition.allMembers)] }
  const { fact, op, value } = condition
  const read = { var: fact }
  if (op === 'in') return { in: [read, value] }
  if (op === 'notIn') return { '!': [{ in: [read, value] }] }
  return { [SIGNS[op]]: [read, value] }
}

export const jsonLogicJs: Rival = {
  name: 'json-logic-js 2.0.5',
  remark: 'a missing number counts as 0',
  prepare(rules) {
    const logics = rules.map(({ condition }) => toJsonLogic(condition))
    return ({ nested }) => logics.map((logic) => jsonLogic.apply(logic, nested) === true)
  },
}

export const jsonLogicEngine: Rival = {
  name: 'json-logic-engine 5.0.7, compiled',
  remark: 'generates JavaScript from the rules; a missing number counts as 0',
  prepare(rules) {
    const engine = new LogicEngine()
    const built = rules.map(({ condition }) => engine.build(toJsonLogic(condition)))
    return ({ nested }) => built.map((run) => run(nested) === true)
  },
}
