import { scaleYuan, formatYuan } from '../kernel/money'
import { isMoneyUnit } from '../rules/parameters'
import type { LegalBasis, Policy } from './model'

type Words<K extends string> = Record<K, string>

export const KIND_ZH: Words<Policy['kind']> = {
  cash: '现金',
  'in-kind': '实物',
  service: '服务',
  'fee-waiver': '减免',
  priority: '优先和身份',
}

/** How surely the rule is known; stands as a badge wherever the policy is shown to officers. */
export const CONFIDENCE_ZH: Words<Policy['confidence']> = {
  sourced: '依据全文',
  known: '通行做法，待核原文',
  parameter: '县里待定',
}

export const PARAMETER_CONFIDENCE_ZH = {
  sourced: '依据全文',
  known: '通行数字，待核',
  sample: '示例值，待替换',
} as const

const VERIFICATION_ZH: Words<string> = {
  'full-text': '读过全文',
  secondary: '转引，未见全文',
  own: '编者所知，未见原文',
}
export const verificationZh = ({ verification }: LegalBasis): string => VERIFICATION_ZH[verification] ?? '未核对'

const SOURCE_KIND_ZH: Words<string> = {
  'corpus-full-text': '公开资料全文',
  'corpus-secondary': '公开资料转述',
  'corpus-headline-only': '只见标题',
  'official-as-cited-not-opened': '官方网址，转引未打开',
}
export const sourceKindZh = (kind: string): string => SOURCE_KIND_ZH[kind] ?? '县里提供'

export const UNIT_ZH: Words<Policy['unit']> = { person: '按人认定', household: '按户认定' }
export const LEVEL_ZH: Words<Policy['level']> = { national: '国家规定', provincial: '省里规定', county: '县里规定' }
export const RECIPIENT_ZH: Words<Policy['recipient']> = {
  person: '给本人',
  household: '给家庭',
  guardian: '给监护人',
  employer: '给用人单位',
  provider: '给服务机构',
}

export const FREQUENCY_ZH: Words<Policy['frequency']> = {
  monthly: '每月',
  quarterly: '每季度',
  'per-term': '每学期',
  annual: '每年',
  once: '一次性',
  'per-event': '每次',
  ongoing: '长期享受',
  daily: '每天',
}

export const MODE_ZH: Words<Policy['applicationMode']> = {
  application: '本人申请',
  automatic: '免申请，直接享受',
  either: '可申请，也可由部门主动给',
  proactive: '部门主动发现',
}

type ExclusionKind = NonNullable<Policy['exclusions']>[number]['type']
export const COMBINATION_ZH: Words<ExclusionKind> = {
  excludes: '不能同时享受',
  mutual: '互相排斥，只能享受一项',
  'choose-one': '几项里选一项',
  'choose-higher': '按高的一项享受',
  'top-up-difference': '补足差额',
  stackable: '可以同时享受',
  'stack-partial': '可以部分叠加',
  follows: '先有那一项，才有这一项',
  'check-local': '能不能同时享受，县里待定',
}

const SCOPE_ZH: Words<string> = { national: '国家', zhejiang: '浙江' }
export const scopeZh = (scope: string): string => SCOPE_ZH[scope] ?? '本地'

/** 「30个工作日」, 「7天」; null where the law sets none. */
export const limitZh = (limit: { workingDays?: number; calendarDays?: number }): string | null =>
  limit.workingDays !== undefined
    ? `${limit.workingDays}个工作日`
    : limit.calendarDays !== undefined
      ? `${limit.calendarDays}天`
      : null

/** A parameter's value as documents write it: 1180 of 元/月 → 「1,180元/月」, 0.6 of 比例 → 「60%」. */
export const writtenValueZh = (unitZh: string, value: number): string => {
  if (isMoneyUnit(unitZh)) return `${formatYuan(scaleYuan(value))}${unitZh.slice(1)}`
  return unitZh === '比例' ? `${Math.round(value * 10_000) / 100}%` : `${value}${unitZh}`
}

/** What the unit column says; a ratio is entered in per cent. */
export const unitWordsZh = (unitZh: string): string => (unitZh === '比例' ? '%' : unitZh)
