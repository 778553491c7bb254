import { dayText } from '../calendar'
import { MODEL } from '../model'
import { aged, all, assisted, both, monthly, plan, registered, severe, share, withCertificate } from './plan'

const { takeUp, accidents } = MODEL
const hasRow = (count: number): boolean => count > 0

/** Outpatient burden comes in a few settlements that add up to the year's to the fen. */
const outpatientRows = (fen: number): number => (fen < 5_000 ? 1 : Math.min(6, 1 + Math.floor(fen / 40_000)))

const partOf = (fen: number, row: number, rows: number): number =>
  row === rows - 1 ? fen - Math.floor(fen / rows) * (rows - 1) : Math.floor(fen / rows)

const thisYear = (calendar: { day: number; year: number }): number =>
  calendar.day - Math.floor(Date.UTC(calendar.year, 0, 1) / 86_400_000)

export const HEALTH = [
  plan(
    'mi-enrolment',
    'registered',
    all(({ person }) => person.insurance !== ''),
    {
      status: () => '正常参保',
      subsidyFlag: ({ house }) => (house.assisted ? '1' : '0'),
    },
  ),
  plan('mi-premium-subsidy', 'registered', share(takeUp['medical-premium-subsidy'] ?? 1, assisted)),
  plan('mi-inpatient', 'registered', ({ person }) => person.medical.stays.length, {
    setlId: ({ person, row }) => `S${person.idNumber.slice(6)}${row}`,
    medType: ({ person }) => (person.accident === 'traffic' ? '22' : '21'),
    setlTime: ({ person, row, calendar }) => dayText(calendar.day - (person.medical.stays[row]?.daysAgo ?? 0)),
    totalFee: ({ person, row }) => person.medical.stays[row]?.totalFen,
    aidPay: ({ person, row }) => person.medical.stays[row]?.aidFen,
    selfBurden: ({ person, row }) => person.medical.stays[row]?.selfFen,
    reversal: () => '0',
  }),
  plan(
    'mi-outpatient',
    'registered',
    ({ person }) => (person.medical.outpatientFen > 0 ? outpatientRows(person.medical.outpatientFen) : 0),
    {
      setlId: ({ person, row }) => `O${person.idNumber.slice(6)}${row}`,
      setlTime: ({ person, row, rows, calendar }) =>
        dayText(Math.max(person.born, calendar.day - Math.floor((thisYear(calendar) * row) / rows))),
      totalFee: ({ person, row, rows }) => partOf(person.medical.outpatientFen, row, rows) * 2,
      inScope: ({ person, row, rows }) => Math.round(partOf(person.medical.outpatientFen, row, rows) * 1.5),
      selfBurden: ({ person, row, rows }) => partOf(person.medical.outpatientFen, row, rows),
      reversal: () => '0',
    },
  ),
  // Of everybody only the yearly sum, and only near or above the line: the least that serves the purpose.
  plan(
    'mi-large-expense',
    'everyone',
    all(({ person }) => person.medical.selfFen > 2_500_000),
    {
      pushedOn: ({ calendar }) => calendar.today,
      selfBurdenYtd: ({ person }) => person.medical.selfFen,
    },
  ),
  plan(
    'mi-medical-aid',
    'registered',
    ({ person }, draw) =>
      draw.happens(takeUp['medical-aid-inpatient'] ?? 1)
        ? person.medical.stays.filter((stay) => stay.aidFen > 0).length
        : 0,
    {
      setlTime: ({ person, row, calendar }) => dayText(calendar.day - (aided(person.medical.stays)[row]?.daysAgo ?? 0)),
      amount: ({ person, row }) => aided(person.medical.stays)[row]?.aidFen,
      inScopeSelf: ({ person, row }) =>
        Math.round((aided(person.medical.stays)[row]?.inScopeFen ?? 0) * (1 - MODEL.medical.fundShare)),
      medType: () => '21',
    },
  ),
  plan(
    'mi-critical',
    'registered',
    all(({ person }) => hasRow(person.medical.stays.reduce((sum, stay) => sum + stay.criticalFen, 0))),
    {
      amount: ({ person }) => person.medical.stays.reduce((sum, stay) => sum + stay.criticalFen, 0),
      paidOn: ({ calendar }) => calendar.today,
    },
  ),
  plan('mi-manual-claim', 'registered', share(0.01), {
    claimNo: ({ person }) => `B${person.idNumber.slice(6)}`,
    totalFee: () => 120_000,
    selfBurden: () => 0,
  }),
  plan(
    'mi-chronic',
    'registered',
    all(({ person }) => person.chronic),
    { from: ({ person, calendar }, draw) => dayText(Math.max(person.born, calendar.day - draw.between(30, 1800))) },
  ),
  plan(
    'mi-ltc',
    'everyone',
    share(0.5, ({ person }) => person.ability >= '3'),
    { grade: ({ person }) => person.ability, amount: () => 60_000 },
  ),
  plan(
    'hl-major-illness',
    'registered',
    all(({ person }) => person.medical.selfFen > 2_000_000),
  ),
  plan(
    'hl-chronic-followup',
    'registered',
    all(({ person }) => person.chronic),
    {
      disabilityPh: ({ person }) => (person.disability ? String(Number(person.disability.type) + 1) : '1'),
      lastVisit: ({ person, calendar }, draw) => dayText(Math.max(person.born, calendar.day - draw.between(1, 120))),
    },
  ),
  plan('hl-elder-exam', 'cared', share(0.6, aged(65)), {
    selfcare: ({ person }) => (person.ability >= '3' ? '3' : person.ability === '2' ? '2' : '1'),
  }),
  plan('hl-family-doctor', 'cared', share(0.7)),
  plan(
    'hl-mental',
    'registered',
    all(({ person }) => person.mentalRisk !== undefined),
    {
      risk: ({ person }) => person.mentalRisk,
      followup: ({ calendar }, draw) => dayText(calendar.day - draw.between(1, 80)),
      nextDue: ({ calendar }, draw) => dayText(calendar.day + draw.between(-10, 90)),
      award: () => 24_000,
    },
  ),
  plan(
    'hl-death',
    'everyone',
    share(0.98, ({ person }) => person.diedOn !== undefined),
    { deathDate: ({ person }) => person.diedOn },
    true,
  ),
  plan(
    'ps-death',
    'everyone',
    share(0.96, ({ person }) => person.diedOn !== undefined),
    {
      deathDate: ({ person }) => person.diedOn,
      cancelledOn: ({ person, calendar }) =>
        dayText(Math.min(calendar.day, Date.parse(person.diedOn ?? '') / 86_400_000 + 9)),
    },
    true,
  ),
  plan('hl-emergency-call', 'cared', share(accidents.emergencyCallElder, aged(60))),
  plan('hl-emergency-fund', 'everyone', share(0.0003)),
  plan('hl-fp-reward', 'everyone', share(0.05, aged(60)), { amount: () => 96_000 }),
  plan('hl-fp-special', 'everyone', share(0.004, aged(49)), { amount: () => 72_000 }),
  plan('hl-pneumoconiosis', 'registered', share(0.001, aged(40))),
  plan(
    'hl-birth',
    'everyone',
    (subject, draw) => {
      const baby = subject.house.members.find((one) => one.age === 0)
      return baby && subject.person.female && subject.person.age >= 20 && subject.person.age <= 45 && draw.happens(0.9)
        ? 1
        : 0
    },
    { birthDate: ({ house, calendar }) => house.members.find((one) => one.age === 0)?.birthDate ?? calendar.today },
  ),
  plan(
    'df-cert',
    'everyone',
    all(({ person }) => person.disability !== undefined),
    {
      type: ({ person }) => person.disability?.type,
      grade: ({ person }) => person.disability?.grade,
      issuedOn: ({ person }) => person.disability?.issuedOn,
      validUntil: ({ person }) => person.disability?.validUntil,
      status: ({ person }) => person.disability?.status,
      changedOn: ({ person }) => person.disability?.issuedOn,
    },
  ),
  plan('df-barrier-free', 'everyone', share(0.05, severe)),
  plan('df-child-rehab', 'everyone', share(0.6, both(withCertificate, aged(0, 14)))),
  plan('df-day-care', 'everyone', share(0.03, severe)),
  plan('df-device', 'everyone', share(0.1, withCertificate)),
  plan('df-employment', 'everyone', share(0.3, both(withCertificate, aged(18, 59))), {
    form: (_, draw) => draw.pick(['按比例就业', '灵活就业', '辅助性就业', '农村种养']),
  }),
  plan('df-needs', 'everyone', share(0.8, withCertificate), {
    needs: (_, draw) => draw.pick(['ZK', 'ZY', 'ZC', 'ZC、ZY', 'ZL']),
  }),
  plan('df-rehab', 'everyone', share(0.3, withCertificate)),
  plan(
    'rc-child-disease',
    'everyone',
    share(0.4, ({ person }) => person.age < 14 && person.medical.selfFen > 3_000_000),
    { amount: () => 3_000_000 },
  ),
  plan(
    'rc-humanitarian',
    'everyone',
    share(0.05, ({ person }) => person.medical.selfFen > 2_000_000),
    { amount: (_, draw) => draw.between(20, 80) * 10_000 },
  ),
  plan(
    'rc-transplant',
    'everyone',
    share(0.02, ({ person }) => person.medical.selfFen > 7_000_000),
    { amount: () => 5_000_000 },
  ),
  plan(
    'wf-cancer',
    'everyone',
    share(0.1, ({ person, house }) => house.registered && person.female && person.medical.selfFen > 1_000_000),
  ),
  plan(
    'wf-women',
    'everyone',
    share(0.02, ({ person, house }) => house.registered && person.female && person.age >= 18),
  ),
  plan(
    'va-medical',
    'everyone',
    share(0.5, ({ person }) => person.veteran !== undefined),
    { amount: (_, draw) => draw.between(200, 4000) * 100 },
  ),
  plan(
    'tu-mutual',
    'registered',
    share(0.3, ({ person }) => person.employment === '1' && person.medical.stays.length > 0),
  ),
  plan(
    'hf-withdraw',
    'everyone',
    share(0.1, ({ person }) => person.employment === '1' && person.medical.selfFen > 2_000_000),
  ),
  plan(
    'va-register',
    'everyone',
    all(({ person }) => person.veteran !== undefined),
    {
      kind: ({ person }) => person.veteran,
      grade: ({ person }, draw) => (person.veteran === '1' ? draw.pick(['五级', '六级', '七级', '八级']) : undefined),
      checked: () => '已确认',
    },
  ),
  plan(
    'va-payment',
    'everyone',
    monthly(0.97, ({ person }) => person.veteran !== undefined),
    { kind: ({ person }) => person.veteran, amount: ({ person }) => 60_000 + Number(person.veteran) * 5_000 },
  ),
  plan(
    'va-difficulty',
    'everyone',
    share(0.04, ({ person, house }) => house.registered && person.veteran !== undefined),
  ),
  plan('va-conscript', 'registered', share(0.004, registered)),
]

const aided = <T extends { aidFen: number }>(stays: readonly T[]): T[] => stays.filter((stay) => stay.aidFen > 0)
