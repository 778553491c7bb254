import { dayText } from '../calendar'
import { MODEL } from '../model'
import { aged, all, assisted, dibao, inGroup, monthly, plan, registered, severe, share, withCertificate } from './plan'

const { takeUp, errors, income } = MODEL
const STANDARD_FEN = income.standardYuan * 100

const topUp = (perCapitaFen: number, persons: number): number =>
  Math.max(10_000, Math.round(((STANDARD_FEN - perCapitaFen) * persons) / 1000) * 1000)

/** Months of an allowance of the dead: it ends with them, but for a few whom the list forgot. */
const monthsOfTheDead = (diedOn: string, months: readonly string[], forgotten: boolean): number => {
  const lived = months.filter((month) => month <= diedOn.slice(0, 7)).length
  return forgotten ? 12 : lived
}

export const CIVIL_AFFAIRS = [
  plan('ca-dibao-household', 'registered', all(dibao), {
    urbanRural: ({ house }) => (house.category === 'dibaoUrban' ? '1' : '2'),
    perCapitaIncome: ({ house }) => house.perCapitaFen,
    monthlyAmount: ({ house }) => topUp(house.perCapitaFen, house.members.length),
    mainCause: (_, draw) => draw.pick(['2', '2', '3', '6', '10', '10', '11', '9']),
    approvedOn: ({ house }) => house.approvedOn,
    nextReview: ({ calendar }, draw) => dayText(calendar.day + draw.between(-20, 345)),
  }),
  plan('ca-dibao-member', 'registered', all(dibao), {
    labour: ({ person }) => person.labour,
    employment: ({ person }) => person.employment,
    isInSchool: ({ person }) => (person.stage === '' ? '0' : '1'),
  }),
  plan(
    'ca-tekun',
    'registered',
    all(({ person }) => person.tekun !== undefined),
    {
      careMode: ({ person }) => person.tekun?.mode,
      selfcare: ({ person }) => person.tekun?.selfcare,
      caregiverName: () => undefined,
      livingAmount: () => Math.round(STANDARD_FEN * 1.3),
      careAmount: ({ person }) => ({ '1': 0, '2': 49_800, '3': 124_500 })[person.tekun?.selfcare ?? '1'],
      approvedOn: ({ house }) => house.approvedOn,
    },
  ),
  plan('ca-dibao-edge', 'registered', all(inGroup('edge')), {
    perCapitaIncome: ({ house }) => house.perCapitaFen,
    approvedOn: ({ house }) => house.approvedOn,
    validUntil: ({ calendar }, draw) => dayText(calendar.day + draw.between(-15, 360)),
  }),
  plan('ca-rigid-expenditure', 'registered', all(inGroup('rigid')), {
    annualIncome: ({ house }) => house.perCapitaFen * 12 * house.members.length,
    rigidExpense: ({ house }, draw) =>
      Math.round(house.perCapitaFen * 12 * house.members.length * (0.5 + draw.next() * 0.6)),
    approvedOn: ({ house }) => house.approvedOn,
    validUntil: ({ calendar }, draw) => dayText(calendar.day + draw.between(-15, 360)),
  }),
  plan('ca-exit', 'everyone', share(0.01, inGroup('class2', 'general')), {
    kind: (_, draw) => draw.pick(['DB', 'DB', 'DBBY', 'GXZC']),
  }),
  plan(
    'ca-temporary-aid',
    'everyone',
    (subject, draw) => (draw.happens(subject.house.registered ? 0.03 : 0.001) ? 1 : 0),
    {
      amount: (_, draw) => draw.between(5, 60) * 10_000,
    },
  ),
  plan(
    'ca-disability-subsidy',
    'everyone',
    monthly(
      takeUp['disability-care-allowance'] ?? 1,
      ({ person, house, calendar }) =>
        severe({ person, house, calendar }) ||
        (assisted({ person, house, calendar }) && withCertificate({ person, house, calendar })),
    ),
    {
      typeCa: ({ person }) => `6${person.disability?.type ?? '9'}`,
      livingAmount: ({ house }) => (house.assisted ? 35_400 : 0),
      careAmount: ({ person }) => ((person.disability?.grade ?? '4') <= '2' ? 25_000 : 0),
      status: (_, draw) => (draw.happens(errors.payFailedPerMonth) ? '2' : '1'),
      grade: ({ person, house }) => {
        const grade = Number(person.disability?.grade ?? '2')
        return house.index % 167 === 0 ? String(grade === 1 ? 2 : grade - 1) : String(grade)
      },
    },
  ),
  plan(
    'ca-elder-allowance',
    'everyone',
    ({ person, calendar }, draw) => {
      if (person.age < 80 || !draw.happens(takeUp['old-age-allowance'] ?? 1)) return 0
      return person.diedOn === undefined
        ? 12
        : monthsOfTheDead(person.diedOn, calendar.months, draw.happens(errors.paidAfterDeathPerDeath * 4))
    },
    {
      month: ({ row, rows, calendar }) => calendar.months[12 - rows + row],
      standard: ({ person }) => (person.age >= 90 ? 12_000 : 6_000),
      amount: ({ person }) => (person.age >= 90 ? 12_000 : 6_000),
      status: (_, draw) => (draw.happens(errors.payFailedPerMonth) ? '2' : '1'),
    },
    true,
  ),
  plan('ca-elder-assessment', 'cared', share(0.25, aged(65)), {
    grade: ({ person }) => person.ability,
    validUntil: ({ calendar }, draw) => dayText(calendar.day + draw.between(30, 700)),
  }),
  plan(
    'ca-elder-care-subsidy',
    'registered',
    monthly(
      takeUp['elderly-care-subsidy'] ?? 1,
      ({ person, house }) => house.assisted && person.age >= 60 && person.ability >= '2',
    ),
    {
      abilityGrade: ({ person }) => person.ability,
      amount: ({ person }) => 20_000 * Number(person.ability),
    },
  ),
  plan(
    'ca-elder-special',
    'everyone',
    all(({ person }) => person.elderSpecial.length > 0),
    {
      specialTypes: ({ person }) => person.elderSpecial.join('、'),
      livesAlone: ({ house }) => (house.members.length === 1 ? '1' : '0'),
    },
  ),
  plan(
    'ca-nursing-home',
    'everyone',
    (subject, draw) => (subject.person.tekun?.mode === '1' || (subject.person.age >= 75 && draw.happens(0.02)) ? 1 : 0),
    {
      feeMonthly: (_, draw) => draw.between(18, 45) * 10_000,
    },
  ),
  plan(
    'ca-orphan',
    'registered',
    all(({ person }) => person.child === 'orphan'),
    {
      amount: () => 215_000,
      until: ({ person, calendar }) => dayText(calendar.birthdayOf(person.age) + Math.max(20, (18 - person.age) * 365)),
      inSchool: ({ person }) => (person.stage === '' ? '0' : '1'),
    },
  ),
  plan(
    'ca-defacto-orphan',
    'registered',
    all(({ person }) => person.child === 'unsupported'),
    {
      amount: () => 172_000,
      until: ({ person, calendar }) => dayText(calendar.birthdayOf(person.age) + Math.max(20, (18 - person.age) * 365)),
    },
  ),
  plan(
    'ca-child-difficulty',
    'registered',
    all(({ person }) => person.child !== undefined && person.child !== 'leftBehind'),
    {
      childType: ({ person }) =>
        ({ orphan: '1', unsupported: '2', difficult: '4', leftBehind: '7' })[person.child ?? 'difficult'],
      lastVisit: ({ person, calendar }, draw) => dayText(Math.max(person.born, calendar.day - draw.between(1, 130))),
    },
  ),
  plan(
    'ca-left-behind',
    'everyone',
    all(({ person }) => person.child === 'leftBehind'),
    {
      contactMonthly: (_, draw) => (draw.happens(0.93) ? '1' : '0'),
    },
  ),
  plan(
    'ca-marriage',
    'everyone',
    (subject, draw) => {
      const { house, person } = subject
      const spouse = house.members.find((one) => one.relation === '11' || one.relation === '12')
      return spouse && person === house.head && person.age < 70 && spouse.age >= 22 && draw.happens(0.01) ? 1 : 0
    },
    {
      regType: () => '结婚登记',
      idNumber: ({ house }) => spousesOf(house.members)[0]?.idNumber,
      personName: ({ house }) => spousesOf(house.members)[0]?.name,
      secondId: ({ house }) => spousesOf(house.members)[1]?.idNumber,
      secondName: ({ house }) => spousesOf(house.members)[1]?.name,
    },
  ),
  plan(
    'ca-cremation',
    'everyone',
    share(0.97, ({ person }) => person.diedOn !== undefined),
    {
      deathDate: ({ person }) => person.diedOn,
      cremationDate: ({ person }) => dayText(Date.parse(person.diedOn ?? '') / 86_400_000 + 2),
    },
    true,
  ),
  plan('ca-vagrant', 'everyone', share(0.0004, aged(16))),
  plan('ca-means-check', 'registered', share(0.35, registered), {
    authValidUntil: ({ calendar }, draw) => dayText(calendar.day + draw.between(5, 500)),
    depositTotal: ({ house }, draw) => Math.round(draw.gamma(1.2) * (house.assisted ? 9_000 : 30_000)) * 100,
    houseCount: ({ house }) => (house.ownHouse ? 1 : 0),
    vehicleCount: (_, draw) => (draw.happens(0.03) ? 1 : 0),
    businessCount: (_, draw) => (draw.happens(0.02) ? 1 : 0),
    incomeChecked: ({ house }) => house.perCapitaFen * house.members.length,
  }),
  plan(
    'ch-aid',
    'everyone',
    (subject, draw) =>
      draw.happens(subject.person.medical.selfFen > 3_000_000 ? 0.25 : subject.house.assisted ? 0.02 : 0) ? 1 : 0,
    {
      project: (_, draw) => draw.pick(['大病医疗帮扶', '助学项目', '节日慰问']),
      amount: (_, draw) => draw.between(10, 100) * 10_000,
    },
  ),
  plan('ch-wish', 'registered', share(0.3), {
    doneOn: ({ calendar }, draw) => (draw.happens(0.8) ? dayText(calendar.day - draw.between(0, 1)) : undefined),
  }),
  plan('dr-price', 'registered', share(1, assisted, 2), { amount: () => 3_500 }),
]

/** Husband and wife, in this order. */
const spousesOf = (members: readonly { relation: string; female: boolean; idNumber: string; name: string }[]) => {
  const head = members[0]
  const spouse = members.find((one) => one.relation === '11' || one.relation === '12')
  if (!head || !spouse) return []
  return head.female ? [spouse, head] : [head, spouse]
}
