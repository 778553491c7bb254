import { findFact } from '../facts/vocabulary'
import { RuleBook, factsIn, type CompiledCondition } from '../rules/compile'
import type { Frame } from '../rules/frame'
import { computeAmount, type AmountResult } from '../rules/amounts'
import { missingFacts } from '../rules/missing-facts'
import { verdictOf, type Condition, type Value } from '../rules/model'
import { isMoney, type Names, type ReadValue } from '../rules/values'
import { CATALOGUE, findPolicy, type Catalogue } from './catalogue'
import { restsOnSealed } from './facts-read'
import type { Policy, PolicyId } from './model'

/** A policy ready to be evaluated. */
export interface CompiledPolicy {
  policy: Policy
  /** `dibao@1`: what a decision freezes beside the catalogue's hash. */
  ruleVersion: string
  rule: CompiledCondition
  /** Whether the rule names a death; only such rules hold for a member who has died. */
  namesDeath: boolean
  /** Whether the rule or the amount rests on a sealed fact: a matter of one person with its own channel, on no list of a household. */
  isSealed: boolean
  amountOf(frame: Frame, member: number): AmountResult | undefined
}

export interface CompiledCatalogue {
  hash: string
  source: Catalogue
  parameters: Catalogue['parameters']
  policies: readonly CompiledPolicy[]
  byId: ReadonlyMap<PolicyId, CompiledPolicy>
  book: RuleBook
  /** Known dead, of a member: ends every policy whose rule does not name death. */
  death: CompiledCondition
}

/** Compiles a checked catalogue. Do it once and keep the result: it holds no state of any household. */
export const compileCatalogue = (catalogue: Catalogue): CompiledCatalogue => {
  const units = new Map(catalogue.parameters.map((parameter) => [parameter.id, parameter.unitZh]))
  const names: Names = { fact: findFact, parameterUnit: (id) => units.get(id) }
  const book = new RuleBook({ names })
  const policies = catalogue.policies.map((policy) => compilePolicy(policy, book, names))
  return {
    hash: catalogue.hash,
    source: catalogue,
    parameters: catalogue.parameters,
    policies,
    byId: new Map(policies.map((compiled) => [compiled.policy.id, compiled])),
    book,
    death: book.add({ fact: DECEASED, op: 'eq', value: true }, true),
  }
}

export const DECEASED = 'person.deceased'

let shipped: CompiledCatalogue | undefined

/** The catalogue that ships with the product, compiled at first use. */
export const shippedCatalogue = (): CompiledCatalogue => (shipped ??= compileCatalogue(CATALOGUE))

/** A policy by the rules in force, else as it last stood: what was granted keeps its name after it has ended. */
export const policyIn = ({ byId, source }: CompiledCatalogue, id: PolicyId): Policy | undefined =>
  byId.get(id)?.policy ?? source.ended?.find((policy) => policy.id === id) ?? findPolicy(id)

const compilePolicy = (policy: Policy, book: RuleBook, names: Names): CompiledPolicy => {
  const onMember = policy.unit === 'person'
  return {
    policy,
    ruleVersion: `${policy.id}@${policy.version}`,
    rule: book.add(policy.eligibility, onMember),
    namesDeath: factsIn(policy.eligibility).includes(DECEASED),
    isSealed: restsOnSealed(policy),
    amountOf: compileAmount(policy, book, names, onMember),
  }
}

/** Reads every value and condition of the amount ahead, so that all facts have their place before a frame is laid out. */
const compileAmount = (policy: Policy, book: RuleBook, names: Names, onMember: boolean): CompiledPolicy['amountOf'] => {
  const values = new Map<Value, Record<'money' | 'plain', ReadValue>>()
  const conditions = new Map<Condition, CompiledCondition>()
  const leaves = new Map<string, ReadValue>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('when' in node) conditions.set(node.when as Condition, book.add(node.when as Condition, onMember))
    else if (isValueNode(node)) {
      values.set(node, { money: book.value(node, onMember, true), plain: book.value(node, onMember, false) })
      for (const leaf of leavesIn(node)) leaves.set(leaf.id, book.value(leaf.value, onMember))
      return
    }
    Object.entries(node).forEach(([key, child]) => key !== 'when' && visit(child))
  }
  visit(policy.amount)
  return (frame, member) =>
    computeAmount(policy.amount, {
      number: (value, money) => {
        const read =
          typeof value === 'object'
            ? values.get(value)?.[money ? 'money' : 'plain']
            : book.value(value, onMember, money)
        const known = read?.(frame, member)
        return typeof known === 'number' ? known : undefined
      },
      verdict: (condition) => verdictOf(conditions.get(condition)?.run(frame, member) ?? 1),
      missing: (value) =>
        leavesIn(value)
          .map((leaf) => leaf.id)
          .filter((id) => leaves.get(id)?.(frame, member) === undefined),
      missingIn: (condition) => {
        const compiled = conditions.get(condition)
        return compiled ? missingFacts(compiled, frame, member).map(({ factId }) => factId) : []
      },
      isMoney: (value) => isMoney(value, names),
    })
}

const isValueNode = (node: object): node is Exclude<Value, string | number | boolean> =>
  ['param', 'fact', 'multiply', 'add', 'subtract', 'divide'].some((key) => key in node)

const leavesIn = (value: unknown): { id: string; value: Value }[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(leavesIn)
  if ('fact' in value) return [{ id: value.fact as string, value: { fact: value.fact as string } }]
  if ('param' in value) return [{ id: value.param as string, value: { param: value.param as string } }]
  return Object.values(value).flatMap(leavesIn)
}
