import { WORKER_ROLES } from '@shared/tasks/roles'
import { visitsContract } from '@shared/visits/contract'
import { areaOfHousehold, defineApp, staff } from '../runtime'
import { giveVerificationCode } from './give-verification-code'
import { handleHarmReport } from './handle-harm-report'
import { harmListener, harmReceiver } from './harm-guard'
import { listHarmReports } from './list-harm-reports'
import { listVisits } from './list-visits'
import { readHarmReport } from './read-harm-report'
import { reportHarm } from './report-harm'
import { submitVisit } from './submit-visit'

export const app = defineApp(visitsContract, {
  // Whose task it is or was is asked in the handler: a visit made offline may arrive after the task went to somebody else.
  submit: { guard: staff(WORKER_ROLES), handler: submitVisit },
  list: {
    guard: staff(['assistanceCoordinator', 'townshipOfficer', 'townshipLeader'], {
      over: areaOfHousehold((input) => input.householdId),
    }),
    handler: listVisits,
  },
  giveVerificationCode: {
    guard: staff(WORKER_ROLES, { over: areaOfHousehold((input) => input.householdId) }),
    handler: giveVerificationCode,
    limit: { perMinute: 10 },
  },
  // To whom of these a report was routed is asked in the handlers (`harm-receiver.ts`).
  listHarmReports: { guard: harmListener, handler: listHarmReports },
  readHarmReport: { guard: harmReceiver, handler: readHarmReport },
  handleHarmReport: { guard: harmReceiver, handler: handleHarmReport },
  reportHarm: { guard: staff(WORKER_ROLES, { over: (input) => input.areaCode }), handler: reportHarm },
})
