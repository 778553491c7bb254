import { expectRefusal, openCounty, type County } from '../kit/county'
import { askForHelp } from '../kit/requests'

let county: County

beforeAll(async () => {
  county = await openCounty('access', 'requests', 'tasks', 'visits', 'notifications')
}, 60_000)
afterAll(() => county.close())
afterEach(async () => {
  await as('root')
    .call('access', 'markBack', { staffId: 'staff-lan' })
    .catch(() => undefined)
})

const as = (who: string) => county.as(who)
let people = 0
const newTask = async () => {
  const asked = await askForHelp(county, `cover-${(people += 1)}`)
  return { ...asked, at: { taskId: asked.taskId, version: asked.taskVersion } }
}
const absent = (by = 'su', coveredByStaffId = 'staff-xu', staffId = 'staff-lan') =>
  as(by).call('access', 'markAbsent', { staffId, coveredByStaffId })
const mine = async (who: string, show: 'open' | 'done' = 'open') =>
  (await as(who).call('tasks', 'listMine', { show, limit: 100 })).items.map((item) => item.taskId)

describe('an officer who covers for an absent one', () => {
  it('finds the open tasks among the own, opens and takes them, under the own name', async () => {
    const { taskId, requestId, at } = await newTask()
    expect(await mine('xu')).not.toContain(taskId)
    await expectRefusal(county, () => as('xu').call('tasks', 'accept', at), { code: 'FORBIDDEN' })
    await absent()
    expect(await mine('xu')).toContain(taskId)
    expect(await as('xu').call('tasks', 'get', { taskId })).toMatchObject({
      personName: '叶根福',
      phone: '15400009917',
    })
    expect(await as('xu').call('tasks', 'accept', at)).toMatchObject({ status: 'accepted' })
    expect(county.cloud.db.get('tasks', taskId)).toMatchObject({
      assigneeStaffId: 'staff-xu',
      assigneeName: '徐阿妹',
      formerAssigneeStaffIds: ['staff-lan'],
      history: expect.arrayContaining([
        expect.objectContaining({ event: 'accept', byName: '徐阿妹', noteZh: '代兰小燕' }),
      ]),
    })
    expect(county.cloud.db.get('requests', requestId)).toMatchObject({ contactName: '徐阿妹' })
  })

  it('visits for a task the absent one had already accepted, and the visit is not late', async () => {
    const { taskId, at } = await newTask()
    await as('lan').call('tasks', 'accept', at)
    await absent()
    const visit = await as('xu').call('visits', 'submit', {
      taskId,
      clientVisitId: '01JDQZ7YE00000000000009001',
      startedAt: county.cloud.clock.now(),
      outcome: 'met',
      safety: 'safe',
      members: [{ name: '叶根福', relationZh: '户主', hukouRegistered: true, livesTogether: true }],
    })
    expect(visit).toMatchObject({ taskStatus: 'completed', arrivedLate: false })
    expect(county.cloud.db.get('visits', visit.visitId)).toMatchObject({ visitorStaffId: 'staff-xu' })
    expect(await mine('xu', 'done')).not.toContain(taskId)
    expect(await mine('lan', 'done')).toContain(taskId)
  })

  it('loses what is still open once the absent one is back, but keeps what was taken over', async () => {
    const [left, taken] = [await newTask(), await newTask()]
    await absent()
    await as('xu').call('tasks', 'accept', taken.at)
    await as('su').call('access', 'markBack', { staffId: 'staff-lan' })
    expect(await mine('xu')).toContain(taken.taskId)
    expect(await mine('xu')).not.toContain(left.taskId)
    expect(await mine('lan')).toContain(left.taskId)
    await expectRefusal(county, () => as('xu').call('tasks', 'get', { taskId: left.taskId }), { code: 'FORBIDDEN' })
  })

  it('is told so, gets the messages meant for the absent one, and new work', async () => {
    const { taskId } = await newTask()
    await absent()
    await county.timer('notifications', 'deliver-outbox')
    const inbox = async (who: string) => (await as(who).call('notifications', 'inbox', { limit: 100 })).items
    expect(await inbox('xu')).toContainEqual(
      expect.objectContaining({ textZh: '请您代班，有任务请查看', page: 'worker/today/index' }),
    )
    expect(await inbox('xu')).toContainEqual(expect.objectContaining({ page: `worker/task/index?task=${taskId}` }))
    expect(await inbox('lan')).not.toContainEqual(expect.objectContaining({ page: `worker/task/index?task=${taskId}` }))
    const next = await newTask()
    expect(county.cloud.db.get('tasks', next.taskId)).toMatchObject({ assigneeStaffId: 'staff-xu' })
  })
})

describe('marking absence', () => {
  it('is audited, with the area and who covers', async () => {
    await absent()
    await as('su').call('access', 'markBack', { staffId: 'staff-lan' })
    const last = (action: string) => county.cloud.db.find('auditEntries', { action, outcome: 'done' }).at(-1)
    expect(last('access.markAbsent')).toMatchObject({
      staffId: 'staff-su',
      areaCode: '33992110720102',
      note: 'absent gridWorker staff-lan, covered by staff-xu',
    })
    expect(last('access.markBack')).toMatchObject({ staffId: 'staff-su', note: 'back gridWorker staff-lan' })
  })

  it('belongs to the administrator and the township officer, over their own area', async () => {
    await expectRefusal(county, () => absent('lan'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => absent('lei'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => absent('chen'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => absent('su', 'staff-su', 'staff-lei'), { code: 'FORBIDDEN' })
    expect(await absent('root')).toEqual({ staffId: 'staff-lan', coveredByStaffId: 'staff-xu' })
  })

  it('names a cover who is there, in the area and fit for the post', async () => {
    const wrong = (cover: string) => ({
      call: () => absent('su', cover),
      refusal: { code: 'INVALID_INPUT', fields: [expect.objectContaining({ path: 'coveredByStaffId' })] },
    })
    for (const { call, refusal } of ['staff-far', 'staff-lan', 'nobody', 'staff-lei'].map(wrong)) {
      await expectRefusal(county, call, refusal)
    }
    await expectRefusal(county, () => absent('su', 'staff-su', 'staff-zhong'), {
      code: 'INVALID_INPUT',
      messageZh: expect.stringContaining('不能由您自己代'),
    })
    await expectRefusal(county, () => absent('su', 'staff-xu', 'staff-zhong'), {
      code: 'INVALID_INPUT',
      messageZh: expect.stringContaining('儿童主任'),
    })
  })

  it('of somebody who covers asks for another cover first; back twice says so', async () => {
    await absent()
    await expectRefusal(county, () => absent('su', 'staff-su', 'staff-xu'), {
      code: 'CONFLICT',
      messageZh: '请先给兰小燕换一位代班的同志。',
    })
    await as('su').call('access', 'markBack', { staffId: 'staff-lan' })
    await expectRefusal(county, () => as('su').call('access', 'markBack', { staffId: 'staff-lan' }), {
      code: 'ILLEGAL_TRANSITION',
    })
  })
})
