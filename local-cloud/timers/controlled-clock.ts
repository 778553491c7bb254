import type { CloudClock } from '../clock'
import type { TimerScheduler } from './timer-scheduler'

/** The clock as its owner moves it. */
export class ControlledClock {
  constructor(
    private readonly clock: CloudClock,
    private readonly timers: TimerScheduler,
  ) {}

  /** The cloud's time, ISO with +08:00. */
  now(): string {
    return new Date(this.clock.nowMs() + 8 * 3600_000).toISOString().replace('Z', '+08:00')
  }

  /** Jumps to an instant; timers between are not fired. */
  async set(iso: string): Promise<void> {
    const instant = Date.parse(iso)
    if (Number.isNaN(instant)) throw new Error(`not an instant: ${iso}`)
    await this.timers.jump(instant)
  }

  /** Lets time pass: every timer due on the way fires, in order, at its time. */
  async advance(ms: number, { coalesceMs = 0 }: { coalesceMs?: number } = {}): Promise<void> {
    await this.timers.walk(ms, coalesceMs)
  }
}
