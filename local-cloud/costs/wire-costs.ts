import { BILLED_STEP_MS } from '../limits'
import type { CallRecords } from '../functions/call-records'
import type { ActionHandler, Meter } from '../protocol/admin-endpoint'
import type { CostCounters } from './cost-counters'
import { usageOf } from './database-usage'

/** Where counts what no running function did. */
export const nobody = { function: '', action: '' }

/** Counts each call of a function under its name and action. */
export function countCalls(records: CallRecords, costs: CostCounters): void {
  records.onEnd = ({ function: name, action, ms, memoryMb, cold, outcome }) =>
    costs.count(
      { function: name, action },
      {
        calls: 1,
        errors: outcome === 'ok' ? 0 : 1,
        coldStarts: cold ? 1 : 0,
        functionMs: ms,
        gbSeconds: ((Math.ceil(ms / BILLED_STEP_MS) * BILLED_STEP_MS) / 1000) * (memoryMb / 1024),
      },
    )
}

/** Counts each request of an SDK under the function that was running when it was sent. */
export function meterOf(records: CallRecords, costs: CostCounters): Meter {
  return {
    callerOf: (seqId) => records.running(seqId),
    count: (caller, action, reply, bytes) => {
      const usage = usageOf(action, reply)
      if (usage.databaseRequests) usage.databaseBytes = bytes
      if (Object.keys(usage).length > 0) costs.count(caller ?? nobody, usage)
    },
  }
}

/** `local.costs`: the counters for a tool of this machine, with `reset: true` they begin at nought afterwards. */
export function costActions(costs: CostCounters): Record<string, ActionHandler> {
  return {
    'local.costs': async ({ from, to, reset }) => {
      const day = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
      const report = costs.report({ from: day(from), to: day(to) })
      if (reset === true) await costs.reset()
      return { data: report }
    },
  }
}
