import { findFact } from '../facts/vocabulary'
import { formatYuan } from '../kernel/money'
import type { Finding } from './evaluate'
import type { WarningEvidence } from './model'
import { findPolicy } from '../eligibility/catalogue'

const wordsOf = (factId: string, value: unknown): string => {
  const fact = findFact(factId)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((id) => findPolicy(String(id))?.titleZh ?? String(id)).join('、')
  if (fact?.type === 'money' && typeof value === 'number') return formatYuan(value)
  return fact?.enum?.find((e) => e.value === value)?.labelZh ?? String(value)
}

/** The facts a warning rests on, in words, frozen as they stood. */
export const evidenceLines = (finding: Finding): WarningEvidence[] =>
  finding.evidence.map(({ factId, entry }) => ({
    factId,
    labelZh: findFact(factId)?.labelZh ?? factId,
    valueZh: wordsOf(factId, entry.value),
    sourceZh: entry.source.label ?? '部门数据',
    asOf: entry.asOf,
  }))
