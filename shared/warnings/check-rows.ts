import { allFeeds, findFeed } from '../feeds/catalogue'
import { findCodeList } from '../feeds/codelists'
import type { FeedColumn, FeedDefinition } from '../feeds/definition'
import type { KeptRow, KeptRowsByFeed } from '../feeds/model'
import { formatYuan } from '../kernel/money'
import type { WarningEvidence } from './model'
import type { WarningRule } from './rule-model'

/** A row of a department on which a check rests. */
export interface RowBehind {
  feedId: string
  row: KeptRow
}

/** Rows shown of one list: the newest tell most. */
const ROWS_OF_A_FEED = 3
/** The rule counts payments of any list that names its month. */
const PAID_AFTER_DEATH = 'benefit.paidAfterDeathMonths'

const feedsNamed = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return []
  const own = 'feed' in node && typeof node.feed === 'string' ? [node.feed] : []
  return [...own, ...Object.values(node).flatMap(feedsNamed)]
}

/** Two benefits that shut each other out: the lists on which each of them stands. */
const CONFLICTS = 'benefit.conflicts'
const RECEIVED = 'benefit.received'

let ofBenefits: ReadonlySet<string> | undefined

const listsOfBenefits = (): ReadonlySet<string> =>
  (ofBenefits ??= new Set(
    allFeeds()
      .filter(({ folds }) => folds.some(({ fact }) => fact === RECEIVED))
      .map(({ id }) => id),
  ))

const isPayment = ({ endedOn, values }: KeptRow): boolean => endedOn === null && typeof values.month === 'string'

/** The newest rows of the lists that a check names: what each department sent about the person, one by one. */
export const rowsBehind = (rule: WarningRule, personId: string | null, rows: KeptRowsByFeed): RowBehind[] => {
  if (!rule.isCheck) return []
  const benefits = rule.evidence.includes(CONFLICTS) ? listsOfBenefits() : []
  const named = new Set([...rule.feeds, ...feedsNamed(rule.condition), ...benefits])
  const payments = rule.evidence.includes(PAID_AFTER_DEATH)
  return Object.entries(rows).flatMap(([feedId, all]) => {
    const own = all.filter(
      (row) =>
        (personId === null || row.personId === null || row.personId === personId) &&
        (named.has(feedId) || (payments && isPayment(row))),
    )
    const newest = [...own].sort((a, b) => (a.on < b.on ? 1 : -1)).slice(0, ROWS_OF_A_FEED)
    return newest.map((row) => ({ feedId, row }))
  })
}

const SHOWN_TYPES: readonly FeedColumn['type'][] = ['money', 'date', 'month', 'code']

const cellZh = ({ header, type, codelist }: FeedColumn, value: unknown): string | undefined => {
  if (value === undefined || Array.isArray(value) || !SHOWN_TYPES.includes(type)) return undefined
  if (type === 'money') return typeof value === 'number' ? `${header}${formatYuan(value)}` : undefined
  if (type !== 'code') return `${header}${String(value)}`
  const label = findCodeList(codelist ?? '')?.values.find(({ code }) => code === value)?.label
  return label === undefined ? undefined : `${header}${label}`
}

/** Another department's row is told by its day alone, unless it is a payment list or the reader's own. */
const mayBeRead = (feed: FeedDefinition, { assignee }: WarningRule): boolean =>
  feed.department === assignee.departmentId ||
  (assignee.departmentId === undefined ? 'civil-affairs' : '') === feed.department

export const rowLines = (rule: WarningRule, behind: readonly RowBehind[]): WarningEvidence[] =>
  behind.flatMap(({ feedId, row }) => {
    const feed = findFeed(feedId)
    if (!feed) return []
    const cells = mayBeRead(feed, rule)
      ? feed.columns.flatMap((column) => cellZh(column, row.values[column.name]) ?? [])
      : []
    return [
      {
        factId: `feed:${feedId}`,
        labelZh: '部门记录',
        valueZh: cells.length > 0 ? cells.join('，') : '有一条记录',
        sourceZh: feed.titleZh,
        asOf: row.on,
      },
    ]
  })
