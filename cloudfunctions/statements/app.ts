import { statementsContract } from '@shared/statements/contract'
import { areaOfHousehold, defineApp, staff, verifiedFor } from '../runtime'
import { acknowledgeStatement } from './acknowledge-statement'
import { composeFor } from './compose-for'
import { readAloud } from './read-aloud'

const READERS = ['gridWorker', 'communityWorker', 'assistanceCoordinator', 'townshipOfficer', 'townshipLeader'] as const

export const app = defineApp(statementsContract, {
  getMine: {
    guard: verifiedFor((input) => input.householdId),
    handler: (ctx, input) => composeFor(ctx, input.householdId, { for: 'member' }),
  },
  getForReading: {
    guard: staff(READERS, { over: areaOfHousehold((input) => input.householdId) }),
    handler: readAloud,
  },
  acknowledge: { guard: verifiedFor((input) => input.householdId), handler: acknowledgeStatement },
})
