import { householdsContract } from '@shared/households/contract'
import { FILE_ROLES, LIST_ROLES } from '@shared/households/viewer'
import { areaOfHousehold, defineApp, staff, verifiedFor } from '../runtime'
import { getFile } from './get-file'
import { getMyFile } from './get-my-file'
import { listHouseholds } from './list-households'

/** Grid workers do not open files: their card says what a visit needs. */
export const app = defineApp(householdsContract, {
  getMine: { guard: verifiedFor((input) => input.householdId), handler: getMyFile },
  getFile: { guard: staff(FILE_ROLES, { over: areaOfHousehold((input) => input.householdId) }), handler: getFile },
  list: { guard: staff(LIST_ROLES, { over: (input) => input.areaCode }), handler: listHouseholds },
})
