import { warningsContract } from '@shared/warnings/contract'
import { defineApp, staff } from '../runtime'
import { closeWarning } from './close-warning'
import { getWarning } from './get-warning'
import { handleWarning } from './handle-warning'
import { handlerOf } from './handler-guard'
import { listWarnings } from './list-warnings'
import { markEveryone } from './mark-everyone'
import { scan, scanByTimer } from './scan'

const OFFICERS = ['townshipOfficer', 'townshipLeader', 'departmentOfficer', 'countyDispatcher'] as const

export const app = defineApp(
  warningsContract,
  {
    list: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: listWarnings },
    get: { guard: handlerOf((i) => i.warningId), handler: getWarning },
    handle: { guard: handlerOf((i) => i.warningId), handler: handleWarning },
    close: { guard: handlerOf((i) => i.warningId), handler: closeWarning },
    markEveryone: {
      guard: staff(['administrator']),
      handler: markEveryone,
      commits: 'many',
      limit: { perMinute: 240 },
    },
    scan: { guard: staff(['administrator']), handler: scan, commits: 'many', limit: { perMinute: 240 } },
  },
  { timers: { scan: scanByTimer, 'scan-changed': scanByTimer } },
)
