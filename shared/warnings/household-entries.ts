import type { WarningRow } from './contract'

type Severity = WarningRow['severity']

/** Most urgent first. */
export const SEVERITIES = ['red', 'orange', 'yellow'] as const satisfies readonly Severity[]

const rankOf = (severity: Severity): number => {
  const rank = SEVERITIES.findIndex((one) => one === severity)
  return rank < 0 ? SEVERITIES.length : rank
}

/** One line of an officer's queue: a household with every reason for it, or a warning about an area or a feed. */
export interface QueueEntry {
  /** In the order of severity and deadline; the first is the one that is handled, the others go along. */
  rows: readonly [WarningRow, ...WarningRow[]]
  severity: Severity
  dueOn: string
  dueZh: string
  overdue: boolean
  /** Everybody it is about, each once. */
  namesZh: string
  /** 「大额医疗、应享未享」 */
  reasonsZh: string
}

const before = (a: WarningRow, b: WarningRow): number =>
  rankOf(a.severity) - rankOf(b.severity) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)

const distinct = (words: readonly string[]): string => [...new Set(words)].join('、')

const entryOf = (all: readonly WarningRow[]): QueueEntry[] => {
  const [first, ...others] = [...all].sort(before)
  if (!first) return []
  const rows: QueueEntry['rows'] = [first, ...others]
  const soonest = rows.reduce((a, b) => (b.dueOn < a.dueOn ? b : a))
  return [
    {
      rows,
      severity: first.severity,
      dueOn: soonest.dueOn,
      dueZh: soonest.dueZh,
      overdue: rows.some((row) => row.overdue),
      namesZh: distinct(rows.map((row) => row.personNameZh)),
      reasonsZh: distinct(rows.map((row) => row.titleZh)),
    },
  ]
}

/** Several warnings of one household are one entry: all reasons, the nearest deadline, the highest severity. */
export const householdEntries = (rows: readonly WarningRow[]): QueueEntry[] => {
  const groups = new Map<string, WarningRow[]>()
  for (const row of rows) {
    const key = row.householdId ?? row.warningId
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
    .flatMap(entryOf)
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
