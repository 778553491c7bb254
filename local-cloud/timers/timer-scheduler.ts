import type { CloudClock } from '../clock'
import type { FunctionPool } from '../functions/function-pool'
import type { FunctionSpec } from '../manifest'
import { CronExpression } from './cron'
import type { TimerLedger } from './timer-ledger'

interface Timer {
  key: string
  functionName: string
  name: string
  expression: string
  cron: CronExpression
}

/** What a timer hands its function. */
export interface TimerEvent {
  Type: 'Timer'
  TriggerName: string
  Time: string
  Message: string
}

const longestSleepMs = 60_000

/** Fires timers by the cloud's clock: one after the other, each tick at most once, over restarts too. */
export class TimerScheduler {
  readonly #timers: Timer[]
  #alarm: NodeJS.Timeout | undefined
  #running = false
  #stopped = false
  #work: Promise<unknown> = Promise.resolve()

  constructor(
    functions: readonly FunctionSpec[],
    private readonly pool: FunctionPool,
    private readonly clock: CloudClock,
    private readonly ledger: TimerLedger,
  ) {
    this.#timers = functions.flatMap(({ name: functionName, timers = [] }) =>
      timers.map(({ name, cron }) => ({
        key: `${functionName}/${name}`,
        functionName,
        name,
        expression: cron,
        cron: new CronExpression(cron),
      })),
    )
  }

  /** Begins to count; ticks missed while the cloud was down fire once. */
  async start(run: boolean): Promise<void> {
    for (const timer of this.#timers) {
      const last = this.ledger.lastTick(timer.key)
      if (last === undefined || last > this.clock.nowMs()) await this.ledger.rebase(timer.key, this.clock.nowMs())
    }
    this.#running = run
    this.sleep()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#stopped = true
    clearTimeout(this.#alarm)
    await this.#work
  }

  /** Fires a timer now, whatever its cron says; resolves to the function's result. */
  async fire(functionName: string, name: string): Promise<unknown> {
    const timer = this.#timers.find((each) => each.functionName === functionName && each.name === name)
    if (!timer) throw new Error(`no timer ${name} on ${functionName}`)
    return this.invoke(timer, this.clock.nowMs())
  }

  /** Every timer with its last tick and how that went, and its next. Instants in ISO. */
  all() {
    const shown = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString())
    return this.#timers.map((timer) => ({
      function: timer.functionName,
      timer: timer.name,
      cron: timer.expression,
      state: this.ledger.state(timer.key) ?? 'idle',
      last: this.ledger.state(timer.key) === 'idle' ? undefined : shown(this.ledger.lastTick(timer.key)),
      next: shown(this.nextTick(timer)),
    }))
  }

  /** Moves the clock over a span, firing every tick in it at its time. `coalesceMs`: least time between two of one. */
  walk(spanMs: number, coalesceMs: number): Promise<void> {
    return this.exclusively(async () => {
      const until = this.clock.nowMs() + spanMs
      const fired = new Map<string, number>()
      for (let next = this.earliest(until); next && !this.#stopped; next = this.earliest(until)) {
        const { timer, tick } = next
        const before = fired.get(timer.key)
        const latest = timer.cron.lastBetween(tick, until)
        if (before !== undefined && tick - before < coalesceMs && latest !== undefined) {
          // One step over all that is skipped: the next to fire is the first far enough on, or the last of the span.
          await this.ledger.rebase(timer.key, Math.max(tick, Math.min(before + coalesceMs, latest) - 1))
          continue
        }
        fired.set(timer.key, tick)
        if (tick > this.clock.nowMs()) await this.clock.moveTo(tick)
        await this.take(timer, tick)
      }
      if (this.clock.nowMs() < until && !this.#stopped) await this.clock.moveTo(until)
    })
  }

  /** Moves the clock without firing anything. */
  jump(instantMs: number): Promise<void> {
    return this.exclusively(async () => {
      await this.clock.moveTo(instantMs)
      for (const timer of this.#timers) await this.ledger.rebase(timer.key, instantMs)
    })
  }

  private exclusively(work: () => Promise<void>): Promise<void> {
    clearTimeout(this.#alarm)
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done.finally(() => this.sleep())
  }

  private sleep(): void {
    clearTimeout(this.#alarm)
    if (!this.#running) return
    const ticks = this.#timers.map((timer) => this.nextTick(timer) ?? Infinity)
    const wait = Math.min(longestSleepMs, Math.max(0, Math.min(...ticks, Infinity) - this.clock.nowMs()))
    this.#alarm = setTimeout(() => void this.exclusively(() => this.fireDue()).catch(() => undefined), wait)
    this.#alarm.unref()
  }

  /** Fires what is due; of several ticks missed by one timer, only the last. */
  private async fireDue(): Promise<void> {
    const now = this.clock.nowMs()
    for (const timer of this.#timers) {
      const tick = timer.cron.lastBetween(this.ledger.lastTick(timer.key) ?? now, now)
      if (tick !== undefined && this.#running) await this.take(timer, tick)
    }
  }

  private nextTick(timer: Timer): number | undefined {
    return timer.cron.after(this.ledger.lastTick(timer.key) ?? this.clock.nowMs())
  }

  private earliest(until: number): { timer: Timer; tick: number } | undefined {
    let best: { timer: Timer; tick: number } | undefined
    for (const timer of this.#timers) {
      const tick = this.nextTick(timer)
      if (tick !== undefined && tick <= until && (!best || tick < best.tick)) best = { timer, tick }
    }
    return best
  }

  private async take(timer: Timer, tick: number): Promise<void> {
    const fence = await this.ledger.take(timer.key, tick)
    if (fence === undefined) return
    try {
      await this.invoke(timer, tick)
      await this.ledger.finish(timer.key, fence, 'done')
    } catch {
      // The pool has logged it; a failed tick is not fired again.
      await this.ledger.finish(timer.key, fence, 'failed')
    }
  }

  private invoke(timer: Timer, tick: number): Promise<unknown> {
    const event: TimerEvent = {
      Type: 'Timer',
      TriggerName: timer.name,
      Time: new Date(tick).toISOString().replace(/\.\d+Z$/, 'Z'),
      Message: '',
    }
    return this.pool.call(timer.functionName, event, { trigger: 'timer' })
  }
}
