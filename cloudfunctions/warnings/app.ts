import { warningsContract } from '@shared/warnings/contract'
import { RULE_READERS, RULE_WRITERS } from '@shared/warnings/county-rules/change-permissions'
import { areaOf, defineApp, staff } from '../runtime'
import { backTest } from './back-test'
import { closeWarning } from './close-warning'
import { countQueue } from './count-queue'
import { countCheckKinds, listChecks } from './list-checks'
import { approveRule, rejectRule, withdrawRule } from './county-rules/decide-rule'
import { checkRuleDraft, getRuleChange, listRuleChanges, listRuleFacts, listRules } from './county-rules/read-rules'
import { rescanAfterRules } from './county-rules/rescan-after-rules'
import { testDraft } from './county-rules/test-draft'
import { endRule, proposeRule, saveRuleDraft } from './county-rules/write-draft'
import { DISASTER_HANDS, DISASTER_MANAGERS, disasterDuty, disasterReaders } from './disaster-roles'
import { mapSilentAreas } from './map-silent-areas'
import { markDisaster } from './mark-disaster'
import { closeDisaster } from './close-disaster'
import { fillByTimer, fillDisaster } from './fill-disaster'
import { liftSignal } from './lift-signal'
import { listSignals } from './list-signals'
import { openDisaster } from './open-disaster'
import { putSignal } from './put-signal'
import { listShelters, putShelter, removeShelter } from './shelters'
import { disasterBoard, disasterRows, listDisasters, previewDisaster } from './read-disaster'
import { sendDisasterTasks } from './send-disaster-tasks'
import { getWarning } from './get-warning'
import { handleWarning } from './handle-warning'
import { handlerOf } from './handler-guard'
import { listWarnings } from './list-warnings'
import { measurePrecision } from './measure-precision'
import { readLedger } from './read-ledger'
import { scan, scanByTimer } from './scan'
import { scanAreas, scanAreasByTimer } from './scan-areas'
import { continueByTimer, continueFullScan, listScans, startFullScan } from './scan-full'
import { federationOfCheck, federationOver } from './yearly-check/federation-guard'
import { confirmYearlyCheck, sendYearlyVisit } from './yearly-check/decide-yearly-check'
import { getYearlyCheck, listYearlyChecks, yearlyOverview } from './yearly-check/read-yearly-check'
import { continueYearlyCheck, startYearlyCheck, yearlyChecksByTimer } from './yearly-check/run-yearly-check'

const OFFICERS = [
  'townshipOfficer',
  'townshipLeader',
  'departmentOfficer',
  'countyDispatcher',
  'administrator',
] as const

const ofDisaster = staff<{ eventId: string }>(DISASTER_MANAGERS, {
  over: areaOf('disasterEvents', (i) => i.eventId),
})

export const app = defineApp(
  warningsContract,
  {
    list: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: listWarnings },
    ledger: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: readLedger },
    precision: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: measurePrecision },
    disasters: { guard: disasterReaders((i) => i.areaCode), handler: listDisasters },
    previewDisaster: { guard: staff(DISASTER_MANAGERS, { over: (i) => i.areaCode }), handler: previewDisaster },
    // Each of the places is checked by the handler.
    openDisaster: { guard: staff(DISASTER_MANAGERS, { over: (i) => i.areaCodes[0] }), handler: openDisaster },
    fillDisaster: { guard: ofDisaster, handler: fillDisaster, commits: 'many', limit: { perMinute: 240 } },
    disasterBoard: { guard: disasterReaders((i) => i.areaCode), handler: disasterBoard },
    disasterRows: { guard: staff(DISASTER_HANDS, { over: (i) => i.areaCode }), handler: disasterRows },
    markDisaster: {
      guard: staff(DISASTER_HANDS, { over: areaOf('disasterRows', (i) => i.rowId) }),
      handler: markDisaster,
    },
    sendDisasterTasks: {
      guard: staff(DISASTER_MANAGERS, { over: (i) => i.areaCode }),
      handler: sendDisasterTasks,
      commits: 'many',
      limit: { perMinute: 60 },
    },
    signals: { guard: disasterReaders((i) => i.areaCode), handler: listSignals },
    putSignal: { guard: disasterDuty((i) => i.areaCodes), handler: putSignal },
    liftSignal: { guard: disasterDuty((i) => i.areaCodes), handler: liftSignal },
    shelters: { guard: disasterReaders((i) => i.areaCode), handler: listShelters },
    putShelter: { guard: disasterDuty((i) => i.areaCode), handler: putShelter },
    removeShelter: { guard: disasterDuty((i) => i.shelterId.split('-')[0] ?? ''), handler: removeShelter },
    closeDisaster: { guard: ofDisaster, handler: closeDisaster },
    silentAreas: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: mapSilentAreas },
    today: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: countQueue },
    get: { guard: handlerOf((i) => i.warningId), handler: getWarning },
    handle: { guard: handlerOf((i) => i.warningId), handler: handleWarning },
    close: { guard: handlerOf((i) => i.warningId), handler: closeWarning },
    startFullScan: {
      guard: staff(['administrator']),
      handler: startFullScan,
      commits: 'many',
      limit: { perMinute: 20 },
    },
    continueFullScan: {
      guard: staff(['administrator']),
      handler: continueFullScan,
      commits: 'many',
      limit: { perMinute: 240 },
    },
    listScans: { guard: staff(['administrator', 'countyDispatcher']), handler: listScans },
    backTest: { guard: staff(['administrator']), handler: backTest, limit: { perMinute: 120 } },
    checkKinds: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: countCheckKinds },
    checks: { guard: staff(OFFICERS, { over: (i) => i.areaCode }), handler: listChecks },
    // Whose rule it is, and which county's, the actions themselves look at.
    rules: { guard: staff(RULE_READERS), handler: listRules },
    ruleChanges: { guard: staff(RULE_READERS), handler: listRuleChanges },
    ruleChange: { guard: staff(RULE_READERS), handler: getRuleChange },
    ruleFacts: { guard: staff(RULE_WRITERS), handler: listRuleFacts },
    checkDraft: { guard: staff(RULE_WRITERS), handler: checkRuleDraft, limit: { perMinute: 240 } },
    saveDraft: { guard: staff(RULE_WRITERS), handler: saveRuleDraft, limit: { perMinute: 60 } },
    testDraft: { guard: staff(RULE_WRITERS), handler: testDraft, commits: 'many', limit: { perMinute: 120 } },
    proposeRule: { guard: staff(RULE_WRITERS), handler: proposeRule, limit: { perMinute: 10 } },
    endRule: { guard: staff(RULE_WRITERS), handler: endRule, limit: { perMinute: 10 } },
    approveRule: { guard: staff(RULE_WRITERS), handler: approveRule, limit: { perMinute: 20 } },
    rejectRule: { guard: staff(RULE_WRITERS), handler: rejectRule, limit: { perMinute: 20 } },
    withdrawRule: { guard: staff(RULE_WRITERS), handler: withdrawRule, limit: { perMinute: 20 } },
    yearlyOverview: { guard: federationOver, handler: yearlyOverview },
    yearlyChecks: { guard: federationOver, handler: listYearlyChecks },
    yearlyCheck: { guard: federationOfCheck, handler: getYearlyCheck },
    startYearlyCheck: { guard: federationOver, handler: startYearlyCheck, limit: { perMinute: 5 } },
    continueYearlyCheck: {
      guard: federationOver,
      handler: continueYearlyCheck,
      commits: 'many',
      limit: { perMinute: 240 },
    },
    confirmYearlyCheck: { guard: federationOfCheck, handler: confirmYearlyCheck },
    sendYearlyVisit: { guard: federationOfCheck, handler: sendYearlyVisit },
    scanAreas: { guard: staff(['administrator']), handler: scanAreas, commits: 'many', limit: { perMinute: 20 } },
    scan: { guard: staff(['administrator']), handler: scan, commits: 'many', limit: { perMinute: 240 } },
  },
  {
    timers: {
      scan: scanByTimer,
      'scan-changed': scanByTimer,
      'scan-full': continueByTimer,
      'scan-areas': scanAreasByTimer,
      'rescan-after-rules': rescanAfterRules,
      'yearly-checks': yearlyChecksByTimer,
      'fill-disasters': fillByTimer,
    },
  },
)
