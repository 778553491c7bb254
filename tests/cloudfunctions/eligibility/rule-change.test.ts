import { findPolicy } from '@shared/eligibility/catalogue'
import type { Policy } from '@shared/eligibility/model'
import type { RuleEdit } from '@shared/eligibility/rule-change'
import { CountyWorld, restoreMachine } from '../feeds/county-world'

afterAll(restoreMachine)

const DISPATCHER = 'staff-dispatcher'
const CIVIL_AFFAIRS = 'staff-civil-affairs'
const MEDICAL = 'staff-medical-insurance'

const standard = (value: number, more: object = {}): RuleEdit => ({
  kind: 'parameter',
  parameterId: 'standard.dibao',
  area: '339921',
  value,
  from: '2027-01-01',
  sourceZh: '青民〔2026〕31号',
  ...more,
})
/** A line of income that everybody of whom an income is known passes: many households gain. */
const generous: RuleEdit = {
  kind: 'policy',
  policy: {
    ...(findPolicy('old-age-allowance') as Policy),
    version: (findPolicy('old-age-allowance') as Policy).version + 1,
    eligibility: { fact: 'person.age', op: 'gte', value: 60 },
  },
  from: '2027-01-01',
  sourceZh: '青民〔2026〕40号',
}

const propose = (world: CountyWorld, edits: RuleEdit[], by = DISPATCHER) =>
  world.as(by).call('eligibility', 'proposeChange', { edits })
const get = (world: CountyWorld, changeId: string, by = DISPATCHER) =>
  world.as(by).call('eligibility', 'getChange', { changeId })
const finish = async (world: CountyWorld, changeId: string, by = DISPATCHER) => {
  while (!(await world.as(by).call('eligibility', 'continuePreview', { changeId })).finished);
  return get(world, changeId, by)
}
const effectsOf = async (world: CountyWorld, changeId: string, by = DISPATCHER, more: object = {}) =>
  (await world.as(by).call('eligibility', 'listEffects', { changeId, limit: 100, ...more })).items
const approve = (world: CountyWorld, changeId: string, version: number, by: string) =>
  world.as(by).call('eligibility', 'approveChange', { changeId, version })

/** What a preview found, without ids. */
const outcome = async (world: CountyWorld, changeId: string) => {
  const { done, total, touched, effects, statusZh } = await get(world, changeId)
  const rows = await effectsOf(world, changeId)
  return {
    done,
    total,
    touched,
    effects,
    statusZh,
    rows: rows.map(({ addressZh, way, lines }) => JSON.stringify([addressZh, way, lines])).sort(),
  }
}

describe('changing a rule', () => {
  const world = new CountyWorld()
  let changeId = ''
  beforeAll(async () => {
    world.at()
    await world.sendAll('start')
  })

  it('says field by field what is wrong with a proposal, and writes nothing', async () => {
    const wrong = propose(world, [
      standard(1230),
      standard(1230, { from: '2026-11-22' }),
      standard(1230, { parameterId: 'standard.luck' }),
      standard(1230, { area: '339922' }),
    ])
    await expect(wrong).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: expect.arrayContaining(
        ['edits.1.from', 'edits.2.parameterId', 'edits.3.area'].map((path) => expect.objectContaining({ path })),
      ),
    })
    expect(world.database.all('ruleChanges')).toEqual([])
  })

  it('a department proposes only what is its own; a township proposes nothing', async () => {
    await expect(propose(world, [standard(1230)], MEDICAL)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      messageZh: expect.stringContaining('别的部门'),
    })
    await expect(propose(world, [standard(1230)], 'staff-story-officer')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const taken = {
      ...generous,
      policy: { ...(generous as { policy: Policy }).policy, department: 'medical-insurance' },
    }
    await expect(propose(world, [taken as RuleEdit], MEDICAL)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('a department does not make a rule of what it has no business to look at: its preview would name the families', async () => {
    const asks = (fact: string): RuleEdit =>
      ({
        ...generous,
        policy: {
          ...(generous as { policy: Policy }).policy,
          id: 'own-idea',
          version: 1,
          department: 'medical-insurance',
          unit: 'person',
          exclusions: [],
          eligibility: { fact, op: 'eq', value: true },
        },
      }) as RuleEdit
    await expect(propose(world, [asks('person.isVeteran')], MEDICAL)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      messageZh: expect.stringContaining('不看的情况'),
    })
    const { changeId: own } = await propose(world, [asks('person.majorIllness')], MEDICAL)
    const { version } = await get(world, own, MEDICAL)
    await world.as(MEDICAL).call('eligibility', 'withdrawChange', { changeId: own, version })
    world.database.documents.delete(`ruleChanges/${own}`)
  })

  it('an edit without end is refused by its place, not followed', async () => {
    const nested = (depth: number) =>
      `${'{"not":'.repeat(depth)}{"fact":"person.age","op":"gte","value":60}${'}'.repeat(depth)}`
    for (const eligibility of [
      JSON.parse(nested(5000)),
      { any: Array.from({ length: 3000 }, () => ({ fact: 'person.age', op: 'gte', value: 60 })) },
    ] as Policy['eligibility'][]) {
      const huge = { ...generous, policy: { ...(generous as { policy: Policy }).policy, eligibility } } as RuleEdit
      await expect(propose(world, [huge])).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'edits.0', messageZh: expect.stringContaining('太深') }],
      })
      const tried = await world.as(DISPATCHER).call('eligibility', 'tryChange', { edits: [huge], on: '2027-01-01' })
      expect(tried.problems).toEqual([{ path: 'edits.0', messageZh: expect.stringContaining('太深') }])
    }
    const never = world.as(DISPATCHER).call('eligibility', 'tryChange', { edits: [standard(1230)], on: '2026-13-99' })
    await expect(never).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('a proposal changes nothing by itself: a preview over every household begins', async () => {
    changeId = (await propose(world, [generous])).changeId
    expect(world.database.all('ruleOverlays')).toEqual([])
    expect(await get(world, changeId)).toMatchObject({
      status: 'previewing',
      done: 0,
      total: 60,
      edits: [
        {
          titleZh: findPolicy('old-age-allowance')!.titleZh,
          sentenceZh: expect.stringMatching(/换成第\d+版，2027年1月1日起/),
        },
      ],
      may: { approve: false, reject: false, withdraw: true },
      cannotApproveZh: '自己提出的改动，要请另一个人来批准。',
    })
    expect(await get(world, changeId, CIVIL_AFFAIRS)).toMatchObject({
      may: { approve: false, reject: true, withdraw: false },
      cannotApproveZh: '试算还没有做完，请等它做完再批准。',
    })
  })

  it('the timer finishes it: who gains, what it costs, household by household', async () => {
    expect(await world.timer('eligibility', 'continue-previews')).toMatchObject({
      data: { finished: 1, unfinished: 0 },
    })
    const change = await get(world, changeId)
    expect(change).toMatchObject({ status: 'ready', done: 60, total: 60 })
    const [effect] = change.effects
    expect(effect).toMatchObject({ policyId: 'old-age-allowance', loses: 0 })
    expect(effect!.gains).toBeGreaterThan(5)
    const rows = await effectsOf(world, changeId)
    expect(rows).toHaveLength(change.touched)
    expect(
      rows.flatMap(({ lines }) => lines).filter(({ changeZh }) => changeZh.startsWith('不符合 → 符合')).length,
    ).toBe(effect!.gains)
    expect(rows[0]!.lines[0]!.personNameZh).toMatch(/^\p{Script=Han}+$/u)
  })

  it('each sees the households of their own area only, and the look is recorded', async () => {
    const all = await effectsOf(world, changeId)
    const mine = await effectsOf(world, changeId, 'staff-story-officer')
    const others = await effectsOf(world, changeId, 'staff-other-officer')
    expect(mine.length + others.length).toBe(all.length)
    expect(Math.min(mine.length, others.length)).toBeGreaterThan(0)
    for (const [by, more] of [
      ['staff-story-officer', { areaCode: '339921105' }],
      [MEDICAL, {}],
    ] as const)
      await expect(effectsOf(world, changeId, by, more)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const looks = world.database
      .all('auditEntries')
      .filter((entry) => String(entry.action) === 'eligibility.listEffects' && entry.outcome === 'done')
    expect(looks.length).toBeGreaterThan(2)
  })

  it('what a household would hold lies sealed', () =>
    expect(JSON.stringify(world.database.all('ruleEffects'))).not.toMatch(/old-age|高龄/))

  it('nobody decides on their own proposal, nor for another department', async () => {
    const { version } = await get(world, changeId)
    for (const by of [DISPATCHER, MEDICAL])
      await expect(approve(world, changeId, version, by)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const rejected = world.as(DISPATCHER).call('eligibility', 'rejectChange', { changeId, version, reasonZh: '不合适' })
    await expect(rejected).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(approve(world, changeId, version - 1, CIVIL_AFFAIRS)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(world.database.all('ruleOverlays')).toEqual([])
  })

  it('the same phone under a second post is the same person', async () => {
    const post = { ...world.database.all('staff').find((one) => one._id === CIVIL_AFFAIRS)!, _id: 'second-post' }
    world.database.insert('staff', { ...post, openid: 'demo-staff-dispatcher' })
    const { version } = await get(world, changeId)
    await expect(approve(world, changeId, version, DISPATCHER)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      messageZh: '自己提出的改动，要请另一个人来批准。',
    })
    world.database.documents.delete('staff/second-post')
  })

  it('the same telephone number on a second phone is the same person', async () => {
    const [mine, other] = [DISPATCHER, CIVIL_AFFAIRS].map((id) =>
      world.database.all('staff').find((one) => one._id === id)!,
    )
    world.database.insert('staff', { ...other, _id: 'second-phone', openid: 'demo-second-phone', phone: mine!.phone })
    const { version } = await get(world, changeId)
    expect((await get(world, changeId, 'second-phone')).may).toEqual({ approve: false, reject: false, withdraw: false })
    await expect(approve(world, changeId, version, 'second-phone')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      messageZh: '自己提出的改动，要请另一个人来批准。',
    })
    world.database.documents.delete('staff/second-phone')
  })

  it('another change approved meanwhile asks for a new preview, and the new one counts afresh', async () => {
    const other = (await propose(world, [standard(1230)], CIVIL_AFFAIRS)).changeId
    const preview = await finish(world, other, CIVIL_AFFAIRS)
    expect(preview.edits[0]!.sentenceZh).toMatch(/1180元.* → 1230元.*，2027年1月1日起/)
    expect(await approve(world, other, preview.version, DISPATCHER)).toEqual({ status: 'approved' })
    const { version, touched, effects } = await get(world, changeId)
    await expect(approve(world, changeId, version, CIVIL_AFFAIRS)).rejects.toMatchObject({
      code: 'CONFLICT',
      messageZh: expect.stringContaining('重新试算'),
    })
    const again = await finish(world, changeId)
    expect(again).toMatchObject({ status: 'ready', done: 60, touched, effects })
    expect(await effectsOf(world, changeId)).toHaveLength(touched)
    expect(await approve(world, changeId, again.version, CIVIL_AFFAIRS)).toEqual({ status: 'approved' })
    const [overlay] = world.database.all('ruleOverlays')
    expect(overlay).toMatchObject({ _id: '339921', edits: [{ changeId: other }, { changeId }] })
  })

  it('what is decided stays decided', async () => {
    const { version, status, decidedByName } = await get(world, changeId)
    expect([status, decidedByName]).toEqual(['approved', '施明杰'])
    const calls = [
      approve(world, changeId, version, CIVIL_AFFAIRS),
      world.as(DISPATCHER).call('eligibility', 'withdrawChange', { changeId, version }),
    ]
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    const listed = await world.as('staff-story-leader').call('eligibility', 'listChanges', { status: 'approved' })
    // The clock of the test stands still, so that "newest first" does not order these two.
    expect(listed.items.map((item) => item.edits[0]!.sentenceZh).sort()).toEqual([
      expect.stringContaining('1180元'),
      expect.stringContaining('换成第'),
    ])
  })

  it('a change whose day has passed before anybody approved it must be proposed anew', async () => {
    const late = (await propose(world, [standard(1300, { from: '2027-02-01' })], CIVIL_AFFAIRS)).changeId
    const { version } = await finish(world, late, CIVIL_AFFAIRS)
    world.at('2027-02-02T09:00:00+08:00')
    await expect(approve(world, late, version, DISPATCHER)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    world.at()
    const rejected = { changeId: late, version, reasonZh: '日期写错了' }
    expect(await world.as(DISPATCHER).call('eligibility', 'rejectChange', rejected)).toEqual({ status: 'rejected' })
    expect((await get(world, late)).reasonZh).toBe('日期写错了')
  })

  it('who proposed takes it back, even while its preview runs', async () => {
    const mine = (await propose(world, [standard(1400, { from: '2027-05-01' })])).changeId
    const { version } = await get(world, mine)
    await finish(world, mine)
    const other = world.as(CIVIL_AFFAIRS).call('eligibility', 'withdrawChange', { changeId: mine, version })
    await expect(other).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const withdraw = { changeId: mine, version: (await get(world, mine)).version }
    expect(await world.as(DISPATCHER).call('eligibility', 'withdrawChange', withdraw)).toEqual({ status: 'withdrawn' })
  })

  it('a what-if keeps nothing and tells which edits would not take effect', async () => {
    const before = world.database.all('ruleChanges').length
    const edits = [standard(1500, { from: '2027-06-01' }), { kind: 'wish' }]
    const tried = await world.as(DISPATCHER).call('eligibility', 'tryChange', { edits })
    expect(tried).toMatchObject({ on: '2027-06-01', done: 60, total: 60, next: null })
    expect(tried.problems).toEqual([expect.objectContaining({ path: 'edits.1.kind' })])
    expect(world.database.all('ruleChanges')).toHaveLength(before)
    await expect(world.as(CIVIL_AFFAIRS).call('eligibility', 'tryChange', { edits })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('warnings look at everybody again only from the day, and only for a parameter they read', async () => {
    const edit = standard(20_000, { parameterId: 'warn.medicalSelfPay', from: '2026-12-01' })
    const { changeId: warned } = await propose(world, [edit])
    const { version } = await finish(world, warned)
    // No policy reads it: it is the dispatcher's alone, so another dispatcher must approve.
    world.database.insert('staff', {
      ...world.database.all('staff').find((one) => one._id === DISPATCHER)!,
      _id: 'staff-other-dispatcher',
      phone: '13900000001',
      openid: 'demo-staff-other-dispatcher',
    })
    await expect(approve(world, warned, version, CIVIL_AFFAIRS)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await approve(world, warned, version, 'staff-other-dispatcher')
    while (!(await world.scan()).finished);
    expect(await world.timer('eligibility', 'continue-previews')).toMatchObject({ data: { marked: 0 } })
    world.at('2026-12-01T06:00:00+08:00')
    expect(await world.timer('eligibility', 'continue-previews')).toMatchObject({ data: { marked: 60 } })
    expect(await world.timer('eligibility', 'continue-previews')).toMatchObject({ data: { marked: 0 } })
    expect((await world.scan()).householdsScanned).toBe(60)
    world.at()
  })
})

describe('a preview killed, or worked on by two at once', () => {
  const chanceOf = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const worlds = [new CountyWorld(130), new CountyWorld(130), new CountyWorld(130)] as const
  let undisturbed: Awaited<ReturnType<typeof outcome>>
  beforeAll(async () => {
    for (const world of worlds) {
      world.at()
      await world.sendAll('start')
    }
    const { changeId } = await propose(worlds[0], [generous, standard(1230)])
    await finish(worlds[0], changeId)
    undisturbed = await outcome(worlds[0], changeId)
  }, 60_000)

  it('ends as an undisturbed one: nobody missed, nobody counted twice', async () => {
    const world = worlds[1]
    const { changeId } = await propose(world, [generous, standard(1230)])
    const chance = chanceOf(7)
    let deaths = 0
    world.database.fate = () => {
      if (chance() >= 0.4) return
      deaths += 1
      throw new Error('killed')
    }
    for (let tries = 0; tries < 60; tries += 1) {
      const call =
        tries % 2
          ? world.timer('eligibility', 'continue-previews')
          : world.as(DISPATCHER).call('eligibility', 'continuePreview', { changeId })
      await call.catch(() => undefined)
    }
    world.database.fate = () => undefined
    await finish(world, changeId)
    expect(deaths).toBeGreaterThan(3)
    expect(await outcome(world, changeId)).toEqual(undisturbed)
  })

  it('the page and the timer together count each household once', async () => {
    const world = worlds[2]
    const { changeId } = await propose(world, [generous, standard(1230)])
    const page = () => world.as(DISPATCHER).call('eligibility', 'continuePreview', { changeId })
    await Promise.all([page(), world.timer('eligibility', 'continue-previews'), page()])
    await finish(world, changeId)
    expect(await outcome(world, changeId)).toEqual(undisturbed)
  })
})
