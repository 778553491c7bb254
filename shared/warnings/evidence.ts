import { findPolicy } from '../eligibility/catalogue'
import type { FactEntry } from '../facts/sheet'
import { findFact } from '../facts/vocabulary'
import { findFeed } from '../feeds/catalogue'
import { formatYuan } from '../kernel/money'
import type { Finding } from './evaluate'
import type { WarningEvidence } from './model'

/** What screenings found on several days: each day's policies stand on a line of their own. */
const ENTITLED = 'benefit.entitled'

/** A policy by its name; a pair that excludes one another (`a+b`) by both. */
const policiesZh = (ids: string): string =>
  ids
    .split('+')
    .map((id) => findPolicy(id)?.titleZh ?? id)
    .join('和')

/** A value in words, as evidence has it. */
export const wordsOfFact = (factId: string, value: unknown): string => {
  const fact = findFact(factId)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((id) => policiesZh(String(id))).join('、')
  if (fact?.type === 'money' && typeof value === 'number') return formatYuan(value)
  return fact?.enum?.find((e) => e.value === value)?.labelZh ?? String(value)
}

const sourceZh = ({ label, feedId, kind }: FactEntry['source']): string =>
  label ?? findFeed(feedId ?? '')?.titleZh ?? (kind === 'derived' ? '系统推算' : '部门数据')

/** A check shows what every source says of the same thing. */
const linesOf = (factId: string, entry: FactEntry, isCheck: boolean): WarningEvidence[] =>
  [entry, ...(factId === ENTITLED || isCheck ? (entry.others ?? []) : [])].map(({ value, source, asOf }) => ({
    factId,
    labelZh: findFact(factId)?.labelZh ?? factId,
    valueZh: wordsOfFact(factId, value),
    sourceZh: sourceZh(source),
    asOf,
    ...(typeof value === 'number' ? { amount: value } : {}),
    ...(source.batchId === undefined ? {} : { batchId: source.batchId }),
  }))

/** What happened, as the department's file has it: that there is such a row, and its day. */
const eventLine = ({ rule: { eventFrom }, on }: Pick<Finding, 'rule' | 'on'>): WarningEvidence[] =>
  eventFrom && 'feed' in eventFrom
    ? [
        {
          factId: eventFrom.feed,
          labelZh: '部门记录',
          valueZh: on,
          sourceZh: findFeed(eventFrom.feed)?.titleZh ?? eventFrom.feed,
          asOf: on,
        },
      ]
    : []

/** The facts a warning rests on, in words, frozen as they stood; of an event also the row that told of it. */
export const evidenceLines = (finding: Pick<Finding, 'rule' | 'on' | 'evidence'>): WarningEvidence[] => [
  ...eventLine(finding),
  ...finding.evidence.flatMap(({ factId, entry }) => linesOf(factId, entry, finding.rule.isCheck)),
]
