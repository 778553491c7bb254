/**
 * What was used, counted as the platform bills it. A read or a write is one request of the SDK, however many documents
 * it touches; the documents are counted beside it. The calls that start, commit or abort a transaction are requests but
 * neither reads nor writes.
 */
export interface Usage {
  /** Calls of functions, timers included. */
  calls: number
  /** Calls that ended with an error of the platform's. */
  errors: number
  /** Calls for which a function had to be loaded first. */
  coldStarts: number
  /** Milliseconds functions ran; waiting for a free instance is not counted. */
  functionMs: number
  /** Gigabytes the function is configured with times seconds it ran, each call rounded up to a tenth of a second. */
  gbSeconds: number
  /** Requests `get`, `count` and `aggregate`, within transactions too. */
  reads: number
  /** Requests `add`, `set`, `update`, `remove` and `modifyAndReturnDoc`, within transactions too. */
  writes: number
  /** All requests to the database. */
  databaseRequests: number
  documentsRead: number
  documentsWritten: number
  /** Bytes of requests and replies between the functions and the database. */
  databaseBytes: number
  storageRequests: number
  /** Bytes that left storage through temporary addresses. */
  downloadedBytes: number
  /** Bytes that arrived in storage. */
  uploadedBytes: number
  /** Subscribe messages that WeChat took. */
  messages: number
}

export interface UsageRow extends Usage {
  /** Day of the cloud's clock, Asia/Shanghai. */
  day: string
  /** '' for what no function did: an SDK outside, a browser that loads a file. */
  function: string
  /** `event.action` where it is a short name, `timer:<name>` for a timer, else ''. */
  action: string
}

export interface CostReport {
  /** When it was read, the cloud's time. */
  at: string
  total: Usage
  rows: UsageRow[]
  /** Bytes kept in storage and number of files now. */
  stored: { files: number; bytes: number }
}

export const noUsage = (): Usage => ({
  calls: 0,
  errors: 0,
  coldStarts: 0,
  functionMs: 0,
  gbSeconds: 0,
  reads: 0,
  writes: 0,
  databaseRequests: 0,
  documentsRead: 0,
  documentsWritten: 0,
  databaseBytes: 0,
  storageRequests: 0,
  downloadedBytes: 0,
  uploadedBytes: 0,
  messages: 0,
})

const names = Object.keys(noUsage()) as (keyof Usage)[]

export function addUsage(to: Usage, more: Partial<Usage>): void {
  for (const name of names) if (more[name] !== undefined) to[name] += more[name]
}

/** A row's sums with its day, function and action, and without anything else. */
export const rowKey = ({ day, function: name, action }: Pick<UsageRow, 'day' | 'function' | 'action'>) =>
  JSON.stringify([day, name, action])

/** What was used between two reports of one cloud. */
export function costsBetween(before: CostReport, after: CostReport): CostReport {
  const earlier = new Map(before.rows.map((row) => [rowKey(row), row]))
  const rows = after.rows
    .map((row) => less(row, earlier.get(rowKey(row))))
    .filter((row) => names.some((name) => row[name] !== 0))
  return { at: after.at, total: totalOf(rows), rows, stored: after.stored }
}

export function totalOf(rows: readonly Usage[]): Usage {
  const total = noUsage()
  for (const row of rows) addUsage(total, row)
  return total
}

/** The rows of several days and actions as one row a function. */
export function byFunction(rows: readonly UsageRow[]): (Usage & { function: string })[] {
  const sums = new Map<string, Usage & { function: string }>()
  for (const row of rows) {
    const sum = sums.get(row.function) ?? { function: row.function, ...noUsage() }
    addUsage(sum, row)
    sums.set(row.function, sum)
  }
  return [...sums.values()]
}

function less(row: UsageRow, earlier: UsageRow | undefined): UsageRow {
  const rest = { ...row }
  for (const name of names) rest[name] -= earlier?.[name] ?? 0
  return rest
}
