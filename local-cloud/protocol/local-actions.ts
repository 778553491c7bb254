import { invalidParam } from '../errors'
import type { Identity } from '../functions/call-environment'
import type { FunctionPool } from '../functions/function-pool'
import type { ControlledClock } from '../timers/controlled-clock'
import type { TimerScheduler } from '../timers/timer-scheduler'
import type { ActionHandler } from './admin-endpoint'

/** `local.…`: what a command or a test of this machine asks and the platform does not know. */
export function localActions(
  pool: FunctionPool,
  timers: TimerScheduler,
  clock: ControlledClock,
): Record<string, ActionHandler> {
  return {
    /** Calls a function as anybody: `identity` may name openid, unionid, uid, trigger. */
    'local.call': async ({ name, event, identity }) => {
      if (typeof name !== 'string') throw invalidParam('name the function')
      return { data: { result: await pool.call(name, event ?? {}, (identity ?? {}) as Identity) } }
    },
    'local.fire': async ({ name, timer }) => ({ data: { result: await timers.fire(String(name), String(timer)) } }),
    /** Tells the cloud's time, or moves it: `set` jumps, `advanceMs` fires what is due on the way. */
    'local.clock': async ({ set, advanceMs }) => {
      if (typeof set === 'string') await clock.set(set)
      if (typeof advanceMs === 'number') await clock.advance(advanceMs)
      return { data: { now: clock.now() } }
    },
  }
}
