import { packSheet } from '@shared/facts/pack-sheet'
import { emptySheet, type Facts } from '@shared/facts/sheet'
import type { FactScalar } from '@shared/facts/model'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { COMMUNITY, GRID, TOWNSHIP } from '../kit/people'

let county: County
const stamp = { schemaVersion: 2, version: 1, createdAt: '2026-10-20T08:00:00.000+08:00' }

beforeAll(async () => {
  county = await openCounty('visits', 'tasks')
}, 60_000)
afterAll(() => county.close())

const db = () => county.cloud.db
const all = (collection: string, query: Record<string, unknown> = {}) =>
  db().find(collection, query) as unknown as Record<string, never>[]
const as = (who: string) => county.as(who)

const facts = (values: Record<string, FactScalar>): Facts =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { value, source: { kind: 'feed' as const, feedId: 'ca-tekun', label: '特困供养人员名册' }, asOf: '2026-11-20' },
    ]),
  )

/** A household of the grid with what is known of it, marked as changed now. */
const knows = async (
  householdId: string,
  household: Record<string, FactScalar>,
  members: Record<string, Record<string, FactScalar>>,
) => {
  const sheet = {
    ...emptySheet(householdId),
    version: 1,
    household: facts(household),
    members: Object.entries(members).map(([personId, known]) => ({ personId, facts: facts(known) })),
  }
  const updatedAt = county.cloud.clock.now()
  const homes = { [householdId]: county.sealJson(JSON.parse(packSheet(sheet))) }
  db().remove('factSheets', { _id: householdId })
  db().remove('scanMarks', { _id: householdId })
  await db().insert('factSheets', { ...stamp, updatedAt, _id: householdId, areaCode: GRID, count: 1, homes })
  const mark = { version: 1, dueOn: '1900-01-01', waitsFor: [] }
  await db().insert('scanMarks', {
    ...stamp,
    updatedAt,
    _id: householdId,
    areaCode: GRID,
    dueOn: mark.dueOn,
    waitsFor: [],
    homes: { [householdId]: mark },
  })
}

const night = async () => {
  await county.timer('visits', 'rework-risks')
  await county.timer('visits', 'plan-visits')
}
const planOf = () =>
  all('visitPlans', { areaCode: GRID, month: '2026-11' })[0] as never as {
    entries: { householdId: string; plannedOn: string; state: string; late: { remindedOn: string | null } }[]
  }

describe('the risk of a household', () => {
  beforeAll(async () => {
    await knows(
      'home-ye',
      { 'household.livesAlone': true, 'housing.singleStoreyOld': true },
      { 'person-ye': { 'person.age': 81 } },
    )
    await knows(
      'home-lin',
      { 'household.livesAlone': false },
      { 'person-lin': { 'person.age': 50, 'medical.selfPaidYtd': 3_617_235 }, 'person-jian': {}, 'person-hao': {} },
    )
    await night()
  })

  it('is weighed when something of it has changed, and kept without anything that it rests on', () => {
    const [block] = all('householdRisks', { _id: 'home-ye' })
    expect(block).toMatchObject({
      areaCode: COMMUNITY,
      homes: { 'home-ye': { held: 'high', weighed: 'high', statutory: true } },
    })
    expect(JSON.stringify(all('householdRisks'))).not.toMatch(/person\.age|medical|livesAlone/)
  })

  it('is shown with every item: value, source, date, points, and what is not known yet', async () => {
    const risk = await as('su').call('visits', 'risk', { householdId: 'home-ye' })
    expect(risk).toMatchObject({
      level: 'high',
      levelZh: '高风险',
      everyZh: '每周1次',
      // Alone 12, over eighty 6, elders only 5: capped at 20; old house 4.
      score: 24,
      chosen: null,
      maySet: true,
    })
    expect(risk.floorsZh).toContain('80岁以上独居或空巢老人：至少高风险（每周1次）')
    const alone = risk.raises.find(({ id }) => id === 'alone-elder')
    expect(alone).toMatchObject({ verdict: 'met', points: 12 })
    expect(alone?.evidenceZh).toEqual(['是否独居：是（部门数据：特困供养人员名册，2026-11-20）'])
    const house = risk.raises.find(({ id }) => id === 'danger-cd')
    expect(house).toMatchObject({ verdict: 'unknown', evidenceZh: [] })
    expect(house?.askZh).toMatch(/^房屋等级和解危还不知道/)
  })

  it('tells illness to the township only: the coordinator’s lines leave it out, and the sum with it', async () => {
    const officer = await as('su').call('visits', 'risk', { householdId: 'home-lin' })
    expect(officer.raises.find(({ id }) => id === 'self-30k')).toMatchObject({ verdict: 'met', points: 10 })
    expect(officer.score).toBe(10)
    await db().insert('staff', {
      schemaVersion: 1,
      version: 1,
      createdAt: stamp.createdAt,
      updatedAt: stamp.createdAt,
      _id: 'staff-coordinator',
      name: '协理员',
      role: 'assistanceCoordinator',
      areaCode: COMMUNITY,
      openid: 'openid-coordinator',
      status: 'active',
    })
    const coordinator = await as('coordinator').call('visits', 'risk', { householdId: 'home-lin' })
    expect(coordinator.raises.map(({ id }) => id)).not.toContain('self-30k')
    expect(coordinator.score).toBeNull()
    expect(JSON.stringify(coordinator)).not.toMatch(/看病|大病|精神障碍|残疾人|自理/)
  })

  it('looking is written into the ledger of who looked', () => {
    expect(all('auditEntries', { action: 'visits.risk', kind: 'read' }).length).toBeGreaterThan(0)
  })

  it.each([
    ['a grid worker', 'lan', 'FORBIDDEN'],
    ['another township', 'chen', 'FORBIDDEN'],
    ['a department', 'he', 'FORBIDDEN'],
    ['a resident', 'somebody', 'FORBIDDEN'],
  ])('is not shown to %s', async (_, who, code) => {
    await expectRefusal(county, () => as(who).call('visits', 'risk', { householdId: 'home-ye' }), { code })
  })

  it('another level by hand needs a reason and stands beside what is weighed', async () => {
    const set = (level: 'key' | 'high' | null, reasonZh: string, who = 'su') =>
      as(who).call('visits', 'setRiskLevel', { householdId: 'home-lin', level, reasonZh })
    await expectRefusal(county, () => set('key', '改'), { code: 'INVALID_INPUT' })
    await expectRefusal(county, () => set('key', '女儿不在身边', 'lan'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => set('key', '女儿不在身边', 'lei'), { code: 'FORBIDDEN' })
    expect(await set('key', '刚做完手术，家里没人照看')).toMatchObject({ level: 'key', levelZh: '重点' })
    const risk = await as('su').call('visits', 'risk', { householdId: 'home-lin' })
    expect(risk).toMatchObject({
      level: 'key',
      weighedZh: '平稳',
      chosen: { levelZh: '重点', byName: '苏晓敏', reasonZh: '刚做完手术，家里没人照看' },
    })
    const coordinator = await as('coordinator').call('visits', 'risk', { householdId: 'home-lin' })
    expect(coordinator.chosen).toMatchObject({ levelZh: '重点', reasonZh: null })
    expect(JSON.stringify(all('householdRisks'))).not.toContain('手术')
    expect(all('auditEntries', { action: 'visits.setRiskLevel' }).map(({ note }) => note)).toContain('risk level key')
  })

  it('by hand never under what the law asks', async () => {
    const lower = { householdId: 'home-ye', level: 'stable' as const, reasonZh: '女儿每天都来' }
    expect(await as('su').call('visits', 'setRiskLevel', lower)).toMatchObject({ level: 'key' })
    const back = { householdId: 'home-ye', level: null, reasonZh: '女儿回城里了' }
    expect(await as('su').call('visits', 'setRiskLevel', back)).toMatchObject({ level: 'high' })
    const risk = await as('su').call('visits', 'risk', { householdId: 'home-ye' })
    expect(risk).toMatchObject({ chosen: null, earlier: [{ wordsZh: '苏晓敏改为平稳', at: '2026-11-23' }] })
  })

  it('a run with nothing changed writes nothing', async () => {
    await night()
    const before = JSON.stringify([all('householdRisks'), all('visitPlans'), all('planMarks')])
    await night()
    expect(JSON.stringify([all('householdRisks'), all('visitPlans'), all('planMarks')])).toBe(before)
  })
})

describe('the plan of a grid', () => {
  it('holds each household as often as its level asks, on working days from today', () => {
    const entries = planOf().entries.filter(({ state }) => state === 'planned')
    expect(entries.filter(({ householdId }) => householdId === 'home-ye')).toHaveLength(1)
    for (const { plannedOn } of entries) expect(plannedOn >= '2026-11-23' && plannedOn <= '2026-11-30').toBe(true)
  })

  it('is read by its worker: doors and days, no level and no reason', async () => {
    const plan = await as('lan').call('visits', 'myPlan', {})
    const ye = plan.visits.find(({ nameZh }) => nameZh === '叶根福')
    expect(ye).toMatchObject({ addressZh: '溪边路17号', everyZh: '每周1次', taskId: null })
    expect(JSON.stringify(plan)).not.toMatch(/风险|重点|独居|医疗|"level"/)
    expect((await as('xu').call('visits', 'myPlan', {})).visits).toEqual([])
    await expectRefusal(county, () => as('somebody').call('visits', 'myPlan', {}), { code: 'FORBIDDEN' })
  })

  it('a planned visit becomes one card, however often it is taken along', async () => {
    const plan = await as('lan').call('visits', 'myPlan', {})
    const { householdId = '', periodFrom = '' } = plan.visits.find(({ nameZh }) => nameZh === '叶根福') ?? {}
    const take = () => as('lan').call('visits', 'startPlanned', { visits: [{ householdId, periodFrom }] })
    const { tasks } = await take()
    expect((await take()).tasks).toEqual(tasks)
    expect(all('tasks', { householdId })).toHaveLength(1)
    expect(all('tasks', { householdId })[0]).toMatchObject({
      titleZh: '关爱走访',
      status: 'accepted',
      assigneeStaffId: 'staff-lan',
      personName: '叶根福',
    })
    const again = await as('lan').call('visits', 'myPlan', {})
    expect(again.visits.find((visit) => visit.householdId === householdId)).toMatchObject({ taskId: tasks[0]?.taskId })
    // Another worker's list is not theirs to start.
    const visits = [{ householdId, periodFrom }]
    await expectRefusal(county, () => as('xu').call('visits', 'startPlanned', { visits }), { code: 'NOT_FOUND' })
  })

  it('the visit that is made is the planned one; the plan shows it at once and the next night keeps it', async () => {
    const [task] = all('tasks', { householdId: 'home-ye' }) as unknown as { _id: string }[]
    await as('lan').call('visits', 'submit', {
      taskId: task?._id ?? '',
      clientVisitId: '01JDQZ7P1AN00000000000001',
      startedAt: county.cloud.clock.now(),
      outcome: 'met',
      safety: 'safe',
      members: [
        { personId: 'person-ye', name: '叶根福', relationZh: '户主', hukouRegistered: true, livesTogether: true },
      ],
    })
    const plan = await as('lan').call('visits', 'myPlan', {})
    expect(plan.visits.find(({ nameZh }) => nameZh === '叶根福')).toMatchObject({ when: 'made', madeOn: '2026-11-23' })
    await county.cloud.clock.set('2026-11-24T06:00:00+08:00')
    await night()
    expect(
      planOf().entries.filter(({ householdId, state }) => householdId === 'home-ye' && state === 'made'),
    ).toHaveLength(1)
  })

  it('the township sees it grid by grid, the village its own, nobody else', async () => {
    const seen = await as('su').call('visits', 'planOverview', { areaCode: TOWNSHIP })
    expect(seen).toMatchObject({ month: '2026-11', made: 1, areas: [{ areaZh: '前渡村第二网格', workerZh: '兰小燕' }] })
    expect(seen.areas[0]?.byLevel.find(({ levelZh }) => levelZh === '高风险')).toMatchObject({ households: 1 })
    expect(seen.areas[0]?.days.reduce((sum, { made, planned }) => sum + made + planned, 0)).toBe(
      planOf().entries.filter(({ state }) => state !== 'missed').length,
    )
    const refused = (who: string, areaCode: string, code: string) =>
      expectRefusal(county, () => as(who).call('visits', 'planOverview', { areaCode }), { code })
    await refused('chen', TOWNSHIP, 'FORBIDDEN')
    await refused('lan', GRID, 'FORBIDDEN')
    await refused('su', '339921', 'INVALID_INPUT')
  })
})
