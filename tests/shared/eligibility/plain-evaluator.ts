/**
 * The plain reference: the condition language read directly, in yuan, by recursion, with no compilation and no memory.
 * It shares nothing with the engine but the files of the catalogue; the engine must agree with it on every household.
 */
import { CATALOGUE } from '@shared/eligibility/catalogue'

export type Plain = boolean | number | string
export interface PlainInput {
  household: Record<string, Plain>
  members: Record<string, Plain>[]
}
export type Three = boolean | undefined

interface Node {
  [key: string]: unknown
}

const PARAMETERS = new Map(CATALOGUE.parameters.map((parameter) => [parameter.id, parameter.values[0]?.value]))

const and = (parts: Three[]): Three => (parts.includes(false) ? false : parts.includes(undefined) ? undefined : true)
const or = (parts: Three[]): Three => (parts.includes(true) ? true : parts.includes(undefined) ? undefined : false)
const not = (part: Three): Three => (part === undefined ? undefined : !part)

const valueOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { param, times = 1 } = value as { param: string; times?: number }
  const number = PARAMETERS.get(param)
  return number === undefined ? undefined : number * times
}

const compared = (left: unknown, op: unknown, right: unknown): Three => {
  if (left === undefined || right === undefined) return undefined
  const [a, b] = [left as number, right as number]
  switch (op) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'lt':
      return a < b
    case 'lte':
      return a <= b
    case 'gt':
      return a > b
    case 'gte':
      return a >= b
    case 'in':
      return (right as unknown[]).includes(left)
    case 'notIn':
      return !(right as unknown[]).includes(left)
  }
  throw new Error(`op ${String(op)}`)
}

export const evaluate = (node: unknown, input: PlainInput, member?: Record<string, Plain>): Three => {
  const n = node as Node
  if (n.all) return and((n.all as unknown[]).map((part) => evaluate(part, input, member)))
  if (n.any) return or((n.any as unknown[]).map((part) => evaluate(part, input, member)))
  if (n.not) return not(evaluate(n.not, input, member))
  if (n.anyMember) return or(input.members.map((each) => evaluate(n.anyMember, input, each)))
  if (n.allMembers) return and(input.members.map((each) => evaluate(n.allMembers, input, each)))
  const id = n.fact as string
  const holder = id.startsWith('person.') ? member : input.household
  return compared(holder?.[id], n.op, valueOf(n.value))
}

/** Verdicts as `screenFile` writes them. */
export const evaluateAll = (input: PlainInput): Record<string, string | string[]> => {
  const word = (three: Three): string => (three === undefined ? 'unknown' : three ? 'met' : 'unmet')
  return Object.fromEntries(
    CATALOGUE.policies.map((policy) => {
      if (policy.unit === 'household') return [policy.id, word(evaluate(policy.eligibility, input))]
      const namesDeath = JSON.stringify(policy.eligibility).includes('"person.deceased"')
      return [
        policy.id,
        input.members.map((each) =>
          each['person.deceased'] === true && !namesDeath ? 'unmet' : word(evaluate(policy.eligibility, input, each)),
        ),
      ]
    }),
  )
}
