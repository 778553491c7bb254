import { Cron } from 'croner'

/**
 * CloudBase's cron: seven fields, second minute hour day month weekday year, in Asia/Shanghai. When day and weekday
 * are both restricted, either suffices.
 */
export class CronExpression {
  readonly #cron: Cron

  constructor(expression: string) {
    if (expression.trim().split(/\s+/).length !== 7) throw new Error(`a timer needs seven fields: ${expression}`)
    this.#cron = new Cron(expression, { mode: '7-part', timezone: 'Asia/Shanghai', paused: true })
  }

  /** The first tick after an instant, in milliseconds; `undefined` when there is none. */
  after(instantMs: number): number | undefined {
    return this.#cron.nextRun(new Date(instantMs))?.getTime()
  }

  /** The last tick after one instant and up to another; `undefined` when there is none. */
  lastBetween(afterMs: number, untilMs: number): number | undefined {
    const first = this.after(afterMs)
    if (first === undefined || first > untilMs) return undefined
    const latest = this.#cron.previousRuns(1, new Date(untilMs + 1000))[0]?.getTime()
    return latest !== undefined && latest > first && latest <= untilMs ? latest : this.walk(first, untilMs)
  }

  private walk(first: number, untilMs: number): number {
    let latest = first
    for (let steps = 0; steps < 1000; steps++) {
      const next = this.after(latest)
      if (next === undefined || next > untilMs) break
      latest = next
    }
    return latest
  }
}
