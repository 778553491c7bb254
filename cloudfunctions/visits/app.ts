import { WORKER_ROLES } from '@shared/tasks/roles'
import { visitsContract } from '@shared/visits/contract'
import { areaOfHousehold, defineApp, staff } from '../runtime'
import { giveVerificationCode } from './give-verification-code'
import { listVisits } from './list-visits'
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
  reportHarm: { guard: staff(WORKER_ROLES, { over: (input) => input.areaCode }), handler: reportHarm },
})
