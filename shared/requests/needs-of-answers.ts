import type { DeclaredFacts } from './declared'
import type { NeedCode } from './need-tiles'

type Value = boolean | number | string

/** What an answer of the self-check says about a need, in the order of the tiles. */
const SPEAKS_OF: readonly { factId: string; when: (value: Value) => boolean; need: NeedCode }[] = [
  { factId: 'household.houseSuspectedUnsafe', when: (value) => value === true, need: 'houseLeaks' },
  { factId: 'person.majorIllness', when: (value) => value === true, need: 'medicalCost' },
  { factId: 'household.essentialSpendingSurge', when: (value) => value === true, need: 'medicalCost' },
  { factId: 'household.basicLifeInDifficulty', when: (value) => value === true, need: 'hardToLive' },
  { factId: 'household.emergencyType', when: (value) => value !== 'none', need: 'suddenTrouble' },
  { factId: 'household.disasterAffected', when: (value) => value === true, need: 'suddenTrouble' },
  { factId: 'household.homeDestroyedByAccident', when: (value) => value === true, need: 'suddenTrouble' },
  { factId: 'person.tuitionUnaffordable', when: (value) => value === true, need: 'schoolCost' },
  { factId: 'person.wantsStudentLoan', when: (value) => value === true, need: 'schoolCost' },
  { factId: 'person.needsMealHelp', when: (value) => value === true, need: 'nobodyToCare' },
  { factId: 'person.needsHomeVisitCare', when: (value) => value === true, need: 'nobodyToCare' },
  { factId: 'person.disabilityGrade', when: (value) => value !== 0, need: 'disability' },
  { factId: 'person.suspectedDisability', when: (value) => value === true, need: 'disability' },
  { factId: 'person.seekingWork', when: (value) => value === true, need: 'noWork' },
]

/** The tiles that a family's own answers speak of; 「别的事」 where they speak of none. */
export const needsOfAnswers = ({ household, members }: DeclaredFacts): NeedCode[] => {
  const told = [household, ...members].flatMap((facts) => Object.entries(facts))
  const needs = SPEAKS_OF.filter(({ factId, when }) => told.some(([id, value]) => id === factId && when(value)))
  return needs.length > 0 ? [...new Set(needs.map(({ need }) => need))] : ['other']
}
