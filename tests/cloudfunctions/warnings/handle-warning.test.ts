import { CountyWorld, restoreMachine } from '../feeds/county-world'

const world = new CountyWorld()
const su = world.as('staff-story-officer')

beforeAll(async () => {
  world.at()
  await world.sendAll('start')
  await world.sendAll('morning')
  await world.scan()
})
afterAll(restoreMachine)

const queue = (staff: string, areaCode: string) => world.as(staff).call('warnings', 'list', { areaCode })
const rowOf = async (name: string) => {
  const row = (await queue('staff-story-officer', '339921107')).items.find((w) => w.personNameZh === name)
  if (!row) throw new Error(`no warning of ${name}`)
  return row
}

it("the officer's first screen: who, what, until when", async () => {
  expect((await queue('staff-story-officer', '339921107')).items).toMatchObject([
    {
      personNameZh: '林秀云',
      titleZh: '大额医疗',
      dueZh: '11月30日前',
      addressZh: '水井巷8号',
      areaZh: '前渡村',
      overdue: false,
      lastHandlingZh: null,
    },
  ])
})

it('each officer sees what is theirs: the township its own, the housing bureau the houses', async () => {
  const rules = async (staff: string, area: string) => (await queue(staff, area)).items.map((w) => w.ruleId).sort()
  expect(await rules('staff-other-officer', '339921105')).toEqual(['medical-selfpaid-30k', 'turning-80'])
  expect(await rules('staff-housing', '339921')).toEqual(['danger-house-occupied', 'danger-house-occupied'])
  expect(await rules('staff-civil-affairs', '339921')).toEqual(['cert-invalid-still-paid'])
  expect(await rules('staff-medical-insurance', '339921')).toEqual([])
  expect(await rules('staff-dispatcher', '339921')).toHaveLength(6)
})

it('evidence has label, value, source and day; the look is written into the ledger', async () => {
  const row = await rowOf('林秀云')
  const warning = await su.call('warnings', 'get', { warningId: row.warningId })
  expect(warning.evidence).toContainEqual({
    labelZh: expect.stringContaining('个人负担') as string,
    valueZh: '36,172.35元',
    sourceZh: '大额医疗费用预警推送',
    asOf: '2026-11-23',
    takenBack: false,
  })
  expect(warning.lookAgainZh).toBeNull()
  expect(warning.ruleZh).toContain('第1版')
  const looked = world.database.all('auditEntries').filter((e) => e.action === 'warnings.get' && e.outcome === 'done')
  expect(looked).toMatchObject([{ staffName: '苏晓敏', householdIds: [row.householdId] }])
})

it.each([
  ['staff-other-officer', '这户不在您的辖区，请联系青嶂镇。'],
  ['staff-housing', '这条预警由别的部门办理。'],
  ['staff-story-worker', '您没有权限做这件事，请联系负责的同志。'],
])('%s is refused, and nothing changes but the audit', async (who, messageZh) => {
  const { warningId, version } = await rowOf('林秀云')
  for (const action of ['get', 'handle', 'close'] as const) {
    const input = {
      get: { warningId },
      handle: { warningId, version, handling: 'called' },
      close: { warningId, version, result: 'dataError' },
    }[action]
    const call = world.as(who).call('warnings', action, input as never)
    await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN', messageZh })
  }
  expect((await rowOf('林秀云')).version).toBe(version)
})

it('a call is recorded; the last outcome stands in the row', async () => {
  const { warningId, version } = await rowOf('林秀云')
  await su.call('warnings', 'handle', { warningId, version, handling: 'called', noteZh: '本人说可以来' })
  expect(await rowOf('林秀云')).toMatchObject({ status: 'inProgress', lastHandlingZh: '打电话' })
})

it('转走访 gives the grid worker a card that says nothing of why', async () => {
  const { warningId, version } = await rowOf('林秀云')
  const { taskId } = await su.call('warnings', 'handle', { warningId, version, handling: 'sendVisit' })
  const [task] = world.database.all('tasks')
  expect(task).toMatchObject({
    _id: taskId,
    kind: 'careVisit',
    titleZh: '关爱走访',
    addressText: '水井巷8号',
    assigneeStaffId: 'staff-story-worker',
    openerZh: '林大姐，我是村里小兰，来看看家里有没有要搭把手的。',
    dueAt: '2026-11-25T18:00:00.000+08:00',
  })
  // Ids are left out: drawn hex may hold any two digits.
  const words = JSON.stringify(task, (name, value: unknown) => (/(^_id|Ids?)$/.test(name) ? undefined : value))
  expect(words).toContain('水井巷8号')
  expect(words).not.toMatch(/医疗|病|元|36|大额/)
  const again = await rowOf('林秀云')
  await expect(
    su.call('warnings', 'handle', { warningId, version: again.version, handling: 'sendVisit' }),
  ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  expect(world.database.all('tasks')).toHaveLength(1)
})

it('what the visit came to stands in the row; before anybody went, how the same was answered an earlier time', async () => {
  const sent = (await su.call('warnings', 'list', { areaCode: '339921107', limit: 100 })).items.find(
    ({ status, householdId }) => status === 'inProgress' && householdId !== null,
  )
  const stored = world.warnings().find(({ _id }) => _id === sent?.warningId)
  if (!sent || !stored?.taskId) throw new Error('no visit was sent')
  expect(sent.lastOutcomeZh).toBeNull()
  const { schemaVersion, createdAt, updatedAt } = stored
  const stamp = { schemaVersion, version: 1, createdAt, updatedAt }
  const earlier = {
    ...stored,
    ...stamp,
    _id: `${stored.ruleId}:earlier`,
    status: 'closed',
    result: 'alreadyCovered',
    closedOn: '2025-11-20',
    taskId: null,
  }
  world.database.insert('warnings', earlier)
  const row = async () =>
    (await su.call('warnings', 'list', { areaCode: '339921107', limit: 100 })).items.find(
      ({ warningId }) => warningId === sent.warningId,
    )
  expect((await row())?.lastOutcomeZh).toBe('2025年11月20日同样的预警：已在保')
  world.database.insert('visits', {
    ...stamp,
    schemaVersion: 1,
    requestId: null,
    visitorStaffId: 'staff-story-worker',
    visitorName: '兰小燕',
    startedAt: '2026-11-23T09:00:00.000+08:00',
    recordedAt: '2026-11-23T09:01:00.000+08:00',
    outcome: 'notHome',
    safety: null,
    sealed: '',
    photoAttachmentIds: [],
    signatureAttachmentId: null,
    policiesTold: [],
    arrivedLate: false,
    _id: 'visit-nobody-home',
    taskId: stored.taskId,
    householdId: stored.householdId,
    areaCode: stored.areaCode,
    warningId: stored._id,
  })
  expect((await row())?.lastOutcomeZh).toBe('今天09:00兰小燕上门，没人在家')
  expect(await su.call('warnings', 'get', { warningId: sent.warningId })).toMatchObject({
    lastOutcomeZh: '今天09:00兰小燕上门，没人在家',
  })
  world.database.documents.delete('visits/visit-nobody-home')
  world.database.documents.delete(`warnings/${earlier._id}`)
})

it('a version seen before somebody else acted is refused', async () => {
  const { warningId, version } = await rowOf('林秀云')
  await expect(
    su.call('warnings', 'handle', { warningId, version: version - 1, handling: 'called' }),
  ).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('本人谢绝 is asked again in 30 days, not closed', async () => {
  const other = world.as('staff-other-officer')
  const row = (await queue('staff-other-officer', '339921105')).items.find((w) => w.ruleId === 'medical-selfpaid-30k')
  if (!row) throw new Error('no row')
  await other.call('warnings', 'handle', { warningId: row.warningId, version: row.version, handling: 'declined' })
  const after = (await queue('staff-other-officer', '339921105')).items.find((w) => w.warningId === row.warningId)
  expect(after).toMatchObject({ status: 'open', lastHandlingZh: '本人谢绝（12月23日再问）', dueZh: '12月30日前' })
})

it('closed as 属实-已救助: out of the queue, the ledger keeps the result, nothing moves it any more', async () => {
  const { warningId, version } = await rowOf('林秀云')
  const closed = await su.call('warnings', 'close', {
    warningId,
    version,
    result: 'trueAided',
    noteZh: '临时救助2000元',
  })
  expect(closed.status).toBe('closed')
  expect((await queue('staff-story-officer', '339921107')).items).toEqual([])
  const all = await su.call('warnings', 'list', { areaCode: '339921107', status: 'closed' })
  expect(all.items).toMatchObject([{ statusZh: '属实-已救助' }])
  await expect(
    su.call('warnings', 'close', { warningId, version: closed.version, result: 'dataError' }),
  ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  await world.database.updateWhere('scanMarks', { fields: [] }, { dueOn: '1900-01-01' })
  expect(await world.scan()).toMatchObject({ opened: 0 })
})

it('the same tap twice acts once', async () => {
  const housing = world.as('staff-housing')
  const row = (await queue('staff-housing', '339921')).items[0]
  if (!row) throw new Error('no row')
  const input = { warningId: row.warningId, version: row.version, handling: 'called' as const }
  const first = await housing.call('warnings', 'handle', input, { idempotencyKey: 'the-same-tap-0001' })
  expect(await housing.call('warnings', 'handle', input, { idempotencyKey: 'the-same-tap-0001' })).toEqual(first)
})

describe('several warnings of one household', () => {
  const other = world.as('staff-other-officer')
  const AREA = '339921105'

  /** A second reason for the household of a warning, as another rule would have raised it. */
  const secondReason = (warningId: string, id: string, more: object = {}) => {
    const first = world.database.all('warnings').find(({ _id }) => _id === warningId)
    if (!first) throw new Error('no warning')
    world.database.insert('warnings', {
      ...first,
      _id: id,
      ruleId: 'entitled-not-received',
      titleZh: '应享未享',
      severity: 'red',
      status: 'open',
      askAgainOn: null,
      handlings: [],
      taskId: null,
      dueOn: '2026-11-24',
      ...more,
    })
  }

  it('are one visit with all reasons and the nearest deadline', async () => {
    const row = (await other.call('warnings', 'list', { areaCode: AREA })).items.find((w) => w.ruleId === 'turning-80')
    if (!row) throw new Error('no row')
    secondReason(row.warningId, 'second-reason')
    const asked = { warningId: row.warningId, version: row.version, handling: 'sendVisit' as const }
    const { taskId } = await other.call('warnings', 'handle', { ...asked, alsoWarningIds: ['second-reason'] })
    const tasks = world.database.all('tasks').filter((task) => task.householdId === row.householdId)
    expect(tasks).toMatchObject([
      { _id: taskId, warningIds: [row.warningId, 'second-reason'], dueAt: '2026-11-24T18:00:00.000+08:00' },
    ])
    const second = world.database.all('warnings').find(({ _id }) => _id === 'second-reason')
    expect(second).toMatchObject({ status: 'inProgress', taskId, handlings: [{ handling: 'sendVisit' }] })
  })

  it('a further reason on the same day joins the visit that stands', async () => {
    const row = (await other.call('warnings', 'list', { areaCode: AREA })).items.find((w) => w.ruleId === 'turning-80')
    if (!row) throw new Error('no row')
    secondReason(row.warningId, 'third-reason')
    const { taskId } = await other.call('warnings', 'handle', {
      warningId: 'third-reason',
      version: Number(world.database.all('warnings').find(({ _id }) => _id === 'third-reason')?.version),
      handling: 'sendVisit',
    })
    const tasks = world.database.all('tasks').filter((task) => task.householdId === row.householdId)
    expect(tasks).toMatchObject([{ _id: taskId, warningIds: expect.arrayContaining(['third-reason']) as string[] }])
    expect(tasks).toHaveLength(1)
  })

  it('已在保 is confirmed for each by itself, and no warning of another household goes along', async () => {
    const { items } = await other.call('warnings', 'list', { areaCode: AREA })
    const row = items.find((w) => w.ruleId === 'medical-selfpaid-30k')
    const foreign = items.find((w) => w.householdId !== row?.householdId)
    if (!row || !foreign) throw new Error('no rows')
    const asked = { warningId: row.warningId, version: row.version, alsoWarningIds: [foreign.warningId] }
    await expect(other.call('warnings', 'handle', { ...asked, handling: 'alreadyCovered' })).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    })
    await expect(other.call('warnings', 'handle', { ...asked, handling: 'called' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('the queue is red first, and who said no waits in a list of their own', async () => {
    const { items } = await other.call('warnings', 'list', { areaCode: AREA, order: 'urgent', ask: 'now', limit: 1 })
    expect(items).toMatchObject([{ severity: 'red' }])
    const later = await other.call('warnings', 'list', { areaCode: AREA, ask: 'later' })
    expect(later.items).toMatchObject([{ ruleId: 'medical-selfpaid-30k', lastHandlingZh: '本人谢绝（12月23日再问）' }])
    const now = await other.call('warnings', 'list', { areaCode: AREA, order: 'urgent', ask: 'now' })
    expect(now.items.map((w) => w.ruleId)).not.toContain('medical-selfpaid-30k')
    expect(await other.call('warnings', 'today', { areaCode: AREA })).toMatchObject({ later: 1, red: 2, overdue: 0 })
  })

  it('pages of the urgent queue meet without a gap', async () => {
    const ids: string[] = []
    let after: string | undefined
    do {
      const page = await other.call('warnings', 'list', { areaCode: AREA, order: 'urgent', limit: 1, after })
      ids.push(...page.items.map((w) => w.warningId))
      after = page.next ?? undefined
    } while (after !== undefined)
    const all = await other.call('warnings', 'list', { areaCode: AREA })
    expect([...ids].sort()).toEqual(all.items.map((w) => w.warningId).sort())
  })

  it('one warning shows the others of its household, whom it was told to, and when somebody was reached', async () => {
    const warning = await other.call('warnings', 'get', { warningId: 'second-reason' })
    expect(warning.alsoOfHousehold.map((w) => w.warningId)).toContain('third-reason')
    expect(warning.toldZh).toContain('陈岩')
    expect(warning.visitQuestionsZh.length).toBeGreaterThan(0)
    await other.call('warnings', 'handle', {
      warningId: 'second-reason',
      version: warning.version,
      handling: 'called',
    })
    expect((await other.call('warnings', 'get', { warningId: 'second-reason' })).firstContactZh).toBe('0分（工作时间）')
  })
})
