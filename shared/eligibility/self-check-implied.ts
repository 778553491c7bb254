import type { FactId, FactScalar } from '../facts/model'
import type { PlainHousehold } from '../rules/frame'

type Facts = Readonly<Record<FactId, FactScalar>>

/** Who may lawfully work: 中华人民共和国劳动法第十五条. */
const WORKING_FROM = 16
/** 民法典第十七条; 孤儿 and 事实无人抚养儿童 are minors (民发〔2019〕62号), older only while at school. */
const ADULT_FROM = 18
/** 老年人权益保障法第二条. */
const ELDER_FROM = 60
/** After this age nobody who is not at school has just been admitted to one or is about to leave one. */
const SCHOOL_IS_OVER = 30

const WORKING = ['employed', 'flexible', 'self-employed', 'farming']
const IDLE = ['unemployed', 'not-working']
const BEFORE_SENIOR = ['preschool', 'primary', 'junior']

const BELOW_WORKING_AGE: Facts = {
  'person.hasLaborCapacity': false,
  'person.isHardToEmploy': false,
  'person.seekingWork': false,
  'person.inTraining': false,
  'person.trainingCertified': false,
  'person.startupRegistered': false,
  'person.wantsToStartBusiness': false,
  'person.paysFlexibleInsurance': false,
  'person.unemploymentInsuranceMonths': 0,
  'person.isUnionMember': false,
  'person.joinedMutualAid': false,
  'person.unionHardship': false,
  'person.isVeteran': false,
  'person.obtainedAdultDiploma': false,
  'person.laborDispute': false,
}

const ofPerson = (facts: Facts, household: Facts, others: readonly Facts[]): Facts => {
  const age = facts['person.age']
  const stage = facts['person.educationStage']
  const isOver = stage === 'none' && typeof age === 'number' && age >= SCHOOL_IS_OVER
  return {
    // Who is named as living in the home is alive.
    ...(typeof age === 'number' ? { 'person.deceased': false } : {}),
    ...(typeof age === 'number' && age < WORKING_FROM ? BELOW_WORKING_AGE : {}),
    ...(typeof age === 'number' && age >= ADULT_FROM && stage === 'none'
      ? { 'person.isOrphan': false, 'person.isDeFactoUnsupported': false }
      : {}),
    ...(isOver || BEFORE_SENIOR.includes(String(stage))
      ? { 'person.newCollegeStudent': false, 'person.graduatingThisYear': false }
      : {}),
    ...(facts['person.disabilityGrade'] === 0 ? { 'person.disabledUnableToWork': false } : {}),
    ...(facts['person.isTekun'] === false ? { 'person.tekunMode': 'none' } : {}),
    ...livingWith(household, others),
  }
}

/** Who is named lives here: alone, with one's spouse of old age, or with somebody who is of working age. */
const livingWith = (household: Facts, others: readonly Facts[]): Facts => {
  if (household['household.size'] === 1) return { 'person.livingArrangement': 'alone' }
  const ages = others.map((other) => other['person.age'])
  if (ages.some((age) => typeof age === 'number' && age >= ADULT_FROM && age < ELDER_FROM))
    return { 'person.livingArrangement': 'with-family' }
  return {}
}

const every = (facts: readonly (boolean | undefined)[]): boolean | undefined =>
  facts.includes(false) ? false : facts.includes(undefined) || facts.length === 0 ? undefined : true

const isIdleWorker = (m: Facts): boolean | undefined => {
  const [of, able, does] = [m['person.inWorkingAge'], m['person.hasLaborCapacity'], m['person.employmentStatus']]
  return every([
    typeof of === 'boolean' ? of : undefined,
    typeof able === 'boolean' ? able : undefined,
    does === undefined ? undefined : IDLE.includes(String(does)),
  ])
}

const ofHousehold = (members: readonly Facts[]): Facts => {
  const works = members.some(
    (m) => m['person.inWorkingAge'] === true && WORKING.includes(String(m['person.employmentStatus'])),
  )
  const nobodyCould = members.length > 0 && members.every((m) => m['person.inWorkingAge'] === false)
  const idle = members.map(isIdleWorker)
  const someIdle = idle.includes(true)
    ? true
    : idle.length > 0 && idle.every((each) => each === false)
      ? false
      : undefined
  const hukou = members[0]?.['person.hukouInCounty']
  return {
    ...(works || nobodyCould ? { 'household.zeroEmployment': false } : {}),
    ...(someIdle === undefined ? {} : { 'household.laborMembersUnemployed': someIdle }),
    // Who checks themselves would be who applies.
    ...(typeof hukou === 'boolean' ? { 'household.hukouInCounty': hukou } : {}),
  }
}

/**
 * What the answers say without saying it: a child of ten holds no licence, somebody of forty who is not at school is no
 * orphan in the sense of the law. Only what follows from the meaning of the words; what was told itself stands before.
 */
export const withImplied = ({ household, members }: PlainHousehold): PlainHousehold => {
  const named = members.map((facts, place) => ({
    ...ofPerson(
      facts,
      household,
      members.filter((_, other) => other !== place),
    ),
    ...facts,
  }))
  return { household: { ...ofHousehold(named), ...household }, members: named }
}
