import { CountyWorld, restoreMachine } from '../feeds/county-world'

const world = new CountyWorld()
const dispatcher = world.as('staff-dispatcher')
const COUNTY = '339921'

beforeAll(async () => {
  world.at()
  await world.sendAll('start')
  await world.sendAll('morning')
  await world.scan()
  world.at('2026-11-23T10:00:00+08:00')
  const row = (await dispatcher.call('warnings', 'list', { areaCode: '339921107' })).items[0]
  if (!row) throw new Error('no warning')
  const { warningId, version } = row
  const called = await dispatcher.call('warnings', 'handle', { warningId, version, handling: 'called' })
  await dispatcher.call('warnings', 'close', {
    warningId,
    version: called.version,
    result: 'trueAided',
    noteZh: '临时救助2000元',
  })
})
afterAll(restoreMachine)

it('each warning stands with its evidence, rule version, who was told, how long it took and how it ended', async () => {
  const { items, total } = await dispatcher.call('warnings', 'ledger', { areaCode: COUNTY, result: 'trueAided' })
  expect(total).toBe(1)
  expect(items).toMatchObject([
    {
      titleZh: '大额医疗',
      ruleVersion: 1,
      toldZh: expect.stringContaining('苏晓敏') as string,
      // Raised at 06:10, called at 10:00: the office opened at 08:30.
      firstContactMinutes: 90,
      result: 'trueAided',
      resultNoteZh: '临时救助2000元',
      closedOn: '2026-11-23',
      visited: false,
    },
  ])
  expect(items[0]?.evidence).toContainEqual(
    expect.objectContaining({ sourceZh: '大额医疗费用预警推送', asOf: '2026-11-23' }),
  )
})

it('the values of the evidence stay in the warning', async () => {
  const { items } = await dispatcher.call('warnings', 'ledger', { areaCode: COUNTY })
  expect(items.length).toBeGreaterThan(1)
  expect(JSON.stringify(items.map(({ evidence }) => evidence))).not.toMatch(/元|36,172/)
})

it('is narrowed by rule, town, department, result and days', async () => {
  const count = async (more: object) =>
    (await dispatcher.call('warnings', 'ledger', { areaCode: COUNTY, ...more })).total
  const all = await count({})
  expect(await count({ ruleId: 'danger-house-occupied' })).toBe(2)
  expect(await count({ departmentId: 'housing' })).toBe(2)
  expect(await count({ areaCode: '339921107' })).toBe(all - (await count({ areaCode: '339921105' })))
  expect(await count({ result: 'none' })).toBe(all - 1)
  expect(await count({ from: '2026-11-24' })).toBe(0)
  expect(await count({ from: '2026-11-23', to: '2026-11-23' })).toBe(all)
})

it('pages go on where they stopped', async () => {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await dispatcher.call('warnings', 'ledger', { areaCode: COUNTY, limit: 2, after })
    ids.push(...page.items.map(({ warningId }) => warningId))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(new Set(ids).size).toBe((await dispatcher.call('warnings', 'ledger', { areaCode: COUNTY })).total)
})

it('precision has its number behind it, per rule, town and department', async () => {
  const { total, byRule, byTown, byDepartment, proposals } = await dispatcher.call('warnings', 'precision', {
    areaCode: COUNTY,
  })
  expect(total).toMatchObject({ handled: 1, confirmed: 1, tooFew: true, medianFirstContactMinutes: 90 })
  expect(byRule.find(({ key }) => key === 'medical-selfpaid-30k')).toMatchObject({ labelZh: '大额医疗', confirmed: 1 })
  expect(byTown.map(({ labelZh }) => labelZh).sort()).toEqual(['石埠镇', '青嶂镇'])
  expect(byDepartment.find(({ key }) => key === 'housing')).toMatchObject({ raised: 2, handled: 0, ratio: null })
  expect(proposals).toMatchObject([{ ruleId: 'medical-selfpaid-30k', handled: 1, proposed: null }])
})

it('who handles only some warnings has a ledger of these; a grid worker has none', async () => {
  const housing = await world.as('staff-housing').call('warnings', 'ledger', { areaCode: COUNTY })
  expect(new Set(housing.items.map(({ ruleId }) => ruleId))).toEqual(new Set(['danger-house-occupied']))
  const asking = await world.as('staff-housing').call('warnings', 'ledger', {
    areaCode: COUNTY,
    departmentId: 'civil-affairs',
  })
  expect(new Set(asking.items.map(({ ruleId }) => ruleId))).toEqual(new Set(['danger-house-occupied']))
  await expect(world.as('staff-story-worker').call('warnings', 'ledger', { areaCode: COUNTY })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(
    world.as('staff-story-officer').call('warnings', 'precision', { areaCode: '339921105' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('the silent-area map counts towns of the county and villages of a town, against people on record', async () => {
  await world.as('staff-administrator').call('warnings', 'scanAreas', {})
  const { items } = await dispatcher.call('warnings', 'silentAreas', { areaCode: COUNTY })
  expect(items.map(({ areaZh }) => areaZh).sort()).toEqual(['石埠镇', '青嶂镇'])
  const people = world.database.all('households').reduce((sum, { members }) => sum + (members as unknown[]).length, 0)
  expect(items.reduce((sum, area) => sum + (area.people ?? 0), 0)).toBe(people)
  expect(items.every(({ elders, registered }) => elders !== null && registered !== null)).toBe(true)
  expect(items.reduce((sum, { registered }) => sum + (registered ?? 0), 0)).toBeGreaterThan(0)
  const villages = await world.as('staff-story-officer').call('warnings', 'silentAreas', { areaCode: '339921107' })
  expect(villages.items).toHaveLength(5)
  await expect(
    world.as('staff-story-officer').call('warnings', 'silentAreas', { areaCode: COUNTY }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
