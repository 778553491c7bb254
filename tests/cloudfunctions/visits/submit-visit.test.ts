import type { InputOf } from '@shared/kernel/contract'
import type { visitsContract } from '@shared/visits/contract'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { OTHER_GRID, PERSONS, PLATES } from '../kit/people'
import { askForHelp } from '../kit/requests'

type VisitInput = InputOf<typeof visitsContract.actions.submit>

let county: County

beforeAll(async () => {
  county = await openCounty('requests', 'tasks', 'visits', 'consents')
}, 60_000)
afterAll(() => county.close())

const db = () => county.cloud.db
const one = (collection: string, query: Record<string, unknown>) =>
  db().find(collection, query)[0] as unknown as Record<string, unknown>
const as = (who: string) => county.as(who)

let visits = 0
const visitId = () => `01JDQZ7YE0000000000000${String((visits += 1)).padStart(4, '0')}`
const YE = { name: '叶根福', relationZh: '户主', hukouRegistered: true, livesTogether: true }

const met = (taskId: string, more: Partial<VisitInput> = {}): VisitInput => ({
  taskId,
  clientVisitId: visitId(),
  startedAt: county.cloud.clock.now(),
  outcome: 'met',
  safety: 'concern',
  members: [{ ...YE, idNumber: PERSONS.ye.idNumber }],
  facts: [{ factId: 'household.houseSuspectedUnsafe', value: true }],
  ...more,
})
const visit = (input: VisitInput, who = 'lan') => as(who).call('visits', 'submit', input)

describe('a visit that meets somebody', () => {
  it('confirms the household, opens it to the phone that asked, and moves task and request', async () => {
    const { taskId, requestId } = await askForHelp(county, 'ye')
    const signature = { kind: 'handwritten' as const, attachmentId: await county.upload('lan', 'signature') }
    const answer = await visit(met(taskId, { requesterMet: true, signature, policiesTold: ['house-safety-check'] }))
    expect(answer).toMatchObject({
      householdId: 'home-ye',
      personIds: ['person-ye'],
      taskStatus: 'completed',
      arrivedLate: false,
      canAskZh: '可以问：房屋鉴定、危房改造。这不是审批结果。',
    })
    expect(one('households', { _id: 'home-ye' })).toMatchObject({
      membersConfirmedOn: '2026-11-23',
      members: [{ personId: 'person-ye', isHead: true, livesTogether: true }],
    })
    expect(one('requests', { _id: requestId })).toMatchObject({ status: 'inProgress', householdId: 'home-ye' })
    expect(one('personLinks', { openid: 'openid-ye' })).toMatchObject({
      personId: 'person-ye',
      status: 'verified',
      verifiedHow: 'metAtVisit',
      verifiedByStaffId: 'staff-lan',
    })
    expect(one('consents', { householdId: 'home-ye' })).toMatchObject({
      purpose: 'visit',
      recordedByStaffId: 'staff-lan',
    })
    expect(one('factSheets', { _id: 'home-ye' })).toMatchObject({ homes: { 'home-ye': expect.any(String) } })
    expect(one('outbox', { kind: 'openApplication' })).toMatchObject({
      payload: { householdId: 'home-ye', policyId: 'house-safety-check', requestId },
    })
    expect(one('visits', { _id: answer.visitId })).toMatchObject({
      policiesTold: [{ policyId: 'house-safety-check' }],
      signatureAttachmentId: signature.attachmentId,
    })
  })

  it('arrives once, however often the phone sends it, with or without the same key', async () => {
    const { taskId } = await askForHelp(county, 'again')
    const input = met(taskId)
    const first = await visit(input)
    const [second, third] = await Promise.all([visit(input), visit(input)])
    expect([second, third]).toEqual([first, first])
    expect(db().count('visits', { taskId })).toBe(1)
    expect(
      db()
        .find('outbox', { kind: 'notify' })
        .filter((row) => String(row._id).includes(first.visitId)),
    ).toHaveLength(1)
  })

  it('with nobody’s agreement asks for no inspection', async () => {
    const { taskId, requestId } = await askForHelp(county, 'no-consent')
    await visit(met(taskId))
    expect(db().count('outbox', { kind: 'openApplication', 'payload.requestId': requestId })).toBe(0)
  })

  it('leaves the phone of whoever asked for another unverified', async () => {
    const witness = { textVersion: '2026-11', evidence: { kind: 'witness' as const, witnessName: '王阿婆' } }
    const { taskId } = await askForHelp(county, 'neighbour', { channel: 'proxy', consent: witness })
    await visit(met(taskId, { requesterMet: true }))
    expect(db().count('personLinks', { openid: 'openid-neighbour' })).toBe(0)
  })

  it('registers a household nobody knew, the number under seal', async () => {
    const place = { areaCode: '33992110720102', addressText: '后山脚3号' }
    const { taskId } = await askForHelp(county, 'newcomer', { place })
    const { householdId, personIds } = await visit(
      met(taskId, {
        members: [
          {
            name: '赵新来',
            idNumber: '339921198001010115',
            relationZh: '户主',
            hukouRegistered: false,
            livesTogether: true,
          },
          { name: '赵小来', relationZh: '子', hukouRegistered: null, livesTogether: true },
        ],
        phone: '15400001111',
      }),
    )
    expect(one('households', { _id: householdId })).toMatchObject({
      registerIndex: null,
      headName: '赵新来',
      addressText: '后山脚3号',
      members: [{ isHead: true }, { isHead: false }],
    })
    const person = one('persons', { _id: personIds[0] })
    expect(person).toMatchObject({
      idTail: '0115',
      birthDate: '1980-01-01',
      sex: 'male',
      phone: '15400001111',
      householdId,
    })
    expect(JSON.stringify(person)).not.toContain('339921198001010115')
  })

  it('of people on the register by id keeps who was not named', async () => {
    const { taskId } = await askForHelp(county, 'lin', { place: { plateCode: PLATES.lin } })
    const members = [
      { personId: 'person-lin', name: '林秀云', relationZh: '户主', hukouRegistered: true, livesTogether: true },
    ]
    const { householdId } = await visit(met(taskId, { members, facts: [] }))
    expect(householdId).toBe('home-lin')
    expect((one('households', { _id: 'home-lin' })['members'] as unknown[]).length).toBe(3)
  })
})

describe('naming people of elsewhere at this door', () => {
  const QIN = { name: '秦远山', idNumber: '339921196605050119' }
  const named = { ...QIN, relationZh: '户主', hukouRegistered: false, livesTogether: true }

  beforeAll(async () => {
    const { idNumber: _, ...person } = { ...one('persons', { _id: 'person-ye' }), ...QIN }
    const home = one('households', { _id: 'home-ye' })
    await db().insert('persons', {
      ...person,
      _id: 'person-qin',
      householdId: 'home-qin',
      idIndex: county.idIndex(QIN.idNumber),
    })
    const members = [
      { personId: 'person-qin', relationZh: '户主', isHead: true, hukouRegistered: true, livesTogether: null },
    ]
    await db().insert('households', { ...home, _id: 'home-qin', areaCode: OTHER_GRID, addressId: null, members })
  })

  it('neither opens nor changes the file of another township', async () => {
    const before = one('households', { _id: 'home-qin' })
    const { taskId } = await askForHelp(county, 'accomplice', { place: { plateCode: PLATES.two } })
    const answer = await visit(met(taskId, { members: [named], requesterMet: true }))
    expect(answer.householdId).not.toBe('home-qin')
    expect(one('households', { _id: 'home-qin' })).toEqual(before)
    expect(db().count('personLinks', { openid: 'openid-accomplice', householdId: 'home-qin' })).toBe(0)
    expect(db().count('factSheets', { _id: 'home-qin' })).toBe(0)
  })

  it('needs the name that goes with the number', async () => {
    const { taskId } = await askForHelp(county, 'guesser', { place: { plateCode: PLATES.two } })
    await expectRefusal(county, () => visit(met(taskId, { members: [{ ...named, name: '随便写的' }] })), {
      code: 'INVALID_INPUT',
      fields: [{ path: 'members.0.idNumber', messageZh: expect.stringContaining('别人名下') }],
    })
  })

  it('never verifies the worker’s own phone', async () => {
    const { taskId } = await askForHelp(county, 'lan')
    await visit(met(taskId, { requesterMet: true }))
    expect(db().count('personLinks', { openid: 'openid-lan', status: 'verified' })).toBe(0)
  })
})

describe('a visit that meets nobody', () => {
  it('not at home is tried again by the end of the next working day', async () => {
    const { taskId, requestId } = await askForHelp(county, 'away')
    const answer = await visit({ ...met(taskId), outcome: 'notHome', members: [], facts: [] })
    expect(answer).toMatchObject({
      taskStatus: 'inProgress',
      householdId: null,
      nextZh: '没人在家，请明天18:00前再去一次。',
    })
    expect(one('tasks', { _id: taskId })).toMatchObject({
      status: 'inProgress',
      dueAt: '2026-11-24T18:00:00.000+08:00',
    })
    expect(one('requests', { _id: requestId })).toMatchObject({
      status: 'accepted',
      contactDueAt: '2026-11-24T18:00:00.000+08:00',
    })
  })

  it('moved away tells the township officer', async () => {
    const { taskId } = await askForHelp(county, 'moved')
    const answer = await visit({ ...met(taskId), outcome: 'moved', members: [], facts: [] })
    expect(answer.taskStatus).toBe('completed')
    expect(one('outbox', { _id: `notify:movedAway:${answer.visitId}` })).toMatchObject({
      payload: { staffId: 'staff-su' },
    })
  })
})

describe('a visit made offline', () => {
  it('that arrives after the task went to somebody else is kept, and undoes nothing', async () => {
    const { taskId, taskVersion } = await askForHelp(county, 'late')
    const startedAt = county.cloud.clock.now()
    const given = await as('su').call('tasks', 'reassign', { taskId, version: taskVersion, staffId: 'staff-xu' })
    const answer = await visit(met(taskId, { startedAt }))
    expect(answer).toMatchObject({ arrivedLate: true, taskStatus: 'requested', householdId: 'home-ye' })
    expect(one('tasks', { _id: taskId })).toMatchObject({ assigneeStaffId: 'staff-xu', status: given.status })
    expect(one('visits', { _id: answer.visitId })).toMatchObject({ arrivedLate: true, visitorName: '兰小燕' })
    expect(one('outbox', { _id: `notify:lateVisit:${answer.visitId}` })).toMatchObject({
      payload: { staffId: 'staff-su' },
    })
    const list = await as('su').call('visits', 'list', { householdId: 'home-ye' })
    expect(list.items.find((item) => item.visitId === answer.visitId)).toMatchObject({ arrivedLate: true })
  })

  it('after another visit completed the task is kept beside it', async () => {
    const { taskId } = await askForHelp(county, 'second')
    await visit(met(taskId))
    expect(await visit(met(taskId, { wordsZh: '又去看了一次' }))).toMatchObject({
      arrivedLate: true,
      taskStatus: 'completed',
    })
    expect(db().count('visits', { taskId })).toBe(2)
  })
})

describe('a visit is refused', () => {
  let taskId: string
  beforeAll(async () => {
    taskId = (await askForHelp(county, 'refusals')).taskId
  })

  it.each(['xu', 'far'])('from a worker who never had the task (%s)', (who) =>
    expectRefusal(county, () => visit(met(taskId), who), { code: 'FORBIDDEN' }),
  )

  it('from a resident, and from an officer who was not sent', async () => {
    await expectRefusal(county, () => visit(met(taskId), 'ye'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => visit(met(taskId), 'su'), { code: 'FORBIDDEN' })
  })

  it('to a task that does not exist', () =>
    expectRefusal(county, () => visit(met('no-such-task')), { code: 'NOT_FOUND' }))

  it.each<[string, Partial<VisitInput>, string, RegExp]>([
    ['a fact nobody knows', { facts: [{ factId: 'household.nonsense', value: 1 }] }, 'facts.0', /没有这一项/],
    [
      'a matter with its own channel',
      { facts: [{ factId: 'person.isDvVictim', personIndex: 0, value: true }] },
      'facts.0',
      /报告伤害/,
    ],
    [
      'a person’s fact of the whole house',
      { facts: [{ factId: 'person.majorIllness', value: true }] },
      'facts.0',
      /某个人/,
    ],
    [
      'a fact of a member not named',
      { facts: [{ factId: 'person.majorIllness', personIndex: 3, value: true }] },
      'facts.0',
      /谁名下/,
    ],
    ['a value of the wrong kind', { facts: [{ factId: 'household.size', value: '三' }] }, 'facts.0', /要填整数/],
    ['somebody of another house', { members: [{ ...YE, personId: 'person-lin' }] }, 'members.0.personId', /不在这户/],
    [
      'a number that is another’s',
      { members: [{ ...YE, personId: 'person-ye', idNumber: PERSONS.lin.idNumber }] },
      'members.0.idNumber',
      /别人名下/,
    ],
    ['a wrong check digit', { members: [{ ...YE, idNumber: '339921194503120131' }] }, 'members.0.idNumber', /第18位/],
    ['a tap for a signature', { signature: { kind: 'tap' } }, 'signature', /光点一下不够/],
    ['a time that has not come', { startedAt: '2026-12-24T08:00:00.000+08:00' }, 'startedAt', /核对手机/],
    ['nobody met by name', { members: [] }, 'members', /见到的人/],
  ])('for %s, by field', (_what, more, path, sentence) =>
    expectRefusal(county, () => visit(met(taskId, more)), {
      code: 'INVALID_INPUT',
      fields: expect.arrayContaining([{ path, messageZh: expect.stringMatching(sentence) }]),
    }),
  )

  it('for a number that another visit took', async () => {
    const input = met(taskId)
    const other = await askForHelp(county, 'taken')
    await visit({ ...met(other.taskId), clientVisitId: input.clientVisitId })
    await expectRefusal(county, () => visit(input), { code: 'CONFLICT' })
  })
})

describe('the log of visits', () => {
  it('is for officers of the area, and opening it is written down', async () => {
    const list = await as('su').call('visits', 'list', { householdId: 'home-ye' })
    expect(list.items.length).toBeGreaterThan(0)
    const read = db().find('auditEntries', { action: 'visits.list', staffId: 'staff-su' })
    expect(read.at(-1)).toMatchObject({ householdIds: ['home-ye'] })
    await expectRefusal(county, () => as('lan').call('visits', 'list', { householdId: 'home-ye' }), {
      code: 'FORBIDDEN',
    })
    await expectRefusal(county, () => as('chen').call('visits', 'list', { householdId: 'home-ye' }), {
      code: 'FORBIDDEN',
      messageZh: '这户不在您的辖区，请联系青嶂镇。',
    })
  })
})

describe('a report of harm', () => {
  const report = (more: object = {}) => ({
    areaCode: '33992110720102',
    whereZh: '水井巷8号',
    wordsZh: '孩子身上有伤',
    kind: 'child' as const,
    ...more,
  })

  it('goes sealed to the child director, names 110, and stands in no task, household or ledger', async () => {
    const answer = await as('lan').call('visits', 'reportHarm', report())
    expect(answer.nextZh).toContain('110')
    const stored = one('sealedReports', { reportNo: answer.reportNo })
    expect(stored).toMatchObject({ kind: 'child', receiverStaffId: 'staff-zhong', status: 'open' })
    expect(JSON.stringify(stored)).not.toMatch(/有伤|水井巷/)
    const [entry] = db().find('auditEntries', { action: 'visits.reportHarm' })
    expect(entry).toMatchObject({ householdIds: [], personIds: [] })
    expect(JSON.stringify(db().find('outbox', { kind: 'notify' }))).not.toMatch(/有伤|孩子|伤害/)
  })

  it('of violence at home names 12338 and goes past the village', async () => {
    const answer = await as('lan').call('visits', 'reportHarm', report({ kind: 'domesticViolence' }))
    expect(answer.nextZh).toContain('12338')
    expect(one('sealedReports', { reportNo: answer.reportNo })).toMatchObject({ receiverStaffId: 'staff-su' })
  })

  it('from a resident or for another township is refused', async () => {
    await expectRefusal(county, () => as('ye').call('visits', 'reportHarm', report()), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => as('far').call('visits', 'reportHarm', report()), { code: 'FORBIDDEN' })
  })
})
