import { eligibilityContract } from '@shared/eligibility/contract'
import { areaOfHousehold, defineApp, staff } from '../runtime'
import { screenHousehold } from './screen-household'

export const app = defineApp(eligibilityContract, {
  screenHousehold: {
    guard: staff(['townshipOfficer', 'townshipLeader', 'assistanceCoordinator', 'countyDispatcher'], {
      over: areaOfHousehold((input) => input.householdId),
    }),
    handler: screenHousehold,
  },
})
