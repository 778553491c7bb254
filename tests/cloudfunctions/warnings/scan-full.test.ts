import { findWarningRule } from '@shared/warnings/catalogue'
import { CountyWorld, restoreMachine } from '../feeds/county-world'

afterAll(restoreMachine)

/** Whoever died holding an area gives it back by then. */
const MINUTES_A_TRY = 2

const chanceOf = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

/** Everything the scan leaves behind that a person could see, without ids of calls and clocks. */
const left = (world: CountyWorld): string[] => {
  const of = (name: string, fields: readonly string[]) =>
    world.database
      .all(name)
      .map((document) => `${name}/${document._id} ${JSON.stringify(fields.map((field) => document[field]))}`)
  return [
    ...of('warnings', ['ruleId', 'personName', 'dueOn', 'status', 'firings', 'taskId', 'told']).map((text) =>
      text.replace(/"at":"[^"]*"/, ''),
    ),
    ...of('scanMarks', ['dueOn', 'waitsFor']),
    ...of('tasks', ['assigneeStaffId', 'titleZh']),
    ...of('entitlements', ['areaCode']),
    ...of('outbox', ['kind']).filter((text) => text.includes('newWarning') || text.includes('newTask')),
  ].sort()
}

describe('a county looked at as a whole', () => {
  const world = new CountyWorld(40)
  let before: Map<string, string>
  let expected: string[]
  let undisturbed: { householdsScanned: number; opened: number }

  const again = () => {
    world.at()
    world.database.fate = () => undefined
    world.database.documents.clear()
    for (const [key, text] of before) world.database.documents.set(key, text)
  }
  const administrator = () => world.as('staff-administrator')

  /** Slices side by side until the scan is over, each attempt a little later. */
  const runFull = async (side: number) => {
    for (let minute = 0; minute < 600; minute += MINUTES_A_TRY) {
      world.at(new Date(Date.parse('2026-11-23T06:10:00+08:00') + minute * 60_000).toISOString())
      const { scanId } = await administrator()
        .call('warnings', 'startFullScan', {})
        .catch(() => ({ scanId: undefined }))
      if (scanId === undefined) continue
      const slices = await Promise.all(
        Array.from({ length: side }, () =>
          administrator()
            .call('warnings', 'continueFullScan', { scanId })
            .catch(() => undefined),
        ),
      )
      // Killed after its last commit, a scan is over although nobody was told.
      const over = world.database
        .all('warningScans')
        .find(({ kind, status }) => kind === 'full' && status === 'finished')
      const finished = over ?? slices.find((slice) => slice?.finished)
      if (finished) return { householdsScanned: Number(finished.householdsScanned), opened: Number(finished.opened) }
    }
    throw new Error('never finished')
  }

  beforeAll(async () => {
    world.at()
    await world.sendAll('start')
    await world.sendAll('morning')
    // Nobody is marked: a full scan needs no mark to find a household.
    for (const key of [...world.database.documents.keys()])
      if (key.startsWith('scanMarks/')) world.database.documents.delete(key)
    before = new Map(world.database.documents)
    undisturbed = await runFull(1)
    expected = left(world)
  }, 60_000)

  it('finds what the incremental scan finds', async () => {
    const full = world.warnings().map(({ _id }) => _id)
    expect(undisturbed.opened).toBe(full.length)
    expect(undisturbed.householdsScanned).toBe(world.database.all('households').length)
    again()
    const mark = { version: 1, dueOn: '1900-01-01', waitsFor: [] }
    const blocks = new Map<string, Record<string, typeof mark>>()
    for (const { _id, blockId } of world.database.all('households'))
      blocks.set(String(blockId), { ...blocks.get(String(blockId)), [_id]: mark })
    for (const [_id, homes] of blocks)
      world.database.insert('scanMarks', {
        ...mark,
        _id,
        schemaVersion: 2,
        createdAt: '',
        updatedAt: '',
        areaCode: '339921107201',
        homes,
      })
    await world.scan()
    expect(
      world
        .warnings()
        .map(({ _id }) => _id)
        .sort(),
    ).toEqual([...full].sort())
  })

  it('three workers share the areas and nothing is done twice', async () => {
    again()
    expect(await runFull(3)).toMatchObject(undisturbed)
    expect(left(world)).toEqual(expected)
  })

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'killed at random, it leaves what an undisturbed one leaves (seed %i)',
    async (seed) => {
      again()
      const chance = chanceOf(seed)
      let deaths = 0
      world.database.fate = () => {
        if (chance() >= 0.25) return
        deaths += 1
        throw new Error('killed')
      }
      const outcome = await runFull(1 + (seed % 3))
      expect(deaths).toBeGreaterThan(0)
      expect(left(world)).toEqual(expected)
      expect(outcome).toMatchObject(undisturbed)
    },
    60_000,
  )

  it('facts that change while it goes on are looked at by the incremental scan', async () => {
    again()
    const { scanId } = await administrator().call('warnings', 'startFullScan', {})
    const header = '身份证号,姓名,推送日期,本年累计个人负担'
    const first = world.csv('mi-large-expense', [header, '339921197604180223,林秀云,2026-11-23,45000'])
    const [, , sent] = await Promise.all([
      administrator().call('warnings', 'continueFullScan', { scanId }),
      world.scan(),
      world.send(first),
    ])
    expect(sent.rows.accepted + sent.rows.unchanged).toBe(1)
    await runFull(1)
    await world.scan()
    expect(
      world.warnings().filter((w) => w.personName === '林秀云' && w.ruleId === 'medical-selfpaid-30k'),
    ).toHaveLength(1)
  })

  it('a new firing adds to the evidence of the open warning and opens none', async () => {
    again()
    await runFull(1)
    const mine = () => world.warnings().find((w) => w.personName === '林秀云' && w.ruleId === 'medical-selfpaid-30k')
    expect(mine()).toMatchObject({ firings: 1, told: { staffId: 'staff-story-officer' }, subject: 'person' })
    const header = '身份证号,姓名,推送日期,本年累计个人负担'
    await world.send(world.csv('mi-large-expense', [header, '339921197604180223,林秀云,2026-11-23,52000']))
    expect(await world.scan()).toMatchObject({ opened: 0, updated: 1 })
    expect(mine()).toMatchObject({ firings: 2 })
    const { evidence } = await world.as('staff-story-officer').call('warnings', 'get', { warningId: mine()!._id })
    expect(evidence.map(({ valueZh }) => valueZh).join()).toMatch(/36,172\.35.*52,000/)
    expect(await world.scan()).toMatchObject({ householdsScanned: 0, updated: 0 })
  })
})

describe('violence at home', () => {
  const world = new CountyWorld(40)
  const everythingBut = (names: readonly string[]) =>
    [...world.database.documents].filter(([key]) => !names.some((name) => key.startsWith(`${name}/`)))

  beforeAll(async () => {
    world.at()
    await world.sendAll('start')
    await world.scan()
    const header = '受害人身份证号,受害人姓名,签发日期,是否涉及未成年人'
    const sent = await world.send(world.csv('ps-domestic-violence', [header, '339921197604180223,林秀云,2026-11-22,1']))
    expect(sent.rows.accepted).toBe(1)
  }, 60_000)

  it('goes to the named person on the sealed channel, once, and nowhere else', async () => {
    const warned = world.warnings().length
    // Not counted either: a number beside a shorter queue would tell.
    expect(await world.scan()).toMatchObject({ opened: 0 })
    const reports = world.database.all('sealedReports')
    expect(reports).toHaveLength(1)
    expect(reports[0]).toMatchObject({
      kind: 'domesticViolence',
      status: 'open',
      receiverStaffId: 'staff-women-federation',
      receiverRole: 'departmentOfficer',
    })
    expect(world.warnings()).toHaveLength(warned)
    const seen = everythingBut([
      'sealedReports',
      // Whose post is named for such reports is no secret.
      'staff',
      'outbox',
      'auditEntries',
      'feedRows',
      'factSheets',
      'batches',
      'scanMarks',
      'warningScans',
      'scanShards',
      'feedArrivals',
      'attachments',
      'idempotency',
    ])
    expect(seen.filter(([, text]) => /domestic|家暴/.test(text))).toEqual([])
    expect(
      JSON.stringify(
        world.database
          .all('auditEntries')
          .filter(({ action }) => String(action).startsWith('warnings'))
          .map(({ note }) => note),
      ),
    ).not.toMatch(/sealed|violence/)
  })

  it('officers find no trace of it: not in the queue, its counts, the ledger or a back-test of the rule', async () => {
    const rule = findWarningRule('domestic-violence-lowincome')
    const seen = await Promise.all(
      ['staff-story-officer', 'staff-dispatcher', 'staff-administrator'].flatMap((who) => {
        const areaCode = who === 'staff-story-officer' ? '339921107' : '339921'
        return [
          world.as(who).call('warnings', 'list', { areaCode, limit: 100 }),
          world.as(who).call('warnings', 'today', { areaCode }),
          world.as(who).call('warnings', 'ledger', { areaCode, limit: 100 }),
        ]
      }),
    )
    expect(JSON.stringify(seen)).not.toMatch(/domestic-violence|家暴|家庭暴力|告诫/)
    expect(await world.as('staff-administrator').call('warnings', 'backTest', { rule: { ...rule } })).toMatchObject({
      problems: [{ path: 'sealed' }],
      fired: 0,
      byTownship: {},
    })
    for (const who of ['staff-dispatcher', 'staff-story-officer'])
      await expect(world.as(who).call('warnings', 'backTest', { rule: { ...rule } })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    // Nor with the seal taken off the draft.
    const open = await world
      .as('staff-administrator')
      .call('warnings', 'backTest', { rule: { ...rule, sealed: false } })
    expect(open).toMatchObject({ problems: [{ path: 'sealed' }], fired: 0 })
  })

  it('another scan writes no second report', async () => {
    const { scanId } = await world.as('staff-administrator').call('warnings', 'startFullScan', {})
    await world.as('staff-administrator').call('warnings', 'continueFullScan', { scanId })
    expect(world.database.all('sealedReports')).toHaveLength(1)
  })
})
