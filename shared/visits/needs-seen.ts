import type { NeedCode } from '../requests/need-tiles'
import type { ObservedFact } from './model'

/** What a fact seen at the door says about needs; the order is the order in which to speak of them. */
const SPEAKS_OF: readonly { factId: string; when: (value: ObservedFact['value']) => boolean; need: NeedCode }[] = [
  { factId: 'household.houseSuspectedUnsafe', when: (value) => value === true, need: 'houseLeaks' },
  { factId: 'household.emergencyType', when: (value) => value !== 'none', need: 'suddenTrouble' },
  { factId: 'household.basicLifeInDifficulty', when: (value) => value === true, need: 'hardToLive' },
  { factId: 'person.majorIllness', when: (value) => value === true, need: 'medicalCost' },
  { factId: 'person.educationStage', when: (value) => value !== 'none', need: 'schoolCost' },
  { factId: 'person.disabilityGrade', when: () => true, need: 'disability' },
  { factId: 'person.suspectedDisability', when: (value) => value === true, need: 'disability' },
  { factId: 'person.seekingWork', when: (value) => value === true, need: 'noWork' },
  { factId: 'person.needsHomeVisitCare', when: (value) => value === true, need: 'nobodyToCare' },
]

/** Needs that were asked for, then those that were seen, each once. */
export const needsSeen = (asked: readonly NeedCode[], facts: readonly ObservedFact[]): NeedCode[] => [
  ...new Set([
    ...asked,
    ...SPEAKS_OF.filter(({ factId, when }) => facts.some((fact) => fact.factId === factId && when(fact.value))).map(
      ({ need }) => need,
    ),
  ]),
]
