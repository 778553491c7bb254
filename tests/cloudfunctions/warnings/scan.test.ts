import { CountyWorld, restoreMachine } from '../feeds/county-world'

afterAll(restoreMachine)

const chanceOf = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

const opened = (world: CountyWorld) =>
  world
    .warnings()
    .map((w) => `${w.ruleId}/${w.personName}`)
    .sort()

describe('the scan of the story', () => {
  const world = new CountyWorld()
  beforeAll(async () => {
    world.at()
    await world.sendAll('start')
    await world.scan()
  })

  it('before the morning, no warning in 青嶂镇 and one of each kind in 石埠镇', () => {
    expect(world.warnings().filter((w) => w.areaCode.startsWith('339921107'))).toEqual([])
    expect(
      world
        .warnings()
        .map((w) => w.ruleId)
        .sort(),
    ).toEqual([
      'cert-invalid-still-paid',
      'danger-house-occupied',
      'danger-house-occupied',
      'medical-selfpaid-30k',
      'turning-80',
    ])
  })

  it('36,172.35 yuan fires, exactly 30,000.00 does not; only the changed households are looked at', async () => {
    await world.sendAll('morning')
    expect(await world.scan()).toMatchObject({ householdsScanned: 2, opened: 1, finished: true })
    const mine = world.warnings().filter((w) => w.areaCode.startsWith('339921107'))
    expect(mine).toMatchObject([
      {
        ruleId: 'medical-selfpaid-30k',
        personName: '林秀云',
        addressText: '水井巷8号',
        dueOn: '2026-11-30',
        status: 'open',
      },
    ])
  })

  it('the same file and another scan raise nothing', async () => {
    expect((await world.send(world.file('mi-large-expense', 'morning'))).status).toBe('alreadyKnown')
    expect(await world.scan()).toMatchObject({ householdsScanned: 0, opened: 0 })
  })

  it('a smaller amount pushed later, and a bigger one, leave the one warning alone', async () => {
    const header = '身份证号,姓名,推送日期,本年累计个人负担'
    for (const yuan of ['35000', '50000'])
      await world.send(world.csv('mi-large-expense', [header, `339921197604180223,林秀云,2026-11-23,${yuan}`]))
    expect(await world.scan()).toMatchObject({ opened: 0 })
    expect(world.warnings().filter((w) => w.personName === '林秀云')).toHaveLength(1)
  })

  it('one message to the township officer, without name, illness or amount', () => {
    const told = world.database
      .all('outbox')
      .filter((row) => (row.payload as { staffId?: string }).staffId === 'staff-story-officer')
    expect(told.map((row) => (row.payload as { textZh: string }).textZh)).toEqual(['辖区有1户需要关心，请查看'])
  })

  it('grade B in the housing file brings no warning', async () => {
    world.at('2026-11-25T09:40:00+08:00')
    await world.sendAll('later')
    expect(await world.scan()).toMatchObject({ householdsScanned: 1, opened: 0 })
  })

  it('the evidence lies sealed: no amount stands open in the ledger', () => {
    expect(JSON.stringify(world.warnings())).not.toMatch(/36172|36,172|3617235/)
  })

  it('every household looked at again opens nothing twice, and each is looked at', async () => {
    const administrator = world.as('staff-administrator')
    const begun = await administrator.call('warnings', 'startFullScan', {})
    expect(begun).toMatchObject({ kind: 'full', finished: false, householdsScanned: 0 })
    expect(await administrator.call('warnings', 'startFullScan', {})).toMatchObject({ scanId: begun.scanId })
    const before = world.warnings().length
    const scanned = await administrator.call('warnings', 'continueFullScan', { scanId: begun.scanId })
    expect(scanned).toMatchObject({ householdsScanned: begun.households, opened: 0, updated: 0, finished: true })
    expect(world.warnings()).toHaveLength(before)
    expect((await administrator.call('warnings', 'listScans', {})).items[0]).toMatchObject({ finished: true })
    for (const action of ['startFullScan', 'scanAreas'] as const)
      await expect(world.as('staff-story-officer').call('warnings', action, {})).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
  })

  it('only the administrator starts a scan; a forged timer is refused', async () => {
    await expect(world.as('staff-story-officer').call('warnings', 'scan', {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const forged = await world.as('staff-administrator').raw('warnings', { Type: 'Timer', TriggerName: 'scan' })
    expect(forged).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await world.timer('warnings', 'scan')).toMatchObject({ ok: true })
  })
})

describe('what is due by the calendar alone', () => {
  const world = new CountyWorld(24)

  it('a person turns 80 and no file changes: the scan of that day finds it, none before', async () => {
    world.at()
    await world.sendAll('start')
    await world.scan()
    const header = '身份证号,姓名,户号,与户主关系,性别,出生日期,乡镇,村(社区),详细地址'
    const person = '33992119461201001X,金老伯,QX1,户主,男,1946-12-01,青嶂镇,前渡村,老街3号'
    expect((await world.send(world.csv('ps-household-register', [header, person]))).rows.accepted).toBe(1)
    expect(await world.scan()).toMatchObject({ opened: 0 })
    for (const day of ['2026-11-24', '2026-11-29', '2026-11-30']) {
      world.at(`${day}T06:10:00+08:00`)
      expect(await world.scan()).toMatchObject({ opened: 0 })
    }
    world.at('2026-12-01T06:10:00+08:00')
    expect(await world.scan()).toMatchObject({ opened: 1, householdsScanned: 1 })
    expect(opened(world)).toContain('turning-80/金老伯')
  })
})

describe('what cannot be told', () => {
  const world = new CountyWorld(24)

  it('names the feed that is missing, and looks again when it has come', async () => {
    world.at()
    for (const feed of ['pl-grid-map', 'bd-address', 'ps-household-register']) await world.send(world.file(feed))
    const header = '身份证号,姓名,户号,与户主关系,性别,出生日期,乡镇,村(社区),详细地址'
    await world.send(
      world.csv('ps-household-register', [
        header,
        '339921194610200012,金老伯,QX1,户主,男,1946-10-20,青嶂镇,前渡村,老街3号',
      ]),
    )
    const first = await world.scan()
    expect(first.opened).toBe(0)
    expect(first.cannotTell).toBeGreaterThan(0)
    const run = world.database.all('warningScans').at(-1)
    expect(Object.keys(run?.missingFeeds as object)).toContain('ca-elder-allowance')
    expect(await world.scan()).toMatchObject({ householdsScanned: 0 })
    await world.send(world.file('ca-elder-allowance'))
    await world.scan()
    expect(opened(world)).toContain('turning-80/金老伯')
  })
})

describe('a scan killed again and again', () => {
  const quiet = new CountyWorld(40)
  beforeAll(async () => {
    quiet.at()
    await quiet.sendAll('start')
    await quiet.sendAll('morning')
    await quiet.scan()
  })

  it.each([1, 2])('raises what an undisturbed one raises, each once, each told once (seed %i)', async (seed) => {
    const world = new CountyWorld(40)
    await world.sendAll('start')
    await world.sendAll('morning')
    const chance = chanceOf(seed)
    let deaths = 0
    world.database.fate = () => {
      if (chance() >= 0.3) return
      deaths += 1
      throw new Error('killed')
    }
    for (let finished = false; !finished;)
      finished = await world.scan().then(
        (run) => run.finished,
        () => false,
      )
    world.database.fate = () => undefined
    expect(deaths).toBeGreaterThan(0)
    expect(opened(world)).toEqual(opened(quiet))
    const told = (w: CountyWorld) =>
      w.database.all('outbox').filter((row) => String(row._id).includes('newWarning')).length
    expect(told(world)).toBe(told(quiet))
  })
})
