import type { WarningDraft } from '@shared/warnings/county-rules/draft'
import { draftOf } from '../../shared/warnings/county-rules/drafts'
import { CountyWorld, restoreMachine } from '../feeds/county-world'

afterAll(restoreMachine)

const HOUSING = 'staff-housing'
const MEDICAL = 'staff-medical-insurance'
const DISPATCHER = 'staff-dispatcher'
const TOWNSHIP = 'staff-story-officer'
const FROM = '2026-11-23'

/** Whoever lives in a house of grade C or D, from young to old: the story's county has some. */
const wide = (more: Partial<WarningDraft> = {}) =>
  draftOf({
    titleZh: '危房有人',
    conditions: [
      { factId: 'person.age', op: 'atLeast', value: 1 },
      { factId: 'housing.dangerGrade', op: 'oneOf', value: ['C', 'D'] },
    ],
    ...more,
  })

const save = (world: CountyWorld, by: string, draft: WarningDraft, more: object = {}) =>
  world.as(by).call('warnings', 'saveDraft', { draft, ...more })
const get = (world: CountyWorld, changeId: string, by: string) =>
  world.as(by).call('warnings', 'ruleChange', { changeId })
const tested = async (world: CountyWorld, changeId: string, by: string) => {
  for (;;) {
    const test = await world.as(by).call('warnings', 'testDraft', { changeId })
    if (test.finished) return test
  }
}
const propose = async (world: CountyWorld, changeId: string, by: string, more: object = {}) => {
  const { version } = await get(world, changeId, by)
  return world.as(by).call('warnings', 'proposeRule', { changeId, version, from: FROM, ...more })
}
const approve = async (world: CountyWorld, changeId: string, by: string) => {
  const { version } = await get(world, changeId, DISPATCHER)
  return world.as(by).call('warnings', 'approveRule', { changeId, version })
}
const raisedBy = (world: CountyWorld, titleZh: string) => world.warnings().filter((w) => w.titleZh === titleZh)
const fullScan = async (world: CountyWorld) => {
  const scans = await world.as('staff-administrator').call('warnings', 'listScans', {})
  const running = scans.items.find(({ kind, finished }) => kind === 'full' && !finished)
  if (!running) return undefined
  for (;;) {
    const { finished } = await world
      .as('staff-administrator')
      .call('warnings', 'continueFullScan', { scanId: running.scanId })
    if (finished) return running.scanId
  }
}

describe('a rule written by the housing bureau', () => {
  const world = new CountyWorld()
  const kept = { changeId: '', ruleId: '' }
  beforeAll(async () => {
    world.at()
    await world.sendAll('start')
    await world.scan()
  })

  it('is written with the facts the bureau may know, and read back while it is written', async () => {
    const { facts } = await world.as(HOUSING).call('warnings', 'ruleFacts', {})
    expect(facts.find(({ factId }) => factId === 'housing.dangerGrade')).toMatchObject({ kind: 'choice' })
    expect(facts.some(({ factId }) => factId === 'medical.selfPaidYtdPushed')).toBe(false)
    const read = await world.as(HOUSING).call('warnings', 'checkDraft', { draft: wide() })
    expect(read.problems).toEqual([])
    expect(read.readBack.conditionZh).toContain('年龄不低于1周岁，并且鉴定等级是')
    for (const by of [TOWNSHIP, 'staff-administrator', 'staff-story-worker'])
      await expect(world.as(by).call('warnings', 'checkDraft', { draft: wide() })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
  })

  it('faults are told by field, kept in the draft, and neither tried nor proposed', async () => {
    const wrong = wide({
      conditions: [
        { factId: 'medical.selfPaidYtdPushed', op: 'moreThan', value: 10_000 },
        { factId: 'person.isDvVictim', op: 'is', value: true },
      ],
    })
    const { changeId } = await save(world, HOUSING, wrong)
    kept.changeId = changeId
    const view = await get(world, changeId, HOUSING)
    expect(view).toMatchObject({ status: 'draft', may: { edit: true, propose: false, withdraw: true } })
    expect(view.problems).toMatchObject([
      { path: 'conditions.0.factId', messageZh: expect.stringContaining('不归本部门') as string },
      { path: 'conditions.1.factId', messageZh: expect.stringContaining('封存') as string },
    ])
    await expect(world.as(HOUSING).call('warnings', 'testDraft', { changeId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'conditions.0.factId' }, { path: 'conditions.1.factId' }],
    })
    await expect(propose(world, changeId, HOUSING)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('nobody else reads a draft, nor writes in it', async () => {
    for (const by of [DISPATCHER, MEDICAL])
      await expect(get(world, kept.changeId, by)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(save(world, MEDICAL, wide(), { changeId: kept.changeId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { items } = await world.as(DISPATCHER).call('warnings', 'ruleChanges', {})
    expect(items).toEqual([])
  })

  it('is tried on history before it goes on: how many, where, how many rightly, and nobody named', async () => {
    const { version } = await get(world, kept.changeId, HOUSING)
    const saved = await save(world, HOUSING, wide(), { changeId: kept.changeId, version })
    await expect(propose(world, saved.changeId, HOUSING)).rejects.toMatchObject({
      messageZh: expect.stringContaining('试一遍') as string,
    })
    const test = await tested(world, kept.changeId, HOUSING)
    expect(test).toMatchObject({ finished: true, ofThisDraft: true, done: 60, total: 60, since: '2025-11-23' })
    const told = JSON.stringify(test)
    for (const person of world.database.all('persons')) expect(told).not.toContain(person.name)
    const stored = await world.database.get('warningRuleChanges', kept.changeId)
    const counted = stored?.test as { fired: number; byTownship: Record<string, number>; byMonth: object }
    expect(counted.fired).toBeGreaterThan(0)
    expect(Object.values(counted.byTownship).reduce((sum, count) => sum + count, 0)).toBe(counted.fired)
    expect(test.fired).toBe(counted.fired < 5 ? null : counted.fired)
    expect(world.warnings().some(({ titleZh }) => titleZh === '危房有人')).toBe(false)
  })

  it('a changed draft must be tried again', async () => {
    const { version } = await get(world, kept.changeId, HOUSING)
    await save(world, HOUSING, wide({ deadlineWorkingDays: 7 }), { changeId: kept.changeId, version })
    expect((await get(world, kept.changeId, HOUSING)).test).toMatchObject({ ofThisDraft: false })
    await expect(propose(world, kept.changeId, HOUSING, { noteZh: '汛期前逐户看一遍' })).rejects.toMatchObject({
      messageZh: expect.stringContaining('试一遍') as string,
    })
    await tested(world, kept.changeId, HOUSING)
  })

  it('the author cannot approve; nor can the author on another phone; a department it does not concern cannot either', async () => {
    await propose(world, kept.changeId, HOUSING, { noteZh: '汛期前把还住人的危房逐户看一遍' })
    await expect(approve(world, kept.changeId, HOUSING)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      messageZh: '自己提出的改动，要请另一个人来批准。',
    })
    const author = world.database.all('staff').find(({ _id }) => _id === HOUSING)
    world.database.insert('staff', { ...author, _id: 'staff-housing-2', openid: 'demo-staff-housing-2' } as never)
    await expect(approve(world, kept.changeId, 'staff-housing-2')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(approve(world, kept.changeId, TOWNSHIP)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(world.database.all('ruleOverlays')).toEqual([])
  })

  it('a second person lets it into force: every household is looked at again and the new rule is raised', async () => {
    expect(await get(world, kept.changeId, DISPATCHER)).toMatchObject({
      status: 'proposed',
      may: { approve: true, reject: true, edit: false, withdraw: false },
    })
    expect(await approve(world, kept.changeId, DISPATCHER)).toMatchObject({ status: 'approved' })
    await expect(approve(world, kept.changeId, DISPATCHER)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    expect(await world.timer('warnings', 'rescan-after-rules')).toMatchObject({ data: { begun: true } })
    expect(await world.timer('warnings', 'rescan-after-rules')).toMatchObject({ data: { begun: false } })
    await fullScan(world)
    const raised = raisedBy(world, '危房有人')
    expect(raised.length).toBeGreaterThan(0)
    kept.ruleId = raised[0]!.ruleId
    expect(raised.every((w) => w.ruleVersion === 1 && w.assigneeRole === 'townshipOfficer')).toBe(true)
    const { items } = await world.as(TOWNSHIP).call('warnings', 'rules', {})
    expect(items[0]).toMatchObject({ ruleId: kept.ruleId, origin: 'county', since: FROM, titleZh: '危房有人' })
    expect(items.some(({ origin }) => origin === 'product')).toBe(true)
  })

  it('its warning says which rule and version it came from', async () => {
    const [warning] = raisedBy(world, '危房有人')
    const detail = await world.as(DISPATCHER).call('warnings', 'get', { warningId: warning!._id })
    expect(detail).toMatchObject({
      ruleZh: expect.stringMatching(/鉴定等级.*（规则第1版）/) as string,
      basisZh: '青民〔2026〕52号',
      visitQuestionsZh: ['晚上下雨睡在哪里？'],
    })
    expect(detail.evidence.map(({ labelZh }) => labelZh)).toContain('鉴定等级')
  })

  it('a next version begins beside it and replaces it by date; warnings raised keep the version that raised them', async () => {
    const next = await save(world, HOUSING, wide({ severity: 'red', titleZh: '危房有人' }), { ruleId: kept.ruleId })
    await tested(world, next.changeId, HOUSING)
    await propose(world, next.changeId, HOUSING, { from: '2026-11-25', noteZh: '提高级别，汛期前看完' })
    await approve(world, next.changeId, DISPATCHER)
    const inForce = async () =>
      (await world.as(HOUSING).call('warnings', 'rules', {})).items.find(({ ruleId }) => ruleId === kept.ruleId)
    expect(await inForce()).toMatchObject({ ruleVersion: 1, severity: 'orange' })
    world.at('2026-11-25T08:00:00+08:00')
    expect(await inForce()).toMatchObject({ ruleVersion: 2, severity: 'red', since: '2026-11-25' })
    expect(raisedBy(world, '危房有人').every(({ ruleVersion }) => ruleVersion === 1)).toBe(true)
  })

  it('ends as it began: one proposes, another agrees; from that day nothing is raised by it', async () => {
    const reason = { ruleId: kept.ruleId, from: '2026-11-25', noteZh: '汛期过了' }
    await expect(world.as(MEDICAL).call('warnings', 'endRule', reason)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const end = await world.as(DISPATCHER).call('warnings', 'endRule', reason)
    await expect(approve(world, end.changeId, DISPATCHER)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await approve(world, end.changeId, HOUSING)
    const { items } = await world.as(HOUSING).call('warnings', 'rules', {})
    expect(items.some(({ ruleId }) => ruleId === kept.ruleId)).toBe(false)
    expect(await world.timer('warnings', 'rescan-after-rules')).toMatchObject({ data: { begun: true } })
    const before = raisedBy(world, '危房有人').length
    for (const { _id } of raisedBy(world, '危房有人')) world.database.documents.delete(`warnings/${_id}`)
    await fullScan(world)
    expect(before).toBeGreaterThan(0)
    expect(raisedBy(world, '危房有人')).toEqual([])
  })

  it('a rule on which a life may hang, or which is sealed, cannot be ended', async () => {
    for (const ruleId of ['no-power-alone', 'domestic-violence-lowincome'])
      await expect(
        world.as(DISPATCHER).call('warnings', 'endRule', { ruleId, from: '2026-12-01', noteZh: '不用了' }),
      ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('all of it stands in the ledger of what was done', () => {
    const notes = world.database.all('auditEntries').map(({ note }) => String(note))
    for (const said of ['drafted', 'back-test of draft', 'proposed', 'approved', 'full scan'])
      expect(notes.some((note) => note.includes(said))).toBe(true)
  })
})
