import type { CheckOutcome, CheckPointKey, YearlyFinding } from './model'

type Words<T extends string> = Readonly<Record<T, { zh: string; en: string }>>

export const OUTCOME_LABELS: Words<CheckOutcome> = {
  matched: { zh: '对得上', en: 'agrees' },
  differs: { zh: '对不上', en: 'differs' },
  unknown: { zh: '缺数据', en: 'a list is missing' },
}

export const POINT_LABELS: Words<CheckPointKey> = {
  alive: { zh: '在世', en: 'Alive' },
  hukou: { zh: '户口', en: 'Hukou' },
  certificate: { zh: '证件', en: 'Certificate' },
  grade: { zh: '残疾等级', en: 'Grade' },
  kind: { zh: '残疾类别', en: 'Kind' },
}

export const STATE_LABELS: Words<'passed' | 'open' | 'confirmed'> = {
  passed: { zh: '免打扰通过', en: 'passed without touching the person' },
  open: { zh: '等核实', en: 'to be looked at' },
  confirmed: { zh: '已确认', en: 'confirmed' },
}

export const FINDING_LABELS: Words<YearlyFinding> = {
  stands: { zh: '核实过，证件照旧', en: 'the certificate stands' },
  corrected: { zh: '有一方数据错了，已请对方更正', en: 'a source was wrong and is told' },
  reassess: { zh: '要重新评定或换证', en: 'to be assessed or renewed' },
  ended: { zh: '证件该注销（去世、迁出、本人不再要）', en: 'the certificate ends' },
  unreachable: { zh: '还没有联系上', en: 'could not reach' },
}
