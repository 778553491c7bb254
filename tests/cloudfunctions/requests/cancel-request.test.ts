import type { DeclaredFacts } from '@shared/requests/declared'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { PLATES } from '../kit/people'
import { askForHelp } from '../kit/requests'

let county: County

beforeAll(async () => {
  county = await openCounty('requests', 'tasks', 'visits')
}, 60_000)
afterAll(() => county.close())

const declared: DeclaredFacts = {
  household: { 'household.incomeMonthly': 260_000 },
  members: [{ 'person.age': 50, 'person.majorIllness': true }],
}
const place = { plateCode: PLATES.lin }
const get = (requestId: string, who = 'lin') => county.as(who).call('requests', 'get', { requestId })
const cancel = (requestId: string, version: number, who = 'lin') =>
  county.as(who).call('requests', 'cancel', { requestId, version })
const stored = (name: string, id: string) => county.cloud.db.find(name, { _id: id })[0] as unknown as { sealed: string }
const answers = (requestId: string) => JSON.stringify(county.openJson(stored('requests', requestId).sealed))

describe('a request taken back by the person who asked', () => {
  it('is over: the card is closed, the worker is told, the answers are dropped, and who took it back is on record', async () => {
    const { requestId, taskId } = await askForHelp(county, 'lin', { place, declared })
    const before = await get(requestId)
    expect(before.canCancel).toBe(true)
    expect(answers(requestId)).toContain('majorIllness')
    const after = await cancel(requestId, before.version)
    expect(after).toMatchObject({
      status: 'cancelled',
      statusZh: '已取消',
      canCancel: false,
      nextZh: '已按您说的取消，不会有人上门。有困难随时可以再求助。',
    })
    expect(after.progress.at(-1)).toMatchObject({ textZh: '您取消了这次求助' })
    expect(answers(requestId)).not.toContain('declared')
    expect(stored('tasks', taskId)).toMatchObject({ status: 'cancelled' })
    const { items } = await county.as('lan').call('tasks', 'listMine', { show: 'open' })
    expect(items.map((task) => task.taskId)).not.toContain(taskId)
    expect(stored('outbox', `notify:requestCancelled:${taskId}`)).toMatchObject({ payload: { staffId: 'staff-lan' } })
    expect(county.cloud.db.find('auditEntries', { action: 'requests.cancel', outcome: 'done' })).toMatchObject([
      { openid: 'openid-lin', note: expect.stringContaining('cancelled') },
    ])
  })

  it('is nobody else’s to take back, not with an old version, and not twice', async () => {
    const { requestId } = await askForHelp(county, 'lin', { place })
    const { version } = await get(requestId)
    for (const who of ['hao', 'lan', 'su', 'root'])
      await expectRefusal(county, () => cancel(requestId, version, who), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => cancel(requestId, version + 1), { code: 'CONFLICT' })
    const { version: next } = await cancel(requestId, version)
    await expectRefusal(county, () => cancel(requestId, next), { code: 'ILLEGAL_TRANSITION' })
    await expectRefusal(county, () => cancel('none', 1), { code: 'NOT_FOUND' })
  })

  it('stands once somebody was met', async () => {
    const { requestId, taskId } = await askForHelp(county, 'lin', { place })
    await county.as('lan').call('visits', 'submit', {
      taskId,
      clientVisitId: '01JDQZ7YE00000000000020001',
      startedAt: county.cloud.clock.now(),
      outcome: 'met',
      safety: 'safe',
      members: [{ name: '林秀云', relationZh: '户主', hukouRegistered: true, livesTogether: true }],
      facts: [],
    })
    const { version, canCancel } = await get(requestId)
    expect(canCancel).toBe(false)
    await expectRefusal(county, () => cancel(requestId, version), { code: 'ILLEGAL_TRANSITION' })
  })

  it('is not possible for what was reported about another: somebody goes and looks', async () => {
    const { requestId } = await askForHelp(county, 'hao', { channel: 'lead', place: { plateCode: PLATES.ye } })
    const { version, canCancel } = await get(requestId, 'hao')
    expect(canCancel).toBe(false)
    await expectRefusal(county, () => cancel(requestId, version, 'hao'), {
      code: 'ILLEGAL_TRANSITION',
      messageZh: expect.stringContaining('反映的情况会有人去看'),
    })
  })

  it('a visit made without a network before the word came is kept as late, not lost', async () => {
    const { requestId, taskId } = await askForHelp(county, 'lin', { place })
    await cancel(requestId, (await get(requestId)).version)
    const late = await county.as('lan').call('visits', 'submit', {
      taskId,
      clientVisitId: '01JDQZ7YE00000000000020002',
      startedAt: county.cloud.clock.now(),
      outcome: 'notHome',
      members: [],
      facts: [],
    })
    expect(late).toMatchObject({ arrivedLate: true })
    expect(await get(requestId)).toMatchObject({ status: 'cancelled' })
  })
})

describe('answers of a family nobody ever met', () => {
  it('are dropped after ninety days and not a day before; the request stays open, and nothing else of it goes', async () => {
    const { requestId } = await askForHelp(county, 'lin', { place, declared })
    await county.cloud.clock.set('2027-02-20T03:50:00+08:00')
    await county.timer('requests', 'drop-declared')
    expect(answers(requestId)).toContain('majorIllness')
    await county.cloud.clock.set('2027-02-21T03:50:00+08:00')
    await county.timer('requests', 'drop-declared')
    expect(answers(requestId)).not.toContain('declared')
    expect(answers(requestId)).toContain('灶间漏得厉害')
    expect(stored('requests', requestId)).toMatchObject({ status: 'requested', declaredUntil: null })
    const before = stored('requests', requestId)
    await county.timer('requests', 'drop-declared')
    expect(stored('requests', requestId)).toEqual(before)
  })
})
