import { expectRefusal, openCounty, type County } from '../kit/county'
import { GRID } from '../kit/people'
import { askForHelp } from '../kit/requests'

let county: County

beforeAll(async () => {
  county = await openCounty('requests', 'tasks')
}, 60_000)
afterAll(() => county.close())

let people = 0
const newTask = async () => {
  const asked = await askForHelp(county, `resident-${(people += 1)}`)
  return { ...asked, at: { taskId: asked.taskId, version: asked.taskVersion }, resident: `resident-${people}` }
}
const task = (taskId: string) => county.cloud.db.get('tasks', taskId) as unknown as Record<string, unknown>
const as = (who: string) => county.as(who)

describe('the card of a task', () => {
  it('shows its worker name, place, deadline, words and telephone, and whom the register has there', async () => {
    const { taskId } = await newTask()
    const card = await as('lan').call('tasks', 'get', { taskId })
    expect(card).toMatchObject({
      personName: '叶根福',
      addressZh: '溪边路17号',
      titleZh: '房子漏了',
      dueZh: '今天18:00前联系',
      overdue: false,
      phone: '15400009917',
      householdId: null,
      registeredMembers: [{ personId: 'person-ye', nameZh: '叶根福' }],
      request: { words: '灶间漏得厉害，我脚不好，上不了屋。', idNumberGiven: false },
    })
  })

  it('opened stands in the ledger of the house whose names it shows', async () => {
    const { taskId } = await newTask()
    await as('lan').call('tasks', 'get', { taskId })
    const [entry] = county.cloud.db.find('auditEntries', { action: 'tasks.get' }, { sort: [['at', -1]], limit: 1 })
    expect(entry).toMatchObject({ householdIds: ['home-ye'], staffName: '兰小燕' })
  })

  it('is closed to other workers, other townships and residents', async () => {
    const { taskId, resident } = await newTask()
    const open = (who: string) => () => as(who).call('tasks', 'get', { taskId })
    await expectRefusal(county, open('xu'), { code: 'FORBIDDEN', messageZh: expect.stringContaining('不在您手上') })
    await expectRefusal(county, open('far'), { code: 'FORBIDDEN' })
    await expectRefusal(county, open(resident), { code: 'FORBIDDEN' })
    await expectRefusal(county, open('chen'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => as('lan').call('tasks', 'get', { taskId: 'no-such-task' }), { code: 'NOT_FOUND' })
  })

  it('stands in the worker’s list, nearest deadline first, and in no other', async () => {
    const { taskId } = await newTask()
    const mine = await as('lan').call('tasks', 'listMine', { limit: 100 })
    expect(mine.items.map((item) => item.taskId)).toContain(taskId)
    expect([...mine.items].sort((a, b) => a.dueAt.localeCompare(b.dueAt))).toEqual(mine.items)
    expect((await as('xu').call('tasks', 'listMine', {})).items).toEqual([])
  })
})

describe('accepting', () => {
  it('moves task and request, and tells the requester who comes', async () => {
    const { at, requestId, resident } = await newTask()
    expect(await as('lan').call('tasks', 'accept', at)).toMatchObject({ status: 'accepted', version: at.version + 1 })
    const mine = await as(resident).call('requests', 'get', { requestId })
    expect(mine).toMatchObject({ status: 'accepted', progress: [{}, { textZh: '兰小燕接单了' }] })
    expect(county.cloud.db.count('outbox', { _id: `notify:requestAccepted:${at.taskId}` })).toBe(1)
  })

  it('twice is ILLEGAL_TRANSITION, of an old version CONFLICT, replayed the same answer', async () => {
    const { at } = await newTask()
    const key = { idempotencyKey: `accept-${at.taskId}` }
    const first = await as('lan').call('tasks', 'accept', at, key)
    expect(await as('lan').call('tasks', 'accept', at, key)).toEqual(first)
    await expectRefusal(county, () => as('lan').call('tasks', 'accept', at), { code: 'ILLEGAL_TRANSITION' })
    await expectRefusal(county, () => as('lan').call('tasks', 'return', { ...at, reasonZh: '腿伤了' }), {
      code: 'CONFLICT',
    })
  })

  it('of somebody else’s task is FORBIDDEN, even for the officer above', async () => {
    const { at } = await newTask()
    await expectRefusal(county, () => as('xu').call('tasks', 'accept', at), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => as('su').call('tasks', 'accept', at), { code: 'FORBIDDEN' })
  })
})

describe('giving a task back', () => {
  it('brings it with its reason to the township officer, who gives it to another worker', async () => {
    const { at, requestId, resident } = await newTask()
    const returned = await as('lan').call('tasks', 'return', { ...at, reasonZh: '腿伤了' })
    expect(returned.status).toBe('rejected')
    expect(task(at.taskId)).toMatchObject({ assigneeStaffId: 'staff-su', formerAssigneeStaffIds: ['staff-lan'] })

    const given = await as('su').call('tasks', 'reassign', { ...returned, staffId: 'staff-xu', reasonZh: '代几天' })
    expect(given.status).toBe('requested')
    expect(task(at.taskId)).toMatchObject({ assigneeName: '徐阿妹', formerAssigneeStaffIds: ['staff-lan', 'staff-su'] })
    expect(await as(resident).call('requests', 'get', { requestId })).toMatchObject({
      contact: { name: '徐阿妹' },
      progress: [{}, { textZh: '正在换一位同志来办' }, { textZh: '改由徐阿妹来办' }],
    })
    expect(await as('xu').call('tasks', 'accept', given)).toMatchObject({ status: 'accepted' })
  })

  it('without a reason is INVALID_INPUT', async () => {
    const { at } = await newTask()
    await expectRefusal(county, () => as('lan').call('tasks', 'return', { ...at, reasonZh: '' }), {
      code: 'INVALID_INPUT',
    })
  })

  it('goes to nobody of another township, and is given by no worker', async () => {
    const { at } = await newTask()
    await expectRefusal(county, () => as('su').call('tasks', 'reassign', { ...at, staffId: 'staff-far' }), {
      code: 'INVALID_INPUT',
      messageZh: expect.stringContaining('请从名单里选'),
    })
    const give = (who: string) => () => as(who).call('tasks', 'reassign', { ...at, staffId: 'staff-xu' })
    await expectRefusal(county, give('lan'), { code: 'FORBIDDEN' })
    await expectRefusal(county, give('chen'), { code: 'FORBIDDEN', messageZh: '这户不在您的辖区，请联系青嶂镇。' })
  })

  it('chooses from the workers of the area', async () => {
    const { items } = await as('su').call('tasks', 'listWorkers', { areaCode: '339921107' })
    expect(items).toContainEqual({ staffId: 'staff-xu', name: '徐阿妹', roleZh: '网格员', areaZh: '第一网格' })
    expect(items.map((item) => item.name)).not.toContain('方远')
  })
})

describe('completing', () => {
  it('is for deliveries only: what asks for a visit ends with the visit', async () => {
    const { at } = await newTask()
    await expectRefusal(county, () => as('lan').call('tasks', 'complete', at), { code: 'ILLEGAL_TRANSITION' })
  })
})

describe('a task nobody does', () => {
  it('reminds its worker at the deadline and tells the township two hours later, each once', async () => {
    const { taskId, requestId } = await newTask()
    const messages = () =>
      county.cloud.db.find('outbox', { kind: 'notify' }).filter((row) => String(row._id).includes(`:${taskId}:2026`))
    await county.timer('tasks', 'escalate-overdue')
    expect(messages()).toEqual([])

    await county.cloud.clock.set('2026-11-23T18:05:00+08:00')
    await county.timer('tasks', 'escalate-overdue')
    await county.timer('tasks', 'escalate-overdue')
    expect(messages()).toMatchObject([{ payload: { staffId: 'staff-lan', textZh: '您有1件任务已到时间，请尽快办' } }])

    await county.cloud.clock.set('2026-11-23T20:05:00+08:00')
    await county.timer('tasks', 'escalate-overdue')
    await county.timer('tasks', 'escalate-overdue')
    expect(messages()).toHaveLength(2)
    expect(messages()).toContainEqual(
      expect.objectContaining({ payload: expect.objectContaining({ staffId: 'staff-su' }) }),
    )
    const request = county.cloud.db.get('requests', requestId) as unknown as { history: { event: string }[] }
    expect(request.history.map((line) => line.event)).toContain('escalate')
    const late = await as('su').call('tasks', 'list', { areaCode: GRID, dueBefore: county.cloud.clock.now() })
    expect(late.items.find((item) => item.taskId === taskId)).toMatchObject({ overdue: true, assigneeName: '兰小燕' })
  })

  it('is escalated by the platform’s clock only', async () => {
    const reply = await as('su').raw('tasks', { Type: 'Timer', TriggerName: 'escalate-overdue', Time: '2026' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })
})
