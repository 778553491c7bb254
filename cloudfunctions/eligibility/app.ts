import { eligibilityContract } from '@shared/eligibility/contract'
import { anyone, areaOfHousehold, defineApp, staff } from '../runtime'
import { comparePolicyVersions } from './compare-policy-versions'
import { getCoverage } from './get-coverage'
import { getPolicy } from './get-policy'
import { listParameters } from './list-parameters'
import { listPolicies } from './list-policies'
import { screenHousehold } from './screen-household'
import { selfCheck } from './self-check'
import { tryPolicy } from './try-policy'

/** Whoever works with cases may read the rules; nothing in them is about a person. */
const readers = staff([
  'communityWorker',
  'assistanceCoordinator',
  'childDirector',
  'townshipOfficer',
  'townshipLeader',
  'departmentOfficer',
  'countyDispatcher',
])

export const app = defineApp(eligibilityContract, {
  screenHousehold: {
    guard: staff(['townshipOfficer', 'townshipLeader', 'assistanceCoordinator', 'countyDispatcher'], {
      over: areaOfHousehold((input) => input.householdId),
    }),
    handler: screenHousehold,
  },
  selfCheck: { guard: anyone(), handler: selfCheck, limit: { perMinute: 60 } },
  listPolicies: { guard: readers, handler: listPolicies },
  getPolicy: { guard: readers, handler: getPolicy },
  comparePolicyVersions: { guard: readers, handler: comparePolicyVersions },
  tryPolicy: { guard: readers, handler: tryPolicy },
  getCoverage: { guard: readers, handler: getCoverage },
  listParameters: { guard: readers, handler: listParameters },
})
