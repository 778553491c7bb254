import { addDays, addMonths, ageOn } from '../kernel/dates'
import type { Reader } from './derive-reader'

/** Working age until retirement, 国发〔1978〕104号; the gradual reform of 2025 adds months that a person checks. */
const WORKING_AGE = { from: 16, maleTo: 60, femaleTo: 55 }
/** 刑满释放人员安置帮教期五年. */
const RELEASED_YEARS = 5
/** Days after entering a shelter during which a person counts as without home. */
const VAGRANT_DAYS = 30

const GENDER: Record<string, string> = { 1: 'male', 2: 'female' }
const LABOR: Record<string, boolean> = { '01': true, '02': true, '03': false, '04': false }
const EMPLOYMENT: Record<string, string> = {
  1: 'employed',
  2: 'flexible',
  3: 'unemployed',
  4: 'not-working',
  5: 'not-working',
  6: 'farming',
  7: 'student',
  8: 'retired',
}
const DISABILITY: Record<string, string> = {
  1: 'visual',
  2: 'hearing',
  3: 'speech',
  4: 'physical',
  5: 'intellectual',
  6: 'mental',
  7: 'multiple',
}
const ELDER_ABILITY: Record<string, string> = { 0: 'intact', 1: 'mild', 2: 'moderate', 3: 'severe', 4: 'total' }
const STAGE: Record<string, string> = {
  0: 'preschool',
  1: 'primary',
  2: 'junior',
  3: 'senior',
  4: 'vocational',
  5: 'college',
  6: 'college',
  7: 'graduate',
}
const ENTITLED: Record<string, string> = {
  1: 'disabled-soldier',
  3: 'martyr-family',
  4: 'duty-death-family',
  5: 'illness-death-family',
  6: 'pre-1954',
  7: 'sick-returned',
  8: 'war-veteran',
  9: 'nuclear-test',
  10: 'rural-60',
  11: 'martyr-child-60',
}
const VETERAN_KINDS = ['1', '6', '7', '8', '9', '10']
const NUMERALS = '一二三四五六七八九十'

const look = <T>(table: Record<string, T>, code: string | undefined): T | undefined =>
  code === undefined ? undefined : table[code]

/** The person facts of policies, in the order in which they rest on one another (feeds reference, fact map). */
export const derivePersonFacts = ({ derive, context: { asOf } }: Reader): void => {
  derive('person.age', (r) => {
    const birth = r.text('person.birthDate')
    return birth === undefined ? undefined : ageOn(birth, asOf)
  })
  derive('person.gender', (r) => look(GENDER, r.text('person.sex')))
  derive('person.holdsResidencePermit', (r) => notBefore(r.text('person.residencePermitUntil'), asOf))
  derive('person.livingArrangement', (r) => {
    if (r.flag('elder.inNursingHome')) return 'institution'
    const livesAlone = r.ofHousehold.flag('household.livesAlone')
    const kinds = r.set('elder.specialTypes') ?? []
    if (livesAlone || kinds.includes('1')) return 'alone'
    if (kinds.includes('2')) return 'elderly-couple'
    if (kinds.includes('3')) return 'left-behind'
    return livesAlone === false ? 'with-family' : undefined
  })
  derive('person.tekunMode', (r) => (r.flag('person.isTekun') === false ? 'none' : undefined))
  derive('person.incomeMonthly', (r) => r.number('income.declaredMonthly'))

  derive('person.inWorkingAge', (r) => {
    const [age, sex] = [r.number('person.age'), r.text('person.gender')]
    if (age === undefined) return undefined
    if (age < WORKING_AGE.from || age >= WORKING_AGE.maleTo) return false
    if (age < WORKING_AGE.femaleTo) return true
    return sex === undefined ? undefined : sex === 'male'
  })
  derive('person.hasLaborCapacity', (r) => look(LABOR, r.text('person.labourCapacity')))
  derive('person.employmentStatus', (r) => look(EMPLOYMENT, r.text('employment.status')))
  derive('person.unemployedMonths', (r) => {
    const since = r.text('employment.unemployedSince')
    return r.flag('employment.registeredUnemployed') === true && since !== undefined
      ? monthsBetween(since, asOf)
      : undefined
  })
  derive('person.claimingUnemploymentBenefit', (r) => {
    const until = r.text('benefit.unemploymentUntil')
    return until === undefined ? undefined : until >= asOf.slice(0, 7)
  })
  derive('person.trainingCertified', (r) => ((r.number('employment.trained12m') ?? 0) > 0 ? true : undefined))

  derive('person.disabilityType', (r) =>
    r.flag('disability.hasCert') === false ? 'none' : look(DISABILITY, r.text('disability.type')),
  )
  derive('person.disabilityGrade', (r) => {
    if (r.flag('disability.hasCert') === false) return 0
    const grade = Number(r.text('disability.grade'))
    return grade >= 1 && grade <= 4 ? grade : undefined
  })
  derive('person.elderlyCareGrade', (r) => look(ELDER_ABILITY, r.text('elder.abilityGrade')))
  derive('person.ltcAssessedSevere', (r) => {
    const grade = r.text('ltc.grade')
    return grade === undefined ? undefined : ['3', '4'].includes(grade)
  })
  derive('person.careServiceMonthlyCost', (r) => r.number('expense.nursingMonthly'))
  derive('person.childRehabDiagnosed', (r) => (r.known('child.rehabUntil') ? true : undefined))

  derive('person.insuranceType', (r) => {
    if (r.flag('medical.insuredThisYear') === false) return 'none'
    return look({ 310: 'employee', 390: 'resident' }, r.text('medical.insuranceType'))
  })
  derive('person.majorIllness', (r) =>
    r.flag('medical.hasMajorDisease') || r.known('medical.majorDiseaseConfirmed') ? true : undefined,
  )
  derive('person.chronicOrSpecialDisease', (r) => {
    if (!r.known('medical.chronicSince')) return undefined
    return notBefore(r.text('medical.chronicValidUntil') ?? asOf, asOf)
  })
  derive('person.remainingBurden', (r) => r.number('medical.selfPaidYtd'))
  derive('person.joinedMutualAid', (r) => (r.known('benefit.mutualMedicalYtd') ? true : undefined))

  derive('person.educationStage', (r) => {
    const inSchool = r.flag('education.inSchool')
    if (inSchool === false) return 'none'
    return inSchool ? look(STAGE, r.text('education.stage')) : undefined
  })
  derive('person.isBoarding', (r) => r.flag('education.boarding'))
  derive('person.cannotAttendSchool', (r) => r.flag('education.homeTaught'))
  derive('person.hasStudentLoan', (r) => (r.known('education.loanYear') ? true : undefined))
  derive('person.newCollegeStudent', (r) => {
    const [on, stage] = [r.text('education.admittedOn'), r.text('education.admittedStage')]
    return on === undefined || stage === undefined
      ? undefined
      : on.slice(0, 4) === asOf.slice(0, 4) && ['5', '6'].includes(stage)
  })

  derive('person.hasOwnHome', (r) => ((r.number('asset.houseCount') ?? 0) > 0 ? true : undefined))
  derive('person.isVeteran', (r) => (VETERAN_KINDS.includes(r.text('veteran.kind') ?? '') ? true : undefined))
  derive('person.entitledGroup', (r) =>
    r.flag('veteran.isEntitled') === false ? 'none' : look(ENTITLED, r.text('veteran.kind')),
  )
  derive('person.militaryDisabilityGrade', (r) => {
    const numeral = /^([一二三四五六七八九十])级?$/.exec(r.text('veteran.disabilityGrade') ?? '')?.[1]
    return numeral === undefined ? undefined : NUMERALS.indexOf(numeral) + 1
  })
  derive('person.fpSpecialType', (r) => (r.flag('elder.isFpSpecial') === false ? 'none' : undefined))
  derive('person.fpRuralReward', (r) => (r.known('benefit.fpRewardYearly') ? true : undefined))
  derive('person.residentPensionInsured', (r) => r.flag('pension.residentEnrolled'))
  derive('person.isConscriptFamily', (r) =>
    (r.set('benefit.received') ?? []).includes('conscript-family-allowance') ? true : undefined,
  )
  derive('person.civilVictimUnenforced', (r) =>
    r.text('court.role') === '1' && (r.number('court.unpaidAmount') ?? 0) > 0 ? true : undefined,
  )
  derive('person.isVagrant', (r) => {
    const last = r.text('vagrant.lastIn')
    return last === undefined ? undefined : last >= addDays(asOf, -VAGRANT_DAYS)
  })
  derive('person.isReleasedPrisoner', (r) => {
    const [on, threeNone] = [r.text('person.releasedOn'), r.flag('person.releasedThreeNone')]
    return on === undefined || threeNone === undefined
      ? undefined
      : threeNone && on >= addMonths(asOf, -12 * RELEASED_YEARS)
  })
}

const notBefore = (until: string | undefined, asOf: string): boolean | undefined =>
  until === undefined ? undefined : until >= asOf

const monthsBetween = (from: string, to: string): number => {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  return Math.max(0, months - (to.slice(8) < from.slice(8) ? 1 : 0))
}
