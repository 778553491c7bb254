import aloneEmergencyCall from './catalogue/alone-emergency-call.json'
import areaMedicalUnaided from './catalogue/area-medical-unaided.json'
import assetUndeclared from './catalogue/asset-undeclared.json'
import authorisationExpiring from './catalogue/authorisation-expiring.json'
import belowStandardNoDibao from './catalogue/below-standard-no-dibao.json'
import certInvalidStillPaid from './catalogue/cert-invalid-still-paid.json'
import childBenefitEnding from './catalogue/child-benefit-ending.json'
import dangerHouseOccupied from './catalogue/danger-house-occupied.json'
import deathSourcesConflict from './catalogue/death-sources-conflict.json'
import defactoOrphanCandidate from './catalogue/defacto-orphan-candidate.json'
import disabilityCertExpiring from './catalogue/disability-cert-expiring.json'
import disabilityRecordMismatch from './catalogue/disability-record-mismatch.json'
import disasterAfterVisit from './catalogue/disaster-after-visit.json'
import disasterEvacuateFirst from './catalogue/disaster-evacuate-first.json'
import disasterHouseDamage from './catalogue/disaster-house-damage.json'
import domesticViolenceLowincome from './catalogue/domestic-violence-lowincome.json'
import duplicateAid from './catalogue/duplicate-aid.json'
import earnerDeath from './catalogue/earner-death.json'
import elderAbilityWorse from './catalogue/elder-ability-worse.json'
import entitledNotReceived from './catalogue/entitled-not-received.json'
import exclusiveBenefits from './catalogue/exclusive-benefits.json'
import extremeTemperature from './catalogue/extreme-temperature.json'
import feedLate from './catalogue/feed-late.json'
import feedRowDrop from './catalogue/feed-row-drop.json'
import fraudVictim from './catalogue/fraud-victim.json'
import gasHazard from './catalogue/gas-hazard.json'
import guardiansAbsent from './catalogue/guardians-absent.json'
import houseFire from './catalogue/house-fire.json'
import hukouMovedOut from './catalogue/hukou-moved-out.json'
import incomeContradiction from './catalogue/income-contradiction.json'
import incomeDrop from './catalogue/income-drop.json'
import inpatientSelfpaidGeneral from './catalogue/inpatient-selfpaid-general.json'
import inpatientSelfpaidLowincome from './catalogue/inpatient-selfpaid-lowincome.json'
import jobRefusalThree from './catalogue/job-refusal-three.json'
import leftBehindNoContact from './catalogue/left-behind-no-contact.json'
import listUndelivered from './catalogue/list-undelivered.json'
import lowPowerElder from './catalogue/low-power-elder.json'
import lowincomeUninsured from './catalogue/lowincome-uninsured.json'
import medicalAidMissed from './catalogue/medical-aid-missed.json'
import medicalBurdenRatio from './catalogue/medical-burden-ratio.json'
import medicalSelfpaid30k from './catalogue/medical-selfpaid-30k.json'
import medicalSelfpaid70k from './catalogue/medical-selfpaid-70k.json'
import medicalSpike from './catalogue/medical-spike.json'
import mentalHighriskHardship from './catalogue/mental-highrisk-hardship.json'
import needNotCovered from './catalogue/need-not-covered.json'
import newCollegeStudent from './catalogue/new-college-student.json'
import newDisabilityCert from './catalogue/new-disability-cert.json'
import newlyAlone from './catalogue/newly-alone.json'
import noPowerAlone from './catalogue/no-power-alone.json'
import noWaterAlone from './catalogue/no-water-alone.json'
import notSeenTwice from './catalogue/not-seen-twice.json'
import paidAfterDeath from './catalogue/paid-after-death.json'
import paidInCustody from './catalogue/paid-in-custody.json'
import paymentFailed from './catalogue/payment-failed.json'
import powerChange from './catalogue/power-change.json'
import publicPostEnding from './catalogue/public-post-ending.json'
import requestOverdue from './catalogue/request-overdue.json'
import reviewDue from './catalogue/review-due.json'
import schoolAbsence from './catalogue/school-absence.json'
import schoolDropout from './catalogue/school-dropout.json'
import soleEarnerJobLoss from './catalogue/sole-earner-job-loss.json'
import suddenExitCheck from './catalogue/sudden-exit-check.json'
import townshipUnderReporting from './catalogue/township-under-reporting.json'
import trafficAccident from './catalogue/traffic-accident.json'
import traumaAdmission from './catalogue/trauma-admission.json'
import turning80 from './catalogue/turning-80.json'
import unemploymentBenefitEnding from './catalogue/unemployment-benefit-ending.json'
import utilityCutoff from './catalogue/utility-cutoff.json'
import villageZeroRequests from './catalogue/village-zero-requests.json'
import visitOverdue from './catalogue/visit-overdue.json'
import wageArrearsLowincome from './catalogue/wage-arrears-lowincome.json'
import warningBacklog from './catalogue/warning-backlog.json'
import workInjury from './catalogue/work-injury.json'
import zeroEmployment from './catalogue/zero-employment.json'
import { WarningRule } from './rule-model'

/** Every rule of this version. To add one: a JSON file beside the others, its line here, and its examples in the tests. */
const RULES: readonly WarningRule[] = [
  aloneEmergencyCall,
  areaMedicalUnaided,
  assetUndeclared,
  authorisationExpiring,
  belowStandardNoDibao,
  certInvalidStillPaid,
  childBenefitEnding,
  dangerHouseOccupied,
  deathSourcesConflict,
  defactoOrphanCandidate,
  disabilityCertExpiring,
  disabilityRecordMismatch,
  disasterAfterVisit,
  disasterEvacuateFirst,
  disasterHouseDamage,
  domesticViolenceLowincome,
  duplicateAid,
  earnerDeath,
  elderAbilityWorse,
  entitledNotReceived,
  exclusiveBenefits,
  extremeTemperature,
  feedLate,
  feedRowDrop,
  fraudVictim,
  gasHazard,
  guardiansAbsent,
  houseFire,
  hukouMovedOut,
  incomeContradiction,
  incomeDrop,
  inpatientSelfpaidGeneral,
  inpatientSelfpaidLowincome,
  jobRefusalThree,
  leftBehindNoContact,
  listUndelivered,
  lowPowerElder,
  lowincomeUninsured,
  medicalAidMissed,
  medicalBurdenRatio,
  medicalSelfpaid30k,
  medicalSelfpaid70k,
  medicalSpike,
  mentalHighriskHardship,
  needNotCovered,
  newCollegeStudent,
  newDisabilityCert,
  newlyAlone,
  noPowerAlone,
  noWaterAlone,
  notSeenTwice,
  paidAfterDeath,
  paidInCustody,
  paymentFailed,
  powerChange,
  publicPostEnding,
  requestOverdue,
  reviewDue,
  schoolAbsence,
  schoolDropout,
  soleEarnerJobLoss,
  suddenExitCheck,
  townshipUnderReporting,
  trafficAccident,
  traumaAdmission,
  turning80,
  unemploymentBenefitEnding,
  utilityCutoff,
  villageZeroRequests,
  visitOverdue,
  wageArrearsLowincome,
  warningBacklog,
  workInjury,
  zeroEmployment,
].map((raw) => WarningRule.parse(raw))

export const allWarningRules = (): readonly WarningRule[] => RULES

export const findWarningRule = (id: string): WarningRule | undefined => RULES.find((rule) => rule.id === id)
