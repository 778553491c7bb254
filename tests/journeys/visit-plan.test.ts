import { packSheet } from '@shared/facts/pack-sheet'
import { emptySheet, type Facts } from '@shared/facts/sheet'
import { openCounty, type County } from '../cloudfunctions/kit/county'
import { COMMUNITY, GRID, TOWNSHIP } from '../cloudfunctions/kit/people'

const KNOWN = { schemaVersion: 2, version: 1, createdAt: '2026-11-01T08:00:00.000+08:00' }
const HOMES = 20

const source = { kind: 'feed' as const, feedId: 'ca-elder-special', label: '特殊困难老年人名册' }
const elder: Facts = {
  'person.age': { value: 75, source, asOf: '2026-11-20' },
  'elder.isSpecialDifficulty': { value: true, source, asOf: '2026-11-20' },
}

/** Twenty elders of one grid whom the law has visited every month, along two lanes. */
const settle = async (county: County): Promise<void> => {
  const { db, clock } = county.cloud
  const stamp = { ...KNOWN, updatedAt: clock.now() }
  const homes = Array.from({ length: HOMES }, (_, at) => ({
    id: `elder-${String(at).padStart(2, '0')}`,
    name: `老人${at}`,
    address: `${at % 2 === 0 ? '樟树弄' : '石桥头'}${at + 1}号`,
  }))
  await db.insert(
    'persons',
    homes.map(({ id, name }) => ({
      ...stamp,
      schemaVersion: 1,
      _id: `p-${id}`,
      name,
      idIndex: `index-${id}`,
      idSealed: null,
      idTail: null,
      birthDate: '1951-01-01',
      sex: 'female',
      phone: null,
      householdId: id,
    })),
  )
  await db.insert(
    'households',
    homes.map(({ id, name, address }) => ({
      ...stamp,
      _id: id,
      blockId: 'block-of-elders',
      registerIndex: null,
      areaCode: GRID,
      addressId: null,
      addressText: address,
      members: [{ personId: `p-${id}`, relationZh: '户主', isHead: true, hukouRegistered: true, livesTogether: true }],
      membersConfirmedOn: null,
      headName: name,
      staffRelative: null,
    })),
  )
  const sheets = homes.map(({ id }) => {
    const sheet = { ...emptySheet(id), version: 1, members: [{ personId: `p-${id}`, facts: elder }] }
    return [id, county.sealJson(JSON.parse(packSheet(sheet)))] as const
  })
  const marks = homes.map(({ id }) => [id, { version: 1, dueOn: '1900-01-01', waitsFor: [] }] as const)
  const block = { ...stamp, _id: 'block-of-elders', areaCode: COMMUNITY }
  await db.insert('factSheets', { ...block, count: HOMES, homes: Object.fromEntries(sheets) })
  await db.insert('scanMarks', { ...block, dueOn: '1900-01-01', waitsFor: [], homes: Object.fromEntries(marks) })
  await db.insert('staff', {
    ...stamp,
    schemaVersion: 1,
    _id: 'staff-village',
    name: '村里的同志',
    role: 'communityWorker',
    areaCode: COMMUNITY,
    openid: 'openid-village',
    status: 'active',
  })
}

describe('a month of visits', () => {
  let county: County
  beforeAll(async () => {
    county = await openCounty('visits', 'tasks')
    await settle(county)
  }, 120_000)
  afterAll(() => county.close())

  const night = async (instant?: string) => {
    if (instant) await county.cloud.clock.set(instant)
    await county.timer('visits', 'rework-risks')
    await county.timer('visits', 'plan-visits')
  }
  const morning = async (day: string) => {
    await county.cloud.clock.set(`${day}T08:30:00+08:00`)
    await county.timer('visits', 'watch-visits')
  }
  const lan = () => county.as('lan')
  const mine = async () => (await lan().call('visits', 'myPlan', {})).visits
  const told = () =>
    (county.cloud.db.find('outbox', {}) as unknown as { payload: { staffId?: string; textZh?: string } }[])
      .map(({ payload }) => `${payload.staffId}: ${payload.textZh}`)
      .filter((line) => line.includes('走访逾期'))
  const loads = async () => {
    const { areas } = await county.as('su').call('visits', 'planOverview', { areaCode: TOWNSHIP })
    return (areas[0]?.days ?? []).filter(({ planned }) => planned > 0).map(({ planned }) => planned)
  }

  it('is planned by night: everybody once, no day fuller than another by more than one, neighbours together', async () => {
    await night()
    const visits = await mine()
    expect(visits).toHaveLength(HOMES)
    expect(new Set(visits.map(({ householdId }) => householdId)).size).toBe(HOMES)
    const days = await loads()
    // 23 to 27 and 30 November.
    expect(days).toHaveLength(6)
    expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(1)
    const lanesADay = new Map<string, Set<string>>()
    for (const { plannedOn, addressZh } of visits) {
      const day = plannedOn ?? ''
      lanesADay.set(day, (lanesADay.get(day) ?? new Set()).add(addressZh.slice(0, 3)))
    }
    // Ten of each lane, three or four a day: at most one day needs both.
    expect([...lanesADay.values()].filter((lanes) => lanes.size > 1).length).toBeLessThanOrEqual(2)
  })

  it('a visit that is made stays; what was not made on its day moves, and the days stay level', async () => {
    const [first] = (await mine()).filter(({ when }) => when === 'today')
    if (!first) throw new Error('nobody is planned for today')
    const { tasks } = await lan().call('visits', 'startPlanned', { visits: [first] })
    const answer = await lan().call('visits', 'submit', {
      taskId: tasks[0]?.taskId ?? '',
      clientVisitId: '01JDQZ7P1AN00000000000099',
      startedAt: county.cloud.clock.now(),
      outcome: 'met',
      safety: 'safe',
      members: [
        {
          personId: `p-${first.householdId}`,
          name: first.nameZh,
          relationZh: '户主',
          hukouRegistered: true,
          livesTogether: true,
        },
      ],
    })
    expect(answer).toMatchObject({ taskStatus: 'completed', arrivedLate: false })
    expect((await mine()).at(-1)).toMatchObject({ householdId: first.householdId, when: 'made', madeOn: '2026-11-23' })

    await night('2026-11-24T06:00:00+08:00')
    const visits = await mine()
    expect(visits).toHaveLength(HOMES)
    expect(visits.filter(({ when }) => when === 'made')).toMatchObject([{ householdId: first.householdId }])
    const open = visits.filter(({ when }) => when !== 'made')
    expect(open.every(({ plannedOn }) => (plannedOn ?? '') >= '2026-11-24')).toBe(true)
    const days = await loads()
    expect(days.reduce((sum, day) => sum + day, 0)).toBe(HOMES - 1)
    expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(1)
  })

  it('late ones are told once each: to the worker, two working days later to the village, then to the township', async () => {
    await night('2026-12-01T06:00:00+08:00')
    // Known since 1 November, every thirty days and two of grace: on time until 3 December.
    await morning('2026-12-03')
    expect(told()).toEqual([])
    await night('2026-12-04T06:00:00+08:00')
    await morning('2026-12-04')
    await morning('2026-12-04')
    expect(told()).toEqual(['staff-lan: 您有走访逾期，请尽快上门'])
    expect((await mine())[0]).toMatchObject({ when: 'late', daysLate: 1 })
    // A weekend and a Monday later it is not yet two working days.
    await morning('2026-12-07')
    expect(told()).toHaveLength(1)
    await night('2026-12-08T06:00:00+08:00')
    await morning('2026-12-08')
    expect(told().slice(1)).toEqual(['staff-village: 辖区有走访逾期，请过问'])
    await morning('2026-12-09')
    await morning('2026-12-10')
    expect(told().slice(2)).toEqual(['staff-su: 辖区有走访逾期，请过问'])
    await morning('2026-12-11')
    expect(told()).toHaveLength(3)
    const seen = await county.as('su').call('visits', 'planOverview', { areaCode: TOWNSHIP })
    expect(seen.late).toBe(HOMES - 1)
    expect(seen.lateVisits[0]).toMatchObject({ workerZh: '兰小燕', daysLate: 8, toldZh: '已告诉乡镇（2026-12-10）' })
  })

  it('whoever was seen in November is planned for the second half of December, and a card that is out has its own clock', async () => {
    const visits = await mine()
    const late = visits.filter(({ when }) => when === 'late')
    const rested = visits.find(({ when }) => when === 'week' || when === 'later')
    expect(late).toHaveLength(HOMES - 1)
    expect(rested?.latestOn).toBe('2026-12-25')
    expect((rested?.plannedOn ?? '') > '2026-12-07').toBe(true)
    const [one] = late
    if (!one) throw new Error('nobody is late')
    const { tasks } = await lan().call('visits', 'startPlanned', { visits: [one] })
    expect(county.cloud.db.find('tasks', { _id: tasks[0]?.taskId })[0]).toMatchObject({
      dueAt: '2026-12-11T18:00:00.000+08:00',
      status: 'accepted',
    })
  })
})
