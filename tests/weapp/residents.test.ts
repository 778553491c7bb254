import { eventually, startWeapp, type WeappApp } from './harness'

const CODE = '7K3M9QXW2T4V'
const WHO = {
  areaCode: '33992110720102',
  areaName: '前渡村第二网格',
  townshipName: '青嶂镇',
  gridWorker: { name: '兰小燕', phone: '15400001001' },
  onDutyNow: { name: '兰小燕', phone: '15400001001', untilZh: '到18:00' },
  villagePoint: null,
}
const RECEIPT = {
  requestId: 'R1',
  requestNo: '0712',
  contact: { name: '兰小燕', phone: '15400001001', dueAt: '2026-11-23T18:00:00.000+08:00' },
  sentenceZh: '收到了，求助号0712。兰小燕今天18:00前给您打电话。',
  canAsk: [],
  canAskZh: '可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。',
}

const start = (draft?: object): WeappApp => {
  const stored = new Map<string, unknown>(draft ? [['koumen.request.phone', JSON.stringify(draft)]] : [])
  const app = startWeapp({
    pageScrollTo: () => Promise.resolve(),
    getStorageSync: (key: string) => stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  })
  app.answer('access.whoami', () => ({ staff: [], links: [] }))
  app.answer('doorplates.resolve', () => ({
    plateCode: CODE,
    shortAddressZh: '溪边路17号',
    fullAddressZh: '青禾县青嶂镇前渡村溪边路17号',
    whoAnswers: WHO,
  }))
  app.answer('requests.submit', () => RECEIPT)
  return app
}

const sent = (app: WeappApp, action: string): unknown[] =>
  app.calls
    .filter((call) => call.name === 'cloud.callFunction')
    .map((call) => call.options.data as { action: string; input: unknown })
    .filter((data) => data.action === action)
    .map((data) => data.input)

describe('a resident in WeChat', () => {
  test('who scans a plate with WeChat itself sees the address and who answers, and nobody’s name', async () => {
    const app = start()
    const page = await app.open('pages/place/index', { q: encodeURIComponent(`https://koumen.example.cn/p/${CODE}`) })
    await eventually(() => expect(page.words()).toContain('溪边路17号。这里只显示地址。'))
    expect(sent(app, 'resolve')).toEqual([{ plateCode: CODE }])
    for (const words of ['我要求助', '帮别人说', '打电话给兰小燕', '110']) expect(page.words()).toContain(words)
    expect(page.words()).not.toContain('叶根福')
  })

  test('who scans something else is told, and nothing is asked of the server', async () => {
    const app = start()
    const page = await app.open('pages/place/index', { q: encodeURIComponent('https://pay.example.com/1') })
    await eventually(() => expect(page.words()).toContain('不是本县的门牌码'))
    expect(sent(app, 'resolve')).toEqual([])
  })

  test('who only speaks for somebody needs no consent, and two taps send one request', async () => {
    const app = start({
      key: '01KA0000000000000000000000',
      channel: 'lead',
      place: { plateCode: CODE, addressZh: '溪边路17号', contactName: '兰小燕' },
      needs: [],
    })
    const page = await app.open('pages/request/new/index')
    await eventually(() => expect(page.words()).toContain('他遇到什么事'))
    page.fire('.k-tile', 'tap')
    await eventually(() => expect(page.has('.k-tile--chosen')).toBe(true))
    page.fire('.k-button--primary', 'tap')
    await eventually(() => expect(page.has('#about')).toBe(true))
    page.fire('#about', 'input', { value: '桥头的老叶' })
    page.fire('.k-button--primary', 'tap')
    await eventually(() => expect(page.has('#send-request')).toBe(true))
    expect(page.words()).not.toContain('签名')
    page.tap('send-request')
    page.tap('send-request')
    await eventually(() => expect(sent(app, 'submit')).toHaveLength(1))
    expect(sent(app, 'submit')[0]).toMatchObject({ channel: 'lead', needs: ['houseLeaks'], aboutZh: '桥头的老叶' })
    await eventually(() =>
      expect(app.calls.filter((call) => call.name === 'redirectTo').map((call) => call.options.url)).toEqual([
        '/pages/request/done/index',
      ]),
    )
    const done = await app.open('pages/request/done/index')
    await eventually(() => expect(done.words()).toContain('收到了，求助号0712。兰小燕今天18:00前给您打电话。'))
    expect(done.words()).toContain('不是审批结果')
  })

  test('who is not verified is told how to become so instead of seeing a list', async () => {
    const page = await start().open('pages/statement/index')
    await eventually(() => expect(page.words()).toContain('还没有核实您的身份'))
  })
})
