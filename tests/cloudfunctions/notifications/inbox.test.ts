import { expectRefusal, openCounty, type County } from '../kit/county'
import { askForHelp } from '../kit/requests'

let county: County

beforeAll(async () => {
  county = await openCounty('requests', 'notifications')
}, 60_000)
afterAll(() => county.close())

const inbox = async (who: string) => (await county.as(who).call('notifications', 'inbox', {})).items
const deliver = () => county.timer('notifications', 'deliver-outbox')

describe('a message to the worker', () => {
  it('reaches phone and inbox, and says nothing of anybody', async () => {
    const { items } = await county.as('lan').call('notifications', 'templates', {})
    const newTask = items.find((item) => item.key === 'newTask')!
    await county.cloud.messages.grant('openid-lan', [newTask.templateId])
    const { taskId } = await askForHelp(county, 'ye')
    await deliver()
    const [sent] = county.cloud.messages.sentTo('openid-lan')
    expect(sent).toMatchObject({ templateId: newTask.templateId, page: `worker/task/index?task=${taskId}` })
    expect(sent!.data).toEqual({
      thing1: { value: '您有1件新任务' },
      time2: { value: expect.stringMatching(/^2026年11月23日 08:\d\d$/) },
    })
    expect(await inbox('lan')).toMatchObject([{ textZh: '您有1件新任务', read: false, delivery: '微信已提醒' }])
  })

  it('without quota stays in the inbox: 43101 is an outcome, not a failure', async () => {
    await askForHelp(county, 'ye2')
    await deliver()
    expect((await inbox('lan'))[0]).toMatchObject({ delivery: '没有订阅微信提醒，只在这里看' })
    expect(county.cloud.db.count('outbox', { status: 'due' })).toBe(0)
    expect(county.cloud.messages.sentTo('openid-lan')).toHaveLength(1)
  })

  it('delivered again is one line and one message', async () => {
    const before = await inbox('lan')
    for (const row of county.cloud.db.find('outbox', {})) {
      await county.cloud.db.update('outbox', { _id: row._id }, { $set: { status: 'due' } })
    }
    await deliver()
    expect(await inbox('lan')).toEqual(before)
    expect(county.cloud.messages.sentTo('openid-lan')).toHaveLength(1)
  })
})

describe('the inbox', () => {
  it('is marked read by its owner only', async () => {
    const [line] = await inbox('lan')
    const mark = (who: string) => () =>
      county.as(who).call('notifications', 'markRead', { notificationId: line!.notificationId })
    const unread = () => county.as('lan').call('notifications', 'unreadCount', {})
    const before = await unread()
    await expectRefusal(county, mark('xu'), { code: 'NOT_FOUND' })
    await mark('lan')()
    await mark('lan')()
    expect((await unread()).count).toBe(before.count - 1)
    expect((await inbox('lan'))[0]!.read).toBe(true)
  })

  it('of a visitor who is not signed in is UNAUTHENTICATED', () =>
    expectRefusal(county, () => county.nobody.call('notifications', 'inbox', {}), { code: 'UNAUTHENTICATED' }))

  it('is filled by the platform’s clock only', async () => {
    const reply = await county
      .as('lan')
      .raw('notifications', { Type: 'Timer', TriggerName: 'deliver-outbox', Time: 'x' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })
})
