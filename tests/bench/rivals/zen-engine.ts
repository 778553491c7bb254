import { ZenEngine } from '@gorules/zen-engine'
import type { Literal } from '@shared/rules/model'
import type { PlainCondition, Rival } from './model'

const SIGNS = { eq: '==', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const
const literal = (value: Literal): string => JSON.stringify(value)

const toExpression = (condition: PlainCondition, prefix = ''): string => {
  const joined = (parts: PlainCondition[], word: string) =>
    `(${parts.map((part) => toExpression(part, prefix)).join(` ${word} `)})`
  if ('all' in condition) return joined(condition.all, 'and')
  if ('any' in condition) return joined(condition.any, 'or')
  if ('not' in condition) return `(not ${toExpression(condition.not, prefix)})`
  if ('anyMember' in condition) return `some(members, ${toExpression(condition.anyMember, '#.')})`
  if ('allMembers' in condition) return `all(members, ${toExpression(condition.allMembers, '#.')})`
  const { fact, op, value } = condition
  const read = `${prefix}${fact}`
  if (Array.isArray(value)) {
    const among = `(${read} in [${value.map(literal).join(', ')}])`
    return op === 'notIn' ? `(not ${among})` : among
  }
  if (op === 'in' || op === 'notIn') throw new Error('a list is asked for')
  const test = `${read} ${SIGNS[op]} ${literal(value)}`
  // Comparing a missing fact in order is an error that fails all rules of the decision: the least guard that runs.
  return op === 'eq' || op === 'ne' ? `(${test})` : `(${read} != null and ${test})`
}

interface Decision {
  evaluate(context: unknown): Promise<{ result: Record<string, unknown> }>
}

export const zenEngine: Rival = {
  name: '@gorules/zen-engine 0.52.1',
  remark: 'native (Rust), asynchronous; needs a guard at every "less than", else one missing fact fails all rules',
  prepare(rules) {
    const expressions = rules.map(({ condition }, at) => ({
      id: `e${at}`,
      key: `r${at}`,
      value: toExpression(condition),
    }))
    const decision = new ZenEngine().createDecision({
      nodes: [
        { id: 'in', type: 'inputNode', name: 'in' },
        { id: 'rules', type: 'expressionNode', name: 'rules', content: { expressions } },
        { id: 'out', type: 'outputNode', name: 'out' },
      ],
      edges: [
        { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
        { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
      ],
    }) as Decision
    return async ({ nested }) => {
      const { result } = await decision.evaluate(nested)
      return rules.map((_, at) => result[`r${at}`] === true)
    }
  },
}
