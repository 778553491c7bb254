import { applicationsContract } from '@shared/applications/contract'
import type { StaffRole } from '@shared/access/roles'
import { areaOf, areaOfHousehold, defineApp, staff } from '../runtime'
import { acceptApplication } from './accept-application'
import { approveApplication } from './approve-application'
import { deliverResult } from './deliver-result'
import { dossier } from './dossier'
import { getApplication } from './get-application'
import { listApplications } from './list-applications'
import { noticeSheet } from './notice-sheet'
import { openApplication } from './open-application'
import { openRequested } from './open-requested'
import { pauseClock } from './pause-clock'
import { proposeResult } from './propose-result'
import { recordReply } from './record-reply'
import { referApplication } from './refer-application'
import { referralSheet } from './referral-sheet'
import { rejectApplication } from './reject-application'
import { resumeClock } from './resume-clock'

const OFFICERS: readonly StaffRole[] = [
  'townshipOfficer',
  'assistanceCoordinator',
  'departmentOfficer',
  'countyDispatcher',
]
const READERS: readonly StaffRole[] = [...OFFICERS, 'townshipLeader']
const DELIVERERS: readonly StaffRole[] = [...OFFICERS, 'gridWorker', 'communityWorker']
const DECIDERS: readonly StaffRole[] = ['townshipLeader', 'departmentOfficer', 'communityWorker']

const over = areaOf<{ applicationId: string }>('applications', (input) => input.applicationId)

/** Which step an item is open to, and for whom, is `shared/applications/permissions.ts`; the guards here say who may knock. */
export const app = defineApp(
  applicationsContract,
  {
    open: {
      guard: staff(['townshipOfficer', 'assistanceCoordinator'], {
        over: areaOfHousehold((input) => input.householdId),
      }),
      handler: openApplication,
    },
    accept: { guard: staff(OFFICERS, { over }), handler: acceptApplication },
    propose: { guard: staff(OFFICERS, { over }), handler: proposeResult },
    approve: { guard: staff(DECIDERS, { over }), handler: approveApplication },
    reject: { guard: staff(DECIDERS, { over }), handler: rejectApplication },
    refer: { guard: staff(OFFICERS, { over }), handler: referApplication },
    recordReply: { guard: staff(OFFICERS, { over }), handler: recordReply },
    pauseClock: { guard: staff(OFFICERS, { over }), handler: pauseClock },
    resumeClock: { guard: staff(OFFICERS, { over }), handler: resumeClock },
    deliver: { guard: staff(DELIVERERS, { over }), handler: deliverResult },
    list: { guard: staff(READERS, { over: (input) => input.areaCode }), handler: listApplications },
    get: { guard: staff(READERS, { over }), handler: getApplication },
    noticeSheet: { guard: staff(READERS, { over }), handler: noticeSheet },
    referralSheet: { guard: staff(OFFICERS, { over }), handler: referralSheet },
    dossier: { guard: staff(READERS, { over }), handler: dossier },
  },
  { timers: { 'open-requested': openRequested } },
)
