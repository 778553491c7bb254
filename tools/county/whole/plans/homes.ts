import { dayText } from '../calendar'
import type { RowSubject } from '../columns'
import type { Draw } from '../draw'
import { MODEL } from '../model'
import { all, assisted, both, dibao, inGroup, plan, registered, share, type Test } from './plan'

const { power, requests, visits, takeUp, accidents } = MODEL

/** Only elders who live alone are watched by their meters. */
const watched: Test = ({ house }) => house.aloneElder && house.cared
const METER_DAYS = 62

/** Whether the elder is away on this day: a couple of times a year for some days, and then the meter stands still. */
const away = ({ house, row }: Pick<RowSubject, 'house' | 'row'>): boolean => {
  const start = (house.index * 37) % Math.round((365 / power.absencesYear) * 1.5)
  return row >= start && row < start + 1 + (house.index % (power.absenceDays * 2))
}

const kwh = (subject: RowSubject, draw: Draw): number => {
  const { shape, mean } = power.aloneElder
  const month = Number(dayText(subject.calendar.day - 1 - subject.row).slice(5, 7))
  const use = away(subject) ? 0 : draw.gamma(shape) * (mean / shape) * (power.season[month - 1] ?? 1)
  return Math.round(use * 100) / 100
}

const dangerous: Test = ({ house }) => house.danger === 'C' || house.danger === 'D'

/** Requests come at the model's rate for the town; three towns ask hardly at all. */
const asks = ({ house }: Pick<RowSubject, 'house'>, draw: Draw): number =>
  draw.happens(
    house.village.town.requestRate * (house.registered ? 0.075 : (house.members.length * requests.per10k) / 10_000),
  )
    ? 1
    : 0

export const HOMES = [
  plan('ag-low-income', 'registered', all(inGroup('class2')), {
    kind: (_, draw) => draw.pick(['边缘易致贫户', '突发严重困难户', '相对困难户']),
    incomeYear: ({ house }) => house.perCapitaFen * 12,
    removedOn: () => undefined,
  }),
  plan('ag-dividend', 'registered', share(0.6)),
  plan(
    'ag-grain-subsidy',
    'registered',
    share(0.4, ({ person, house }) => person === house.head),
    { project: () => '耕地地力保护补贴' },
  ),
  plan('ag-industry-help', 'registered', share(0.08, inGroup('class2', 'dibaoRural'))),
  plan('ag-insurance', 'registered', share(0.01, registered)),
  plan('ag-land-contract', 'registered', share(0.6)),
  plan(
    'ag-vessel',
    'registered',
    share(
      0.01,
      both(registered, ({ house, person }) => house.village.town.coastal && person === house.head),
    ),
  ),
  plan('au-issue', 'registered', share(0.002), { issue: () => '疑似重复领取' }),
  plan('bk-deposit', 'registered', share(0.3), {
    balance: ({ house }, draw) => Math.round(draw.gamma(1.2) * (house.assisted ? 9_000 : 30_000)) * 100,
  }),
  plan('bk-insurance', 'registered', share(0.1)),
  plan('bk-payment', 'registered', share(0.3)),
  plan('bk-securities', 'registered', share(0.03)),
  plan(
    'bd-address',
    'everyone',
    all(() => true),
  ),
  plan('cu-free', 'registered', share(0.2, registered)),
  plan('cu-tv', 'registered', share(takeUp['cable-tv-relief'] ?? 0.6, assisted)),
  plan('em-collapsed', 'everyone', share(0.002, dangerous), { rebuilt: (_, draw) => (draw.happens(0.5) ? '1' : '0') }),
  plan('em-disaster-aid', 'registered', share(0.004, registered), { kind: () => '过渡期生活救助' }),
  plan(
    'em-evacuation',
    'everyone',
    share(0.01, ({ house }) => house.village.town.hazardZoneShare >= 0.05),
    { eventNo: ({ calendar }) => `TY${calendar.year}09`, returnedOn: ({ calendar }) => dayText(calendar.day - 1) },
  ),
  plan('em-winter', 'registered', share(0.05, registered)),
  plan('fi-failed', 'registered', share(0.004, registered), {
    project: () => '残疾人两项补贴',
    fixedOn: () => undefined,
  }),
  plan(
    'fi-onecard',
    'registered',
    share(0.5, ({ person, house }) => person === house.head, 12),
    { project: () => '惠农补贴' },
  ),
  plan('fr-fire', 'everyone', share(accidents.fire)),
  plan('gs-safety', 'registered', share(0.3, assisted), { hazardFound: (_, draw) => (draw.happens(0.06) ? '1' : '0') }),
  plan(
    'hc-danger-house',
    'everyone',
    (subject, draw) => (draw.happens(dangerous(subject) ? 0.95 : subject.house.assisted ? 0.5 : 0.05) ? 1 : 0),
    {
      houseId: ({ house }) => `F${house.registerNo}`,
      grade: ({ house }) => house.danger,
      occupied: (_, draw) => (draw.happens(0.9) ? '1' : '0'),
      resolved: (_, draw) => (draw.happens(0.15) ? '1' : '0'),
    },
  ),
  plan('hc-demolition', 'registered', share(0.005)),
  plan('hc-house-sale', 'registered', share(0.002, registered)),
  plan(
    'hc-public-rental',
    'registered',
    share(
      0.5,
      both(assisted, ({ house }) => !house.ownHouse),
    ),
  ),
  plan('hc-renovation', 'registered', share(takeUp['rural-dilapidated-house'] ?? 0.5, both(assisted, dangerous)), {
    approved: () => '通过',
    finishedOn: ({ calendar }, draw) => dayText(calendar.day - draw.between(5, 330)),
    amount: () => 2_500_000,
  }),
  plan(
    'hc-rent-subsidy',
    'registered',
    share(
      0.3,
      both(assisted, ({ house }) => !house.ownHouse),
      12,
    ),
  ),
  plan(
    'hc-self-built',
    'everyone',
    share(0.2, ({ house }) => house.ownHouse),
    { risk: (_, draw) => draw.pick(['未发现隐患', '未发现隐患', '一般隐患', '严重隐患']) },
  ),
  plan('hub-service', 'registered', share(0.05, registered, 2)),
  plan('nr-geohazard', 'everyone', ({ house }, draw) => (draw.happens(house.village.town.hazardZoneShare) ? 1 : 0), {
    pointKind: (_, draw) => draw.pick(['1', '2', '3']),
  }),
  plan(
    'nr-homestead',
    'registered',
    all(({ house }) => house.ownHouse),
    { idle: (_, draw) => (draw.happens(0.05) ? '1' : '0') },
  ),
  plan(
    'nr-property',
    'registered',
    share(
      0.5,
      both(registered, ({ person, house }) => person === house.head && house.ownHouse),
    ),
    { unitNo: ({ house }) => `339921GB${String(house.index).padStart(8, '0')}` },
  ),
  plan('pl-grid-event', 'registered', share(0.01, registered), {
    kind: (_, draw) => draw.pick(['突发疾病', '邻里反映困难', '独居老人异常']),
  }),
  plan(
    'ps-household-register',
    'everyone',
    all(() => true),
    {
      householdNo: ({ house }) => house.registerNo,
      relation: ({ person }) => person.relation,
      marital: ({ person }) => person.marital,
    },
    true,
  ),
  plan('pw-account', 'cared', all(watched)),
  plan('pw-daily', 'cared', (subject) => (watched(subject) ? METER_DAYS : 0), {
    date: ({ row, calendar }) => dayText(calendar.day - 1 - row),
    kwh,
    meterState: (_, draw) => (draw.happens(power.failure) ? '失败' : '成功'),
  }),
  plan('pw-arrears', 'cared', share(0.004, watched), { arrears: (_, draw) => draw.between(30, 400) * 100 }),
  plan(
    'pw-free',
    'registered',
    share(
      takeUp['free-electricity'] ?? 0.9,
      both(assisted, (subject) => dibao(subject) || subject.house.category === 'tekun'),
    ),
  ),
  plan('rb-loan', 'registered', share(0.03, inGroup('class2', 'dibaoRural')), {
    overdue: (_, draw) => (draw.happens(0.05) ? '1' : '0'),
  }),
  plan('tc-discount', 'registered', share(0.2, assisted)),
  plan('tr-commercial', 'registered', share(0.003, registered)),
  plan('tw-consent', 'registered', share(0.9), {
    signedOn: ({ calendar }, draw) => dayText(calendar.day - draw.between(1, 600)),
    validUntil: ({ calendar }, draw) => dayText(calendar.day + draw.between(-30, 700)),
    revokedOn: () => undefined,
  }),
  plan('tw-list', 'registered', share(0.8), {
    listVersion: () => '2026年版',
    deliveredOn: ({ calendar }, draw) => (draw.happens(0.9) ? dayText(calendar.day) : undefined),
    signed: () => '1',
  }),
  plan('tw-request', 'everyone', asks, {
    needType: (_, draw) => draw.weighted(requests.needs),
    firstVisitOn: ({ calendar }) => dayText(calendar.day),
    paidOn: () => undefined,
    state: (_, draw) => draw.pick(['已办结', '办理中', '已受理']),
    score: (_, draw) => draw.weighted(requests.satisfaction),
    dueOn: ({ calendar }, draw) => dayText(calendar.day + draw.between(-3, 20)),
  }),
  plan('tw-visit', 'registered', share(0.6, assisted, 2), {
    mode: (_, draw) => draw.weighted(visits.modes),
    result: (_, draw) => draw.weighted(visits.results),
    problems: (_, draw) => (draw.happens(0.1) ? 1 : 0),
  }),
  plan(
    'wr-flood-zone',
    'everyone',
    ({ house }, draw) => (draw.happens(house.village.town.hazardZoneShare / 2) ? 1 : 0),
    { zoneKind: (_, draw) => draw.pick(['4', '5', '6']), floor: (_, draw) => draw.between(1, 4) },
  ),
  plan('wr-migrant', 'registered', share(0.01, registered), { amount: () => 60_000 }),
  plan('ws-smart', 'cared', (subject) => (watched(subject) ? METER_DAYS : 0), {
    date: ({ row, calendar }) => dayText(calendar.day - 1 - row),
    m3: (subject, draw) => (away(subject) ? 0 : Math.round(draw.gamma(2) * 70) / 1000),
    meterState: (_, draw) => (draw.happens(power.failure) ? '失败' : '成功'),
  }),
  plan('wt-account', 'cared', all(watched)),
  plan('wt-arrears', 'cared', share(0.01, watched)),
  plan('wt-discount', 'registered', share(takeUp['water-fee-relief'] ?? 0.7, both(assisted, dibao))),
  plan('wt-use', 'cared', (subject) => (watched(subject) ? 12 : 0), {
    m3: (_, draw) => Math.round(draw.gamma(2) * 1500) / 1000,
    lastFlow: ({ calendar }) => dayText(calendar.day - 1),
  }),
  plan('xf-12345', 'registered', share(0.003, registered)),
]
