import { warningsContract } from '@shared/warnings/contract'
import { defineApp, staff } from '../runtime'
import { closeWarning } from './close-warning'
import { getWarning } from './get-warning'
import { handleWarning } from './handle-warning'
import { handlerOf } from './handler-guard'
import { listWarnings } from './list-warnings'
import { scan, scanByTimer } from './scan'

const OFFICERS = ['townshipOfficer', 'townshipLeader', 'departmentOfficer', 'countyDispatcher'] as const

export const app = defineApp(
  warningsContract,
  {
    list: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: listWarnings },
    get: { guard: handlerOf((i) => i.warningId), handler: getWarning },
    handle: { guard: handlerOf((i) => i.warningId), handler: handleWarning },
    close: { guard: handlerOf((i) => i.warningId), handler: closeWarning },
    scan: { guard: staff(['administrator']), handler: scan, commits: 'many', limit: { perMinute: 240 } },
  },
  { timers: { scan: scanByTimer, 'scan-changed': scanByTimer } },
)
