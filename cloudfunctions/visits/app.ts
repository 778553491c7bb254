import { WORKER_ROLES } from '@shared/tasks/roles'
import { visitsContract } from '@shared/visits/contract'
import { areaOfHousehold, defineApp, staff } from '../runtime'
import { giveVerificationCode } from './give-verification-code'
import { handleHarmReport } from './handle-harm-report'
import { harmListener, harmReceiver } from './harm-guard'
import { listHarmReports } from './list-harm-reports'
import { listVisits } from './list-visits'
import { readHarmReport } from './read-harm-report'
import { reportHarm } from './report-harm'
import { myPlan } from './my-plan'
import { planOverview } from './plan-overview'
import { planVisits } from './plan-visits'
import { RISK_READERS, RISK_SETTERS, readRisk } from './read-risk'
import { reworkRisks } from './rework-risks'
import { setRiskLevel } from './set-risk-level'
import { startPlanned } from './start-planned'
import { submitVisit } from './submit-visit'
import { watchVisits } from './watch-visits'

/** Who sees the plan of an area: the village its own, the township all of it. */
const PLAN_READERS = ['communityWorker', 'assistanceCoordinator', 'townshipOfficer', 'townshipLeader'] as const

export const app = defineApp(
  visitsContract,
  {
    // Whose task it is or was is asked in the handler: a visit made offline may arrive after the task went to somebody else.
    submit: { guard: staff(WORKER_ROLES), handler: submitVisit },
    list: {
      guard: staff(['assistanceCoordinator', 'townshipOfficer', 'townshipLeader'], {
        over: areaOfHousehold((input) => input.householdId),
      }),
      handler: listVisits,
    },
    giveVerificationCode: {
      guard: staff(WORKER_ROLES, { over: areaOfHousehold((input) => input.householdId) }),
      handler: giveVerificationCode,
      limit: { perMinute: 10 },
    },
    // To whom of these a report was routed is asked in the handlers (`harm-receiver.ts`).
    listHarmReports: { guard: harmListener, handler: listHarmReports },
    readHarmReport: { guard: harmReceiver, handler: readHarmReport },
    handleHarmReport: { guard: harmReceiver, handler: handleHarmReport },
    reportHarm: { guard: staff(WORKER_ROLES, { over: (input) => input.areaCode }), handler: reportHarm },
    risk: {
      guard: staff(RISK_READERS, { over: areaOfHousehold((input) => input.householdId) }),
      handler: readRisk,
    },
    setRiskLevel: {
      guard: staff(RISK_SETTERS, { over: areaOfHousehold((input) => input.householdId) }),
      handler: setRiskLevel,
    },
    // Their own plans, by the posts they hold or stand in for.
    myPlan: { guard: staff(WORKER_ROLES), handler: myPlan },
    startPlanned: { guard: staff(WORKER_ROLES), handler: startPlanned },
    planOverview: { guard: staff(PLAN_READERS, { over: (input) => input.areaCode }), handler: planOverview },
  },
  { timers: { 'rework-risks': reworkRisks, 'plan-visits': planVisits, 'watch-visits': watchVisits } },
)
