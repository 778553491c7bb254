import { buildCounty, type County } from '../county/build-county'
import type { CountyStaff } from '../county/staff'

export const DEMO_SEED = 339921
export const DEMO_HOUSEHOLDS = 400

let built: County | undefined

/** The demonstration's county; the same bytes every time. */
export const demoCounty = (): County => (built ??= buildCounty({ seed: DEMO_SEED, households: DEMO_HOUSEHOLDS }))

export const demoStaff = (): readonly CountyStaff[] => demoCounty().staff
