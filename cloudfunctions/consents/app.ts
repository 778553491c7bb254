import type { StaffRole } from '@shared/access/roles'
import { consentsContract } from '@shared/consents/contract'
import { areaOfHousehold, defineApp, signedIn, staff, verifiedFor } from '../runtime'
import { authorizationStatus } from './authorization-status'
import { inviteSignature } from './invite-signature'
import { listMyConsents } from './list-my-consents'
import { readInvitation } from './read-invitation'
import { recordConsent } from './record-consent'
import { signInvitation } from './sign-invitation'
import { whoLooked } from './who-looked'
import { withdrawConsent } from './withdraw-consent'

/** Who stands in front of a person when they sign. */
const COLLECTORS: readonly StaffRole[] = [
  'gridWorker',
  'communityWorker',
  'assistanceCoordinator',
  'childDirector',
  'townshipOfficer',
]
const over = areaOfHousehold<{ householdId: string }>((input) => input.householdId)

export const app = defineApp(consentsContract, {
  record: { guard: staff(COLLECTORS, { over }), handler: recordConsent },
  inviteSignature: { guard: staff(COLLECTORS, { over }), handler: inviteSignature, limit: { perMinute: 10 } },
  readInvitation: { guard: signedIn(), handler: readInvitation, limit: { perMinute: 10 } },
  signInvitation: { guard: signedIn(), handler: signInvitation, limit: { perMinute: 6 } },
  authorizationStatus: { guard: staff([...COLLECTORS, 'townshipLeader'], { over }), handler: authorizationStatus },
  listMine: { guard: signedIn(), handler: listMyConsents },
  withdraw: { guard: signedIn(), handler: withdrawConsent },
  whoLooked: { guard: verifiedFor((input) => input.householdId), handler: whoLooked },
})
