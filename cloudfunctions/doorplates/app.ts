import { StaffRole } from '@shared/access/roles'
import { doorplatesContract } from '@shared/doorplates/contract'
import { anyone, areaOf, defineApp, staff } from '../runtime'
import { issuePlate } from './issue-plate'
import { listPlates } from './list-plates'
import { areaOfPlate } from './plate-area'
import { resolvePlate } from './resolve-plate'
import { revokePlate } from './revoke-plate'

/** A plate hangs on the street: whoever reads it learns a place, and nobody may try codes by the thousand. */
export const app = defineApp(doorplatesContract, {
  resolve: { guard: anyone(), handler: resolvePlate, limit: { perMinute: 20 } },
  issue: {
    guard: staff(['administrator'], { over: areaOf('addresses', (input) => input.addressId, 'gridCode') }),
    handler: issuePlate,
  },
  revoke: { guard: staff(['administrator'], { over: areaOfPlate((input) => input.plateCode) }), handler: revokePlate },
  list: { guard: staff(StaffRole.options, { over: (input) => input.areaCode }), handler: listPlates },
})
