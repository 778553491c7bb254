import { eventually, startWeapp, type WeappApp } from './harness'

const LINE = {
  reportId: 'R1',
  version: 1,
  reportNo: 'B0001',
  kind: 'child',
  kindZh: '孩子受伤害',
  areaZh: '前渡村第二网格',
  at: '2026-11-23T09:12:00.000+08:00',
  atZh: '今天09:12',
  status: 'open',
  statusZh: '等您处理',
}

const start = (role: string, roleZh: string): WeappApp => {
  const app = startWeapp()
  app.answer('tasks.listMine', () => ({ items: [], next: null }))
  app.answer('notifications.templates', () => ({ items: [] }))
  app.answer('access.whoami', () => ({
    staff: [
      { staffId: 'S', name: '钟春花', role, roleZh, areaCode: '339921107201', areaZh: '前渡村', departmentId: null },
    ],
    links: [],
  }))
  app.answer('visits.listHarmReports', () => ({ items: [LINE] }))
  app.answer('visits.readHarmReport', () => ({
    ...LINE,
    whereZh: '水井巷8号',
    wordsZh: '孩子身上有伤',
    reporter: { nameZh: '兰小燕', roleZh: '网格员', phone: null },
    handling: [],
    numbersZh: '人有危险马上打110。',
  }))
  app.answer('visits.handleHarmReport', () => ({ reportId: 'R1', version: 2, status: 'closed' }))
  return app
}

const sent = (app: WeappApp, action: string): unknown[] =>
  app.calls
    .map(({ options }) => options.data as { action: string; input: unknown } | undefined)
    .filter((data) => data?.action === action)
    .map((data) => data?.input)

describe('the sealed channel in WeChat', () => {
  test('is offered on the day of a child director, in neutral words', async () => {
    const page = await start('childDirector', '儿童主任').open('worker/today/index')
    await eventually(() => expect(page.words()).toContain('紧急事项（1件等您处理）'))
    expect(page.words()).not.toContain('孩子受伤害 ·')
  })

  test('is neither offered to a grid worker nor asked about', async () => {
    const app = start('gridWorker', '网格员')
    const page = await app.open('worker/today/index')
    await eventually(() => expect(page.words()).toContain('没有要办的任务'))
    expect(page.has('#sealed-entry')).toBe(false)
    expect(sent(app, 'listHarmReports')).toEqual([])
    const closed = await app.open('worker/sealed/index')
    await eventually(() => expect(closed.words()).toContain('这里给专门的同志用'))
    expect(closed.words()).toContain('110')
  })

  test('opens a report, always with 110 and 12338, and sends what was done', async () => {
    const app = start('childDirector', '儿童主任')
    const page = await app.open('worker/sealed/index')
    await eventually(() => expect(page.has('#sealed-B0001')).toBe(true))
    expect(page.words()).not.toContain('有伤')
    for (const number of ['110', '12338']) expect(page.words()).toContain(number)
    page.tap('sealed-B0001')
    await eventually(() => expect(page.words()).toContain('孩子身上有伤'))
    page.tap('harm-close')
    await eventually(() => expect(page.words()).toContain('请写几句做了什么'))
    page.fire('#harm-note', 'input', { value: '已报派出所' })
    page.tap('harm-close')
    await eventually(() =>
      expect(sent(app, 'handleHarmReport')).toEqual([
        { reportId: 'R1', version: 1, step: 'close', noteZh: '已报派出所' },
      ]),
    )
  })
})
