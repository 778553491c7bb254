import { findFact } from '../../facts/vocabulary'
import type { FieldProblem } from '../../kernel/errors'
import type { DraftCondition } from './draft'

/** Between two bounds at least so much: an integer spans five values, any other number a fifth of its lower bound. */
const LEAST_SPAN = 4
const LEAST_RATIO = 1.2

const FROM = ['atLeast', 'moreThan']
const TO = ['atMost', 'lessThan']

/** Two bounds of one fact that lie so close together that only one person may fit between them. */
export const narrowRanges = (conditions: readonly DraftCondition[], join: 'all' | 'any'): FieldProblem[] => {
  if (join === 'any') return []
  return conditions.flatMap((upper, i) => {
    if (!TO.includes(upper.op) || typeof upper.value !== 'number') return []
    const fact = findFact(upper.factId)
    const most = upper.value
    const lower = conditions.find(
      ({ factId, op, value }) =>
        factId === upper.factId && FROM.includes(op) && typeof value === 'number' && isNear(value, most, fact?.type),
    )
    return lower && fact
      ? [{ path: `conditions.${i}.value`, messageZh: `“${fact.labelZh}”的上下限离得太近，会认出某一个人，请放宽` }]
      : []
  })
}

const isNear = (low: number, high: number, type: string | undefined): boolean =>
  high >= low && (type === 'integer' ? high - low < LEAST_SPAN : high < low * LEAST_RATIO)
