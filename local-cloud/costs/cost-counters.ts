import type { Store } from '../engine/store'
import { addUsage, noUsage, rowKey, totalOf, type CostReport, type Usage, type UsageRow } from './cost-report'

/** Rows kept at most for one function and day; further actions are counted together. */
const MAX_ACTIONS = 200
const KEPT_DAYS = 92
const FLUSH_MS = 10_000
const OTHER = '(other)'

type Place = Pick<UsageRow, 'function' | 'action'>

/**
 * Counts what the cloud uses, by day, function and action. In memory; what changed is written every ten seconds and at
 * the end, so that a crash loses ten seconds of counting and nothing else. Rows of 92 days are kept.
 */
export class CostCounters {
  readonly #rows = new Map<string, UsageRow>()
  readonly #changed = new Set<UsageRow>()
  readonly #actions = new Map<string, number>()
  readonly #alarm: NodeJS.Timeout

  constructor(
    private readonly store: Store,
    private readonly nowMs: () => number,
    private readonly stored: () => CostReport['stored'],
  ) {
    for (const { value } of store.facts<UsageRow>('costs')) this.keep({ ...noUsage(), ...value })
    this.#alarm = setInterval(() => void this.flush().catch(() => undefined), FLUSH_MS)
    this.#alarm.unref()
  }

  count({ function: name, action }: Place, usage: Partial<Usage>): void {
    const row = this.row(this.today(), name, action)
    addUsage(row, usage)
    this.#changed.add(row)
  }

  /** What was used, all kept days or the days from one to another (`YYYY-MM-DD`, both included). */
  report({ from = '', to = '9' }: { from?: string; to?: string } = {}): CostReport {
    const rows = [...this.#rows.values()]
      .filter(({ day }) => day >= from && day <= to)
      .map((row) => ({ ...row, gbSeconds: rounded(row.gbSeconds), functionMs: rounded(row.functionMs) }))
      .sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1))
    const now = new Date(this.nowMs() + 8 * 3600_000).toISOString().replace('Z', '+08:00')
    return { at: now, total: totalOf(rows), rows, stored: this.stored() }
  }

  /** Begins at nought. */
  async reset(): Promise<void> {
    const past = [...this.#rows.values()]
    this.#rows.clear()
    this.#changed.clear()
    this.#actions.clear()
    await Promise.all(past.map((row) => this.store.keepFact(factKey(row), undefined)))
  }

  async stop(): Promise<void> {
    clearInterval(this.#alarm)
    await this.flush()
  }

  private async flush(): Promise<void> {
    const changed = [...this.#changed]
    this.#changed.clear()
    const oldest = new Date(this.nowMs() + 8 * 3600_000 - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10)
    const past = [...this.#rows.values()].filter(({ day }) => day < oldest)
    for (const row of past) this.#rows.delete(rowKey(row))
    await Promise.all([
      ...changed.map((row) => this.store.keepFact(factKey(row), { ...row })),
      ...past.map((row) => this.store.keepFact(factKey(row), undefined)),
    ])
  }

  private row(day: string, name: string, action: string): UsageRow {
    const key = { day, function: name, action }
    const known = this.#rows.get(rowKey(key))
    if (known) return known
    if (action !== OTHER && (this.#actions.get(`${day} ${name}`) ?? 0) >= MAX_ACTIONS) return this.row(day, name, OTHER)
    const fresh = { ...key, ...noUsage() }
    this.keep(fresh)
    return fresh
  }

  private keep(row: UsageRow): void {
    this.#rows.set(rowKey(row), row)
    const group = `${row.day} ${row.function}`
    this.#actions.set(group, (this.#actions.get(group) ?? 0) + 1)
  }

  private today(): string {
    return new Date(this.nowMs() + 8 * 3600_000).toISOString().slice(0, 10)
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

const factKey = ({ day, function: name, action }: UsageRow) => ['costs', day, name, action]
