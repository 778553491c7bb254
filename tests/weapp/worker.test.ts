import { eventually, startWeapp, type WeappApp } from './harness'

const CARD = {
  taskId: 'T1',
  version: 3,
  kind: 'careVisit',
  titleZh: '关爱走访',
  personName: '林秀云',
  addressZh: '水井巷8号',
  status: 'accepted',
  statusZh: '已接单',
  dueAt: '2026-11-30T18:00:00.000+08:00',
  dueZh: '11月30日前',
  overdue: false,
  phone: null,
  openerZh: '林大姐，我是村里小兰，来看看家里有没有要搭把手的。',
  request: null,
  householdId: 'H2',
  registeredMembers: [{ personId: 'P2', nameZh: '林秀云', relationZh: '户主' }],
  history: [],
}

/** A visit begun and left: nothing said yet. */
const BEGUN = {
  taskId: 'T1',
  clientVisitId: '01KB0000000000000000000001',
  sendKey: '01KB0000000000000000000001',
  startedAt: '2026-11-24T10:00:00.000+08:00',
  outcome: null,
  safety: null,
  members: [],
  peopleSeen: false,
  knowsHousehold: true,
  answers: {},
  opened: [],
  phone: '',
  wordsZh: '',
  photos: [],
  signature: null,
  requesterMet: false,
  staffRelative: null,
  policiesTold: [],
}

const start = (visit: object = BEGUN): WeappApp => {
  const stored = new Map<string, unknown>([['koumen.visit.phone.T1', JSON.stringify(visit)]])
  const app = startWeapp({
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  })
  app.answer('tasks.get', () => CARD)
  app.answer('tasks.listMine', () => ({ items: [CARD], next: null }))
  app.answer('notifications.templates', () => ({ items: [] }))
  app.answer('access.whoami', () => ({
    staff: [
      {
        staffId: 'S1',
        name: '兰小燕',
        role: 'gridWorker',
        roleZh: '网格员',
        areaCode: '33992110720102',
        areaZh: '前渡村第二网格',
        departmentId: null,
      },
    ],
    links: [],
  }))
  app.answer('visits.submit', () => ({
    visitId: 'V1',
    householdId: 'H2',
    taskStatus: 'completed',
    arrivedLate: false,
    personIds: [],
    canAskZh: '',
    nextZh: '记下了，交给青嶂镇。',
  }))
  return app
}

const visits = (app: WeappApp): unknown[] =>
  app.calls
    .filter((call) => call.name === 'cloud.callFunction' && call.options.name === 'visits')
    .map((call) => (call.options.data as { input: unknown }).input)

describe('a grid worker in WeChat', () => {
  test('sees a neutral card: who, where, until when', async () => {
    const page = await start().open('worker/today/index')
    await eventually(() => expect(page.words()).toContain('关爱走访'))
    for (const words of ['林秀云，水井巷8号', '11月30日前']) expect(page.words()).toContain(words)
    expect(page.words()).not.toMatch(/医疗|元/)
  })

  test('finds the visit as it was left, finishes it and reads that it arrived', async () => {
    const app = start({ ...BEGUN, safety: 'safe' })
    const page = await app.open('worker/visit/index', { task: 'T1' })
    await eventually(() => expect(page.words()).toContain('林大姐，我是村里小兰'))
    page.fire('.k-choice', 'tap')
    await eventually(() => expect(page.words()).toContain('人平安吗'))
    expect(page.words()).not.toContain('大病')
    page.tap('finish-visit')
    await eventually(() => expect(page.words()).toContain('已送达'))
    expect(page.words()).toContain('记下了，交给青嶂镇。')
    expect(visits(app)).toEqual([
      expect.objectContaining({ taskId: 'T1', outcome: 'met', safety: 'safe', members: [] }),
    ])
  })

  test('is told what is missing when finishing too early, and nothing is sent', async () => {
    const app = start(BEGUN)
    const page = await app.open('worker/visit/index', { task: 'T1' })
    await eventually(() => expect(page.has('#finish-visit')).toBe(true))
    page.tap('finish-visit')
    await eventually(() => expect(page.words()).toContain('请先点一下：见到本人了吗'))
    expect(visits(app)).toEqual([])
  })
})
