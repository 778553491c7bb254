import type { Store } from '../engine/store'

interface TimerRecord {
  /** The last tick that was taken, in the cloud's time. */
  tick: number
  /** Grows with every take: an earlier holder's word no longer counts. */
  fence: number
  state: 'idle' | 'running' | 'done' | 'failed'
}

/**
 * Which ticks were taken, kept on disk before a function is started: whatever happens, a tick is fired at most once.
 */
export class TimerLedger {
  constructor(private readonly store: Store) {}

  lastTick(timer: string): number | undefined {
    return this.record(timer)?.tick
  }

  state(timer: string): TimerRecord['state'] | undefined {
    return this.record(timer)?.state
  }

  /** Counts ticks from here on, without firing any. */
  async rebase(timer: string, instantMs: number): Promise<void> {
    await this.store.changeFact<TimerRecord>(key(timer), (present) => ({
      tick: instantMs,
      fence: (present?.fence ?? 0) + 1,
      state: 'idle',
    }))
  }

  /** Takes the lease on a tick; `undefined` when it, or a later one, was taken before. */
  async take(timer: string, tick: number): Promise<number | undefined> {
    let fence: number | undefined
    await this.store.changeFact<TimerRecord>(key(timer), (present) => {
      if (present && present.tick >= tick) return present
      fence = (present?.fence ?? 0) + 1
      return { tick, fence, state: 'running' }
    })
    return fence
  }

  /** Notes how a tick ended, unless the lease has passed to another. */
  async finish(timer: string, fence: number, state: 'done' | 'failed'): Promise<void> {
    await this.store.changeFact<TimerRecord>(key(timer), (present) =>
      present?.fence === fence ? { ...present, state } : (present ?? { tick: 0, fence, state }),
    )
  }

  private record(timer: string): TimerRecord | undefined {
    return this.store.fact<TimerRecord>(key(timer))
  }
}

const key = (timer: string) => ['timer', timer]
