import type { Fact, FactId, FactScalar, FactSource } from '../facts/model'
import { findDepartment, findFact } from '../facts/vocabulary'
import { formatYuan, fenToYuanDigits } from '../kernel/money'
import type { Condition, Op, Value } from '../rules/model'
import { isMoneyUnit, type ParameterId, type ParameterInForce } from '../rules/parameters'
import { OP_WORDS_ZH, SOURCE_LABELS } from './labels'

type Parameters = ReadonlyMap<ParameterId, ParameterInForce>

/** A value as an officer reads it: `true` → 是, 118000 fen → 1,180元, `C` → C级（局部危险）, 0.6 → 60%. */
export const valueZh = (fact: Fact | undefined, value: FactScalar): string => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((part) => (part === null ? '缺' : valueZh(fact, part))).join('、')
  if (typeof value === 'string') return fact?.enum?.find((e) => e.value === value)?.labelZh ?? value
  if (fact?.type === 'money') return formatYuan(value)
  if (fact?.type === 'ratio') return `${Math.round(value * 1000) / 10}%`
  return `${Math.round(value * 100) / 100}${fact?.unitZh ?? ''}`
}

/** Where a value comes from: 「部门数据：医保住院费用结算明细」, 「上门看的」. */
export const sourceZh = (source: FactSource): string => {
  const kind = SOURCE_LABELS[source.kind].zh
  return source.label ? `${kind}：${source.label}` : kind
}

const FALSE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^有/, '没有'],
  [/^是/, '不是'],
  [/^已/, '没有'],
  [/^需要/, '不需要'],
]

/** 「年龄不低于80周岁（老龄标准）」: a condition in plain Chinese, read from the rule itself. */
export const conditionZh = (condition: Condition, parameters: Parameters): string => {
  const join = (parts: readonly Condition[], word: string): string =>
    parts.map((part) => wrap(conditionZh(part, parameters), 'any' in part || 'all' in part)).join(word)
  if ('all' in condition) return join(condition.all, '，并且')
  if ('any' in condition) return join(condition.any, '，或者')
  if ('not' in condition) return `不能是：${conditionZh(condition.not, parameters)}`
  const ofMembers = (part: Condition): string => wrap(conditionZh(part, parameters), 'any' in part || 'all' in part)
  if ('anyMember' in condition) return `家里有人${ofMembers(condition.anyMember)}`
  if ('allMembers' in condition) return `全家每个人都${ofMembers(condition.allMembers)}`
  if ('countMembers' in condition)
    return `家里${ofMembers(condition.countMembers)}的人数${OP_WORDS_ZH[condition.op]}${condition.value}`
  if ('notKnownTrue' in condition) return `没有查到${conditionZh(condition.notKnownTrue, parameters)}`
  if ('fact' in condition) return factConditionZh(condition, parameters)
  if ('compare' in condition)
    return `${expressionZh(condition.compare, parameters)}${OP_WORDS_ZH[condition.op]}${expressionZh(condition.value, parameters)}`
  return condition.extension
}

const wrap = (text: string, composite: boolean): string => (composite ? `（${text}）` : text)

const factConditionZh = (
  { fact: id, op, value }: { fact: FactId; op: Op; value: Value | readonly (string | number | boolean)[] },
  parameters: Parameters,
): string => {
  const fact = findFact(id)
  const label = fact?.labelZh ?? id
  if (typeof value === 'boolean') {
    if ((op === 'eq') === value) return label
    const [pattern, word] = FALSE_WORDS.find(([p]) => p.test(label)) ?? [/^/, '不是']
    return label.replace(pattern, word)
  }
  const right = Array.isArray(value)
    ? value.map((part) => literalZh(fact, part)).join('或')
    : typeof value === 'object'
      ? expressionZh(value as Value, parameters)
      : literalZh(fact, value as string | number)
  return `${label}${OP_WORDS_ZH[op]}${right}`
}

/** A literal of the rule: money stands in yuan there. */
const literalZh = (fact: Fact | undefined, value: string | number | boolean): string =>
  typeof value === 'number' && fact?.type === 'money' ? `${value}元` : valueZh(fact, value)

const expressionZh = (value: Value, parameters: Parameters): string => {
  if (typeof value !== 'object') return String(value)
  if ('param' in value) {
    const parameter = parameters.get(value.param)
    if (!parameter) return `${value.param}（本县还没有录入）`
    const factor = value.times === undefined ? '' : `的${value.times}倍`
    return `${parameter.labelZh}${factor}（${parameterZh(parameter)}）`
  }
  if ('fact' in value)
    return `${findFact(value.fact)?.labelZh ?? value.fact}${value.times === undefined ? '' : `的${value.times}倍`}`
  const [kind, parts] = Object.entries(value)[0] as [string, readonly Value[]]
  const sign = { multiply: '×', add: '＋', subtract: '−', divide: '÷' }[kind] ?? '、'
  return parts.map((part) => expressionZh(part, parameters)).join(sign)
}

export const parameterZh = ({ unitZh, value }: ParameterInForce): string =>
  isMoneyUnit(unitZh)
    ? `${fenToYuanDigits(value)}${unitZh}`
    : unitZh === '比例'
      ? `${Math.round(value * 1000) / 10}%`
      : `${value}${unitZh}`

/** Who can tell a missing fact: the person, a visit, a department. */
export interface Teller {
  resident: boolean
  departmentId?: string
  departmentZh?: string
}

export const tellerOf = (id: FactId): Teller => {
  const fact = findFact(id)
  const department = fact?.supplier === undefined ? undefined : findDepartment(fact.supplier)
  return { resident: fact?.selfDeclare === true, departmentId: department?.id, departmentZh: department?.nameZh }
}

/** 「本人说或上门看」, 「住房和城乡建设局」. */
export const tellerZh = (id: FactId): string => {
  const { resident, departmentZh } = tellerOf(id)
  if (resident) return departmentZh ? `本人或上门核实，也可问${departmentZh}` : '本人或上门核实'
  return departmentZh ?? '上门核实'
}
