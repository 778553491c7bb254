import { eligibilityContract } from '@shared/eligibility/contract'
import { anyone, areaOf, areaOfHousehold, defineApp, staff } from '../runtime'
import { approveChange } from './approve-change'
import { CHANGE_READERS, CHANGERS, readerOfChange } from './change-guard'
import { comparePolicyVersions } from './compare-policy-versions'
import { continuePreview, continuePreviews } from './continue-preview'
import { getChange } from './get-change'
import { getCoverage } from './get-coverage'
import { getPolicy } from './get-policy'
import { listChanges } from './list-changes'
import { listEffects } from './list-effects'
import { listParameters } from './list-parameters'
import { listPolicies } from './list-policies'
import { proposeChange } from './propose-change'
import { rejectChange } from './reject-change'
import { screenHousehold } from './screen-household'
import { selfCheck } from './self-check'
import { tryChange } from './try-change'
import { tryPolicy } from './try-policy'
import { withdrawChange } from './withdraw-change'

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

/** Who may propose and decide in the county of a change; whose matter it is, the action itself looks at. */
const changers = staff(CHANGERS, { over: areaOf('ruleChanges', (input: { changeId: string }) => input.changeId) })
const changeReader = readerOfChange((input: { changeId: string }) => input.changeId)

export const app = defineApp(
  eligibilityContract,
  {
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
    proposeChange: { guard: staff(CHANGERS), handler: proposeChange, limit: { perMinute: 10 } },
    tryChange: { guard: staff(['countyDispatcher']), handler: tryChange, limit: { perMinute: 1200 } },
    listChanges: { guard: staff(CHANGE_READERS), handler: listChanges },
    getChange: { guard: changeReader, handler: getChange },
    continuePreview: { guard: changers, handler: continuePreview, commits: 'many', limit: { perMinute: 240 } },
    listEffects: { guard: changeReader, handler: listEffects },
    approveChange: { guard: changers, handler: approveChange, limit: { perMinute: 20 } },
    rejectChange: { guard: changers, handler: rejectChange, limit: { perMinute: 20 } },
    withdrawChange: { guard: changers, handler: withdrawChange, limit: { perMinute: 20 } },
  },
  { timers: { 'continue-previews': continuePreviews } },
)
