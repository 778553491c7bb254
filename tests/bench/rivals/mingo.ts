import { Query } from 'mingo'
import type { PlainCondition, Rival } from './model'

type Criteria = Record<string, unknown>

const toQuery = (condition: PlainCondition): Criteria => {
  if ('all' in condition) return { $and: condition.all.map(toQuery) }
  if ('any' in condition) return { $or: condition.any.map(toQuery) }
  if ('not' in condition) return { $nor: [toQuery(condition.not)] }
  if ('anyMember' in condition) return { members: { $elemMatch: toQuery(condition.anyMember) } }
  if ('allMembers' in condition)
    return { $nor: [{ members: { $elemMatch: { $nor: [toQuery(condition.allMembers)] } } }] }
  const { fact, op, value } = condition
  return { [fact]: { [op === 'notIn' ? '$nin' : `$${op}`]: value } }
}

export const mingo: Rival = {
  name: 'mingo 7.2.7',
  remark: 'query language of MongoDB; a missing fact is "not equal" to anything',
  prepare(rules) {
    const queries = rules.map(({ condition }) => new Query(toQuery(condition)))
    return ({ nested }) => queries.map((query) => query.test({ ...nested }))
  },
}
