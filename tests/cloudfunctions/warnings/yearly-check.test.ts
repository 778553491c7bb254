import { STORY_IDS } from '../../../tools/county/story-people'
import { CountyWorld, restoreMachine } from '../feeds/county-world'

afterAll(restoreMachine)

const COUNTY = '339921'
const FEDERATION = 'staff-disabled-federation'

describe('the federation’s check of the year', () => {
  const world = new CountyWorld()
  const officer = () => world.as(FEDERATION)
  const overview = (areaCode = COUNTY) => officer().call('warnings', 'yearlyOverview', { areaCode })
  const list = (show: 'all' | 'differs' | 'unknown' | 'passed' | 'confirmed' = 'all', areaCode = COUNTY) =>
    officer().call('warnings', 'yearlyChecks', { areaCode, show, limit: 100 })
  let minute = 10
  const run = async () => {
    world.at(`2026-11-23T07:${String(minute++)}:00+08:00`)
    await officer().call('warnings', 'startYearlyCheck', { areaCode: COUNTY })
    for (;;) {
      const progress = await officer().call('warnings', 'continueYearlyCheck', { areaCode: COUNTY })
      if (progress.status === 'finished') return progress
    }
  }
  const cert = (lines: string[]) =>
    world.csv('df-cert', ['身份证号,姓名,残疾类别,残疾等级,发证日期,有效期至,证件状态,变更时间', ...lines])

  beforeAll(async () => {
    world.at()
    await world.sendAll('start')
  })

  it('is the federation’s and the dispatcher’s, and nobody else’s', async () => {
    expect((await overview()).progress).toMatchObject({ status: 'notBegun' })
    await expect(
      world.as('staff-dispatcher').call('warnings', 'yearlyOverview', { areaCode: COUNTY }),
    ).resolves.toBeDefined()
    for (const by of ['staff-civil-affairs', 'staff-housing', 'staff-story-officer', 'staff-administrator'])
      await expect(world.as(by).call('warnings', 'yearlyChecks', { areaCode: COUNTY })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    await expect(officer().call('warnings', 'continueYearlyCheck', { areaCode: COUNTY })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('while no list of deaths has come nobody passes: what no list tells is not known', async () => {
    await run()
    const { total } = await overview()
    expect(total).toMatchObject({ passed: 0 })
    expect((await list('unknown')).items[0]?.reasonsZh.join()).toContain('还没有收到：死亡注销户口信息')
  })

  it('compares every holder without touching anybody: most pass, some differ or wait, each with the reason', async () => {
    const deaths = ['身份证号,姓名,死亡日期,注销日期', `${STORY_IDS.neighboursWife},苏春娥,2026-11-02,2026-11-10`]
    expect((await world.send(world.csv('ps-death', deaths))).rows.accepted).toBe(1)
    expect(await run()).toMatchObject({ done: 60, total: 60, status: 'finished' })
    const { total, byArea, feeds } = await overview()
    expect(total.passed).toBeGreaterThan(0)
    expect(total.passed).toBeGreaterThan(total.differs + total.unknown)
    expect(total.passed + total.differs + total.unknown + total.confirmed).toBe(total.holders)
    expect(byArea.reduce((sum, area) => sum + area.holders, 0)).toBe(total.holders)
    expect(feeds.find(({ titleZh }) => titleZh === '持证残疾人基础信息')?.lastDataOn).not.toBeNull()
    const { items, total: listed } = await list()
    expect(listed).toBe(total.holders)
    for (const row of items) expect(row.reasonsZh.length > 0).toBe(row.state !== 'passed')
    expect(world.database.all('tasks')).toEqual([])
    expect(world.database.all('notifications')).toEqual([])
  })

  it('towns and villages count what lies in them', async () => {
    const { byArea } = await overview()
    const [town] = byArea
    const inside = await overview(town!.areaCode)
    expect(inside.total.holders).toBe(town!.holders)
    expect(inside.byArea.reduce((sum, village) => sum + village.holders, 0)).toBe(town!.holders)
  })

  it('compared again nothing is written twice, and what a department says anew is seen', async () => {
    const before = world.database.all('yearlyChecks').map(({ _id, version }) => `${_id}@${String(version)}`)
    await run()
    expect(world.database.all('yearlyChecks').map(({ _id, version }) => `${_id}@${String(version)}`)).toEqual(before)
  })

  it('which source says what is read in one holder; a sealed row tells nothing by itself', async () => {
    const [row] = (await list()).items
    const detail = await officer().call('warnings', 'yearlyCheck', { checkId: row!.checkId })
    expect(detail.points.map(({ nameZh }) => nameZh)).toEqual(['在世', '户口', '证件', '残疾等级', '残疾类别'])
    expect(detail.points.find(({ key }) => key === 'certificate')?.sayings[0]).toMatchObject({
      sourceZh: '持证残疾人基础信息',
    })
    expect(JSON.stringify(world.database.all('yearlyChecks'))).not.toMatch(/持证残疾人|等级|正常/)
    const looks = world.database.all('auditEntries').filter(({ action }) => action === 'warnings.yearlyCheck')
    expect(looks.length).toBeGreaterThan(0)
    await expect(
      world.as('staff-civil-affairs').call('warnings', 'yearlyCheck', { checkId: row!.checkId }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('an officer confirms what was found; new words of a department ask again', async () => {
    const sheetOf = world.database.all('persons').find(({ name }) => name === '林秀云')
    expect(sheetOf).toBeDefined()
    await world.send(cert(['339921197604180223,林秀云,4,3,2020-01-01,2026-01-31,正常,2026-11-20']))
    await run()
    const find = async () => (await list()).items.find(({ personNameZh }) => personNameZh === '林秀云')!
    expect(await find()).toMatchObject({ outcome: 'differs', state: 'open' })
    const { checkId, version } = await find()
    const confirm = { checkId, version, finding: 'reassess' as const, noteZh: '已通知换证' }
    expect(await officer().call('warnings', 'confirmYearlyCheck', confirm)).toMatchObject({ state: 'confirmed' })
    await expect(officer().call('warnings', 'confirmYearlyCheck', confirm)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await list('confirmed')).items).toMatchObject([
      {
        personNameZh: '林秀云',
        confirmedZh: expect.stringMatching(/温丽芳.*要重新评定或换证（已通知换证）/) as string,
      },
    ])
    await run()
    expect(await find()).toMatchObject({ state: 'confirmed' })
    await world.send(cert(['339921197604180223,林秀云,4,3,2020-01-01,2026-01-31,注销,2026-11-22']))
    expect(await officer().call('warnings', 'yearlyCheck', { checkId })).toMatchObject({ moved: true })
    await run()
    expect(await find()).toMatchObject({ state: 'open', outcome: 'differs' })
    const notes = world.database.all('auditEntries').map(({ note }) => String(note))
    expect(notes).toContain('yearly check 2026: reassess')
  })

  it('somebody is sent once, with a card that says nothing of it', async () => {
    const row = (await list('differs')).items.find(({ personNameZh }) => personNameZh === '林秀云')!
    await officer().call('warnings', 'sendYearlyVisit', { checkId: row.checkId, version: row.version })
    const [task] = world.database.all('tasks')
    expect(task).toMatchObject({ kind: 'careVisit', titleZh: '关爱走访', warningId: null })
    expect(JSON.stringify(task)).not.toMatch(/残|证件|等级/)
    const again = (await list('differs')).items.find(({ personNameZh }) => personNameZh === '林秀云')!
    await expect(
      officer().call('warnings', 'sendYearlyVisit', { checkId: again.checkId, version: again.version }),
    ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('a page that is left goes on by the timer', async () => {
    world.at('2026-11-23T09:00:00+08:00')
    await officer().call('warnings', 'startYearlyCheck', { areaCode: COUNTY })
    expect((await overview()).progress).toMatchObject({ status: 'running', done: 0 })
    expect(await world.timer('warnings', 'yearly-checks')).toMatchObject({ data: { finished: true, done: 60 } })
    expect(await world.timer('warnings', 'yearly-checks')).toMatchObject({ data: { running: false } })
  })
})
