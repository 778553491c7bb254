import { eventually, startWeapp, type WeappApp } from './harness'

const DUTY = {
  areaCode: '339921',
  areaName: '青禾县',
  townshipName: '青嶂镇',
  gridWorker: null,
  onDutyNow: { name: '兰小燕', phone: '13900000001', untilZh: '到今天18:00' },
  villagePoint: null,
}

const start = (): WeappApp => {
  const app = startWeapp()
  app.answer('areas.whoAnswers', () => DUTY)
  app.answer('access.whoami', () => ({ staff: [], links: [] }))
  return app
}

const opened = (app: WeappApp): unknown[] =>
  app.calls.filter((call) => call.name === 'navigateTo').map((call) => call.options.url)

describe('the compiled first screen in WeChat', () => {
  test('shows the one large way to ask for help and everything that is the person’s own', async () => {
    const page = await start().open('pages/index/index')
    await eventually(() => expect(page.words()).toContain('求助'))
    for (const words of ['扫门牌', '帮别人说', '我的清单', '我的求助', '我的资料', '110'])
      expect(page.words()).toContain(words)
  })

  test('says who answers the telephone at this hour', async () => {
    const page = await start().open('pages/index/index')
    await eventually(() => expect(page.words()).toContain('兰小燕'))
    expect(page.words()).toContain('到今天18:00')
  })

  test('a tap on 求助 without a known place leads to the plate', async () => {
    const app = start()
    const page = await app.open('pages/index/index')
    await eventually(() => expect(page.has('#ask-for-help')).toBe(true))
    page.tap('ask-for-help')
    await eventually(() => expect(opened(app)).toEqual(['/pages/scan/index']))
  })

  test('large type is one tap away and is remembered on the phone', async () => {
    const stored = new Map<string, unknown>()
    const app = startWeapp({
      getStorageSync: (key: string) => stored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
    })
    const page = await app.open('pages/index/index')
    await eventually(() => expect(page.has('.k-size')).toBe(true))
    page.fire('.k-size', 'tap')
    await eventually(() => expect(page.has('.k-large')).toBe(true))
    expect(stored.get('koumen.largeType')).toBe('on')
  })

  test('nothing of the demonstration is in the WeChat build', async () => {
    const page = await start().open('pages/index/index')
    expect(page.has('.k-demo')).toBe(false)
  })
})
