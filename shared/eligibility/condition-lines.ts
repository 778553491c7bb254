import { findFact } from '../facts/vocabulary'
import type { Condition } from '../rules/model'
import type { ParameterId, ParameterInForce } from '../rules/parameters'
import { OP_WORDS_ZH } from './labels'
import type { ConditionLine } from './toolbox-contract'
import { conditionZh } from './words'

type Parameters = ReadonlyMap<ParameterId, ParameterInForce>

/** Single conditions whose label does not bend into a plain sentence by itself. */
const IN_PLAIN_WORDS: Readonly<Record<string, string>> = {
  'person.entitledGroup ne none': '是优抚对象',
  'person.fpSpecialType ne none': '属于计划生育特殊家庭',
  'person.insuranceType ne none': '已参加基本医疗保险',
  'person.educationStage ne none': '正在上学',
  'household.emergencyType ne none': '遇到突发急难（火灾、事故、大病、失去收入等）',
  'household.housingAppraised eq false': '住房没有做过安全鉴定',
  'household.housingAidWithinYears eq false': '近年没有享受过危房改造或建房补助',
  'household.isRural eq false': '不住在农村（没有宅基地或承包地）',
  'household.laborMembersUnemployed eq true': '家里有失业的劳动力',
  'person.hasOwnHome eq false': '本人没有住房',
  'person.hasCapableSupporter eq false': '没有能履行义务的法定赡养抚养扶养人',
  'person.receivesWorkInjuryCareFee eq false': '没有领取工伤保险生活护理费',
  'person.isOrphan eq false': '不是已认定的孤儿',
  'person.isTekun eq false': '不是已认定的特困人员',
}

/** A single condition in plain Chinese; parameters with the value in force. */
export const plainConditionZh = (condition: Condition, parameters: Parameters): string => {
  const known =
    'fact' in condition && typeof condition.value !== 'object'
      ? IN_PLAIN_WORDS[`${condition.fact} ${condition.op} ${String(condition.value)}`]
      : undefined
  return known ?? conditionZh(condition, parameters).replaceAll('）（', '，')
}

/** 「低保标准（1,180元/月）」; inside the brackets that a label ends with: 「最低生活保障月标准（人均，1,180元/月）」. */
export const besideLabel = (labelZh: string, valueZh: string): string =>
  `${labelZh}（${valueZh}）`.replace('）（', '，')

/** The condition of a rule as a tree of plain Chinese, read from the rule itself. */
export const conditionLines = (condition: Condition, parameters: Parameters): ConditionLine => {
  const lawZh = condition.law ?? null
  const line = (textZh: string): ConditionLine => ({ textZh, joinZh: null, lawZh, children: [] })
  const group = (textZh: string, joinZh: string, parts: readonly Condition[]): ConditionLine => ({
    textZh,
    joinZh,
    lawZh,
    children: parts.map((part) => conditionLines(part, parameters)),
  })
  /** One condition on somebody stays on one line; several become a group under the words. */
  const about = (one: string, several: string, inner: Condition): ConditionLine => {
    const below = conditionLines(inner, parameters)
    const law = lawZh ?? below.lawZh
    return below.children.length === 0
      ? { ...line(`${one}${below.textZh}`), lawZh: law }
      : { ...below, textZh: `${several}，${below.textZh}`, lawZh: law }
  }
  if ('all' in condition) return oneOrMany(group('下面每一条都要符合', '并且', flattened(condition)))
  if ('any' in condition) return oneOrMany(group('下面符合一条就行', '或者', condition.any))
  if ('not' in condition) return about('不能是：', '不能是这样', condition.not)
  if ('anyMember' in condition) return about('家里有人', '家里至少有一个人', condition.anyMember)
  if ('allMembers' in condition) return about('全家每个人都', '全家每一个人', condition.allMembers)
  if ('countMembers' in condition) {
    const count = `家里这样的人数${OP_WORDS_ZH[condition.op]}${condition.value}`
    return about(`${count}：`, count, condition.countMembers)
  }
  if ('notKnownTrue' in condition) return about('没有查到：', '没有查到这样', condition.notKnownTrue)
  return line(plainConditionZh(condition, parameters))
}

/** "All" inside "all" says the same as one list, where no clause of law belongs to the inner one. */
const flattened = ({ all }: { all: Condition[] }): readonly Condition[] =>
  all.flatMap((part) => ('all' in part && part.law === undefined ? flattened(part) : [part]))

const oneOrMany = (group: ConditionLine): ConditionLine => {
  const [only] = group.children
  if (!only || group.children.length > 1) return group
  return { ...only, lawZh: only.lawZh ?? group.lawZh }
}

/** The tree as indented lines, for comparing two versions. */
export const textLines = (line: ConditionLine, depth = 0): readonly string[] => [
  `${'　'.repeat(depth)}${line.textZh}${line.lawZh ? `（${line.lawZh}）` : ''}`,
  ...line.children.flatMap((child) => textLines(child, depth + 1)),
]

/** 「家庭救助认定类别：最低生活保障家庭」, for a yes-or-no fact its label alone. */
export const factValueZh = (factId: string, value: unknown): string => {
  const fact = findFact(factId)
  const label = fact?.labelZh ?? '一项事实'
  if (value === true) return label
  return `${label}：${fact?.enum?.find((choice) => choice.value === value)?.labelZh ?? String(value)}`
}
