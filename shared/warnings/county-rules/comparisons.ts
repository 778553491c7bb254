import type { Fact } from '../../facts/model'
import type { Condition, Op } from '../../rules/model'
import type { DraftCondition, DraftOp } from './draft'

/** How a fact is compared in the form. */
export type ComparisonKind = 'yesNo' | 'choice' | 'number' | 'days'

export const kindOf = ({ type }: Pick<Fact, 'type'>): ComparisonKind =>
  type === 'boolean' ? 'yesNo' : type === 'enum' ? 'choice' : type === 'date' || type === 'month' ? 'days' : 'number'

/** "Equal to a number" is left out on purpose: an exact figure finds one person. */
export const OPS_OF: Readonly<Record<ComparisonKind, readonly DraftOp[]>> = {
  yesNo: ['is'],
  choice: ['is', 'isNot', 'oneOf', 'noneOf'],
  number: ['atLeast', 'moreThan', 'atMost', 'lessThan'],
  days: ['dueWithin', 'olderThan', 'newerThan'],
}

export const DRAFT_OP_LABELS: Readonly<Record<DraftOp, { zh: string; en: string }>> = {
  is: { zh: '是', en: 'is' },
  isNot: { zh: '不是', en: 'is not' },
  oneOf: { zh: '是其中之一', en: 'is one of' },
  noneOf: { zh: '都不是', en: 'is none of' },
  atLeast: { zh: '不低于', en: 'at least' },
  moreThan: { zh: '超过', en: 'more than' },
  atMost: { zh: '不超过', en: 'at most' },
  lessThan: { zh: '低于', en: 'less than' },
  dueWithin: { zh: '还有几天以内', en: 'due within' },
  olderThan: { zh: '过去了几天以上', en: 'older than' },
  newerThan: { zh: '在最近几天以内', en: 'within the last' },
}

/** 「元」, 「%」, 「天」, 「周岁」: what stands behind the number in the form. */
export const unitOf = (fact: Fact): string | null => {
  const kind = kindOf(fact)
  if (kind === 'days') return '天'
  if (kind !== 'number') return null
  return fact.type === 'money' ? '元' : fact.type === 'ratio' ? '%' : (fact.unitZh ?? null)
}

const OPS: Readonly<Record<Exclude<DraftOp, 'dueWithin' | 'olderThan' | 'newerThan'>, Op>> = {
  is: 'eq',
  isNot: 'ne',
  oneOf: 'in',
  noneOf: 'notIn',
  atLeast: 'gte',
  moreThan: 'gt',
  atMost: 'lte',
  lessThan: 'lt',
}

const isDateOp = (op: DraftOp): op is 'dueWithin' | 'olderThan' | 'newerThan' =>
  op === 'dueWithin' || op === 'olderThan' || op === 'newerThan'

/** A row of the form as a condition of the rule. Money stays in yuan, as rules write it; per cent becomes a ratio. */
export const conditionOf = ({ factId, op, value }: DraftCondition, fact: Fact): Condition => {
  if (isDateOp(op)) return { extension: op, with: { fact: factId, days: value } }
  const written = typeof value === 'number' && fact.type === 'ratio' ? value / 100 : value
  return { fact: factId, op: OPS[op], value: written }
}

/** Days before and after today that a date rule may look over. */
export const LONGEST_DAYS = 3650
export const SHORTEST_DAYS = 7
