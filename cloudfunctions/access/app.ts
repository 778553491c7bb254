import { accessContract } from '@shared/access/contract'
import {
  anyOf,
  areaOfHousehold,
  defineApp,
  linkedTo,
  purgeExpired,
  sealAudit,
  signedIn,
  staff,
  verifyAudit,
} from '../runtime'
import { acceptInvitation } from './accept-invitation'
import { endLinks, LINK_KEEPERS } from './end-links'
import { endPost } from './end-post'
import { areaOfInvitation, areaOfPost } from './post-area'
import { inviteStaff } from './invite-staff'
import { markAbsent } from './mark-absent'
import { markBack } from './mark-back'
import { nameReceiver } from './name-receiver'
import { redeemCode } from './redeem-code'
import { revokeInvitation } from './revoke-invitation'
import { whoami } from './whoami'

/** Who of those admitted may invite whom is `shared/access/may-invite.ts`; who may mark whom absent, `cover.ts` there. */
export const app = defineApp(
  accessContract,
  {
    whoami: { guard: signedIn(), handler: whoami },
    invite: {
      guard: staff(['administrator', 'townshipOfficer'], { over: (input) => input.areaCode }),
      handler: inviteStaff,
    },
    acceptInvitation: { guard: signedIn(), handler: acceptInvitation, limit: { perMinute: 5 } },
    revokeInvitation: {
      guard: staff(['administrator', 'townshipOfficer'], { over: areaOfInvitation }),
      handler: revokeInvitation,
    },
    endPost: { guard: staff(['administrator'], { over: areaOfPost }), handler: endPost },
    markAbsent: { guard: staff(['administrator', 'townshipOfficer'], { over: areaOfPost }), handler: markAbsent },
    markBack: { guard: staff(['administrator', 'townshipOfficer'], { over: areaOfPost }), handler: markBack },
    nameReceiver: { guard: staff(['administrator'], { over: areaOfPost }), handler: nameReceiver },
    redeemCode: { guard: signedIn(), handler: redeemCode, limit: { perMinute: 5 } },
    endLinks: {
      guard: anyOf(
        staff(LINK_KEEPERS, { over: areaOfHousehold((input) => input.householdId) }),
        linkedTo((input) => input.personId),
      ),
      handler: endLinks,
    },
    verifyAudit: { guard: staff(['administrator']), handler: (ctx) => verifyAudit(ctx) },
  },
  { timers: { 'seal-audit': sealAudit, 'purge-expired': purgeExpired } },
)
