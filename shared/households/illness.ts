import type { FactId } from '../facts/model'

/** Vocabulary families about health: they belong to each adult, not to the household (DESIGN, "least knowledge"). */
const HEALTH_FAMILIES = ['medical.', 'mental.', 'health.', 'ltc.', 'injury.', 'disability.']

const HEALTH_FACTS: ReadonlySet<FactId> = new Set([
  'person.aidEligibleInpatientCost',
  'person.aidEligibleOutpatientCost',
  'person.careNeedLevel',
  'person.childLeukemia',
  'person.childRehabDiagnosed',
  'person.chronicOrSpecialDisease',
  'person.congenitalHeartDisease',
  'person.criticalIllnessEligibleCost',
  'person.dementia',
  'person.disabilityGrade',
  'person.disabilityType',
  'person.disabledMonths',
  'person.disabledUnableToWork',
  'person.elderlyCareGrade',
  'person.guardianFulfilsDuty',
  'person.ltcAssessedSevere',
  'person.majorIllness',
  'person.maternityWithoutBenefit',
  'person.needsEmergencyTreatment',
  'person.needsLongTermCare',
  'person.needsRehabMedical',
  'person.needsSurgery',
  'person.remainingBurden',
  'person.selfCareLevel',
  'person.severeMentalDisorder',
  'person.suspectedDisability',
  'person.twoCancerDiagnosed',
  'person.unableToPayEmergency',
])

export const isIllnessFact = (factId: FactId): boolean =>
  HEALTH_FACTS.has(factId) || HEALTH_FAMILIES.some((family) => factId.startsWith(family))
