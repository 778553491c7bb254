import { dayText } from '../calendar'
import { MODEL } from '../model'
import {
  aged,
  all,
  assisted,
  both,
  inGroup,
  monthly,
  plan,
  registered,
  share,
  withCertificate,
  type Test,
} from './plan'

const { students, takeUp } = MODEL

const works: Test = ({ person }) => person.employment === '1' || person.employment === '2'
const employee: Test = ({ person }) => person.employment === '1'
const jobless: Test = ({ person }) => person.employment === '3'
const student: Test = ({ person }) => person.stage !== ''
const inStage =
  (...stages: readonly string[]): Test =>
  ({ person }) =>
    stages.includes(person.stage)
const pupilOfPoor = (...stages: readonly string[]): Test => both(assisted, inStage(...stages))

export const WORK_SCHOOL = [
  plan('hr-employee-insurance', 'registered', all(employee), {
    status: ({ house }) => (house.index % 40 === 0 ? '中断缴费' : '参保缴费'),
    base: ({ person }) => Math.max(481_200, person.monthlyFen),
    lastMonth: ({ house, calendar }) => calendar.months[house.index % 40 === 0 ? 4 : 0],
  }),
  plan('hr-labour-filing', 'registered', share(0.6, employee), { wage: ({ person }) => person.monthlyFen }),
  plan('hr-resident-pension', 'registered', share(0.85, aged(16)), {
    govPaid: ({ house }) => (house.assisted ? '1' : '0'),
  }),
  plan('hr-pension-payment', 'registered', monthly(0.92, aged(60)), {
    kind: ({ person }) => (person.monthlyFen > 120_000 ? '1' : '3'),
    amount: ({ person }) => Math.max(20_000, person.monthlyFen),
  }),
  plan('hr-unemployment-reg', 'everyone', share(0.9, jobless), {
    cancelOn: () => undefined,
    status: () => '失业登记有效',
  }),
  plan('hr-unemployment-benefit', 'everyone', monthly(0.25, jobless), {
    amount: () => 206_100,
    until: ({ calendar }, draw) => calendar.months[0] && `${calendar.year + (draw.happens(0.7) ? 1 : 0)}-12`,
  }),
  plan('hr-difficult', 'registered', share(0.5, both(registered, jobless)), {
    kind: ({ person }) => (person.disability ? '2' : person.age >= 50 ? '1' : '3'),
  }),
  plan(
    'hr-zero-employment',
    'registered',
    all(
      ({ house }) =>
        house.members.length > 1 &&
        house.members.filter((one) => one.employment === '3' || one.employment === '4').length > 1 &&
        !house.members.some((one) => one.employment === '1' || one.employment === '2'),
    ),
    {
      solved: (_, draw) => (draw.happens(0.4) ? '1' : '0'),
    },
  ),
  plan('hr-public-post', 'registered', share(0.03, both(registered, works)), { pay: () => 120_000 }),
  plan(
    'hr-job-offer',
    'registered',
    share(0.4, ({ person }) => person.employment === '3' || person.employment === '4', 2),
    { accepted: (_, draw) => (draw.happens(0.4) ? '1' : '0') },
  ),
  plan('hr-training', 'registered', share(0.06, both(registered, aged(18, 59)))),
  plan(
    'hr-work-injury',
    'everyone',
    all(({ person }) => person.accident === 'workInjury'),
    { grade: (_, draw) => draw.pick(['0', '0', '10', '10', '9', '8', '7', '4']) },
  ),
  plan('hr-wage-arrears', 'everyone', share(0.002, works), {
    closedOn: () => undefined,
    amount: (_, draw) => draw.between(20, 400) * 10_000,
  }),
  plan('hr-land-lost', 'everyone', share(0.01, aged(35))),
  plan('tx-income', 'registered', monthly(0.8, both(registered, works)), {
    period: ({ row, calendar }) => calendar.months[row],
    amount: ({ person, row }) => person.monthlyFen + row,
  }),
  plan(
    'tx-premium',
    'registered',
    share(0.95, ({ person }) => person.insurance === '390'),
  ),
  plan(
    'tx-self-employed',
    'registered',
    share(
      0.05,
      both(registered, ({ person }) => person.employment === '2'),
    ),
    { turnover: (_, draw) => draw.between(10, 200) * 100_000, period: ({ calendar }) => `${calendar.year}年第3季度` },
  ),
  plan(
    'ms-individual',
    'registered',
    share(0.05, ({ person }) => person.employment === '2'),
    { cancelledOn: () => undefined },
  ),
  plan('ms-company', 'registered', share(0.004, both(registered, aged(22, 65))), {
    company: ({ house }) => `青禾县丰禾${house.index}贸易有限公司`,
  }),
  plan('hf-account', 'registered', share(0.3, both(registered, employee)), {
    base: ({ person }) => Math.max(200_000, person.monthlyFen),
    balance: (_, draw) => draw.between(10, 500) * 10_000,
  }),
  plan('tu-difficult', 'registered', share(0.04, both(registered, employee)), { removedOn: () => undefined }),
  plan('tu-aid', 'registered', share(0.02, both(registered, employee))),
  plan('ed-student', 'cared', all(student), {
    stage: ({ person }) => person.stage,
    boarding: ({ person }, draw) => (draw.happens(students.boarding[person.stage] ?? 0) ? '1' : '0'),
    status: () => '在籍在校',
  }),
  plan('ed-absence', 'everyone', share(0.003, inStage('1', '2')), { days: (_, draw) => draw.between(5, 30) }),
  plan('ed-dropout', 'everyone', share(students.dropout, inStage('1', '2')), {
    returned: (_, draw) => (draw.happens(0.5) ? '1' : '0'),
  }),
  plan('ed-compulsory-aid', 'registered', share(takeUp['compulsory-living-subsidy'] ?? 1, pupilOfPoor('1', '2')), {
    amount: ({ person }) => (person.stage === '1' ? 62_500 : 75_000),
  }),
  plan('ed-preschool-aid', 'registered', share(0.9, pupilOfPoor('0')), { amount: () => 150_000 }),
  plan('ed-highschool-aid', 'registered', share(0.95, pupilOfPoor('3')), {
    amount: () => 125_000,
    feeWaived: () => 80_000,
  }),
  plan('ed-vocational-aid', 'registered', share(0.95, pupilOfPoor('4')), { amount: () => 100_000 }),
  plan('ed-college-admission', 'cared', share(0.7, both(inStage('5', '6'), aged(18, 19))), {
    level: ({ person }) => person.stage,
    admittedOn: ({ calendar }) => `${calendar.year}-08-${10 + (calendar.year % 9)}`,
    tuition: () => 600_000,
  }),
  plan('ed-college-loan', 'registered', share(0.3, both(registered, inStage('5', '6'))), {
    year: ({ calendar }) => `${calendar.year}-${calendar.year + 1}`,
    amount: () => 1_200_000,
  }),
  plan('ed-home-teaching', 'everyone', share(0.3, both(withCertificate, aged(6, 15)))),
  plan('yl-hope', 'registered', share(0.05, both(registered, student)), { amount: () => 200_000 }),
  plan('yl-volunteer', 'registered', share(0.05, registered)),
  plan(
    'ps-traffic',
    'cared',
    all(({ person }) => person.accident === 'traffic'),
    { injury: (_, draw) => draw.pick(['轻伤', '轻伤', '重伤']) },
  ),
  plan(
    'ps-fraud-victim',
    'everyone',
    all(({ person }) => person.accident === 'fraud'),
    { loss: (_, draw) => Math.round(draw.logNormal(20_000, 0.9)) * 100 },
  ),
  plan(
    'ps-custody',
    'cared',
    all(({ person }) => person.custody !== undefined),
    {
      kind: ({ person }) => person.custody,
      until: ({ calendar }, draw) => dayText(calendar.day + draw.between(20, 900)),
    },
  ),
  plan('ps-missing', 'everyone', share(0.0002, aged(10)), { foundOn: () => undefined }),
  plan(
    'ps-domestic-violence',
    'everyone',
    share(0.0004, ({ person }) => person.female && person.marital === '20'),
    { withMinor: ({ house }) => (house.members.some((one) => one.age < 18) ? '1' : '0') },
  ),
  plan('ps-hukou-change', 'everyone', share(0.002, aged(2)), {
    kind: (_, draw) => draw.pick(['迁出本县', '迁入', '分户', '省内移居']),
  }),
  plan('ps-residence', 'everyone', share(0.01, inGroup('general'))),
  plan('ps-vehicle', 'registered', share(0.05, both(registered, aged(20, 70))), {
    plate: ({ house, person }) => `浙Q${String(house.index).padStart(5, '0')}${person.relation.slice(0, 1)}`,
    kind: (_, draw) => draw.pick(['小型轿车', '普通二轮摩托车', '残疾人机动轮椅车', '轻型货车']),
  }),
  plan('ju-correction', 'registered', share(0.001, aged(18)), { hardship: () => '1' }),
  plan('ju-released', 'registered', share(0.001, both(registered, aged(18))), {
    threeNone: (_, draw) => (draw.happens(0.1) ? '1' : '0'),
  }),
  plan('ju-legal-aid', 'registered', share(0.003, registered)),
  plan('ct-enforcement', 'registered', share(0.004, aged(18)), { role: (_, draw) => draw.pick(['1', '1', '2', '3']) }),
  plan('ct-judicial-aid', 'everyone', share(0.0005, aged(18))),
  plan('ct-maintenance', 'registered', share(0.004, aged(60)), { monthly: () => 50_000 }),
  plan('pr-judicial-aid', 'registered', share(0.0003, registered)),
]
