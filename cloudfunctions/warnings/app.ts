import { warningsContract } from '@shared/warnings/contract'
import { defineApp, staff } from '../runtime'
import { BACK_TESTERS, backTest } from './back-test'
import { closeWarning } from './close-warning'
import { countQueue } from './count-queue'
import { getWarning } from './get-warning'
import { handleWarning } from './handle-warning'
import { handlerOf } from './handler-guard'
import { listWarnings } from './list-warnings'
import { measurePrecision } from './measure-precision'
import { readLedger } from './read-ledger'
import { scan, scanByTimer } from './scan'
import { scanAreas, scanAreasByTimer } from './scan-areas'
import { continueByTimer, continueFullScan, listScans, startFullScan } from './scan-full'

const OFFICERS = [
  'townshipOfficer',
  'townshipLeader',
  'departmentOfficer',
  'countyDispatcher',
  'administrator',
] as const

export const app = defineApp(
  warningsContract,
  {
    list: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: listWarnings },
    ledger: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: readLedger },
    precision: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: measurePrecision },
    today: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: countQueue },
    get: { guard: handlerOf((i) => i.warningId), handler: getWarning },
    handle: { guard: handlerOf((i) => i.warningId), handler: handleWarning },
    close: { guard: handlerOf((i) => i.warningId), handler: closeWarning },
    startFullScan: {
      guard: staff(['administrator']),
      handler: startFullScan,
      commits: 'many',
      limit: { perMinute: 20 },
    },
    continueFullScan: {
      guard: staff(['administrator']),
      handler: continueFullScan,
      commits: 'many',
      limit: { perMinute: 240 },
    },
    listScans: { guard: staff(['administrator', 'countyDispatcher']), handler: listScans },
    backTest: { guard: staff(BACK_TESTERS), handler: backTest, limit: { perMinute: 120 } },
    scanAreas: { guard: staff(['administrator']), handler: scanAreas, commits: 'many', limit: { perMinute: 20 } },
    scan: { guard: staff(['administrator']), handler: scan, commits: 'many', limit: { perMinute: 240 } },
  },
  {
    timers: {
      scan: scanByTimer,
      'scan-changed': scanByTimer,
      'scan-full': continueByTimer,
      'scan-areas': scanAreasByTimer,
    },
  },
)
