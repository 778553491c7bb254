import type { Verdict } from '../rules/model'

/** Stands wherever a screening is shown: the platform proposes, officials decide. */
export const NOT_A_DECISION_ZH = '不是审批结果'

export const VERDICT_LABELS: Record<Verdict, { zh: string; en: string }> = {
  met: { zh: '符合', en: 'met' },
  unmet: { zh: '不符合', en: 'not met' },
  unknown: { zh: '待核实', en: 'to be verified' },
}

/** What the resident's list calls each verdict. */
export const SECTION_LABELS: Record<Verdict, { zh: string; en: string }> = {
  met: { zh: '可以问', en: 'can ask' },
  unmet: { zh: '不符合', en: 'not met' },
  unknown: { zh: '要核实', en: 'to check' },
}

export const FREQUENCY_LABELS = {
  monthly: { zh: '每月', en: 'a month' },
  quarterly: { zh: '每季度', en: 'a quarter' },
  'per-term': { zh: '每学期', en: 'a term' },
  annual: { zh: '每年', en: 'a year' },
  once: { zh: '一次性', en: 'once' },
  'per-event': { zh: '每次', en: 'each time' },
  ongoing: { zh: '', en: '' },
  daily: { zh: '每天', en: 'a day' },
} as const

export const DECIDER_LABELS = {
  village: { zh: '村（社区）', en: 'village or community' },
  township: { zh: '乡镇（街道）', en: 'township' },
  countyDepartment: { zh: '县级部门', en: 'county department' },
  collectiveSitting: { zh: '集体研究', en: 'collective sitting' },
  school: { zh: '学校', en: 'school' },
} as const

export const SOURCE_LABELS = {
  declared: { zh: '本人说的', en: 'declared' },
  visit: { zh: '上门看的', en: 'seen at a visit' },
  feed: { zh: '部门数据', en: 'department data' },
  officer: { zh: '经办人核对', en: 'checked by an officer' },
  decision: { zh: '审批决定', en: 'decided' },
  derived: { zh: '推算', en: 'computed' },
} as const

export const OP_WORDS_ZH = {
  eq: '是',
  ne: '不是',
  lt: '低于',
  lte: '不超过',
  gt: '超过',
  gte: '不低于',
  in: '是',
  notIn: '不是',
} as const
