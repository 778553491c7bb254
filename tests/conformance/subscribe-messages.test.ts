import { localOnly, openCloud, type CloudUnderTest } from './cloud-under-test'

localOnly('subscribe messages through wx-server-sdk', 'WeChat would send them to people', () => {
  let cloud: CloudUnderTest
  const request = {
    templateId: 'T1',
    page: 'pages/index/index',
    data: { thing1: { value: '关爱走访' } },
  }
  const send = (more: object = {}, name = 'notify') =>
    cloud.local.call(name, { request: { touser: openid, ...request, ...more } }) as Promise<{
      errCode: number
      errMsg: string
    }>

  let person = 0
  let openid = ''

  beforeAll(async () => {
    cloud = await openCloud()
  })
  beforeEach(() => {
    openid = `o-${++person}`
  })
  afterAll(() => cloud.close())

  test('without the person’s consent WeChat answers 43101 and nothing is sent', async () => {
    expect(await send()).toMatchObject({ errCode: 43101, errMsg: expect.stringContaining('refuse') as unknown })
    expect(cloud.local.messages.sentTo(openid)).toEqual([])
  })

  test('one consent is worth one message of that template to that person', async () => {
    await cloud.local.messages.grant(openid, ['T1'])
    expect(await send({ templateId: 'T2' })).toMatchObject({ errCode: 43101 })
    expect(await send({ touser: 'o-other' })).toMatchObject({ errCode: 43101 })
    expect(await send()).toMatchObject({ errCode: 0 })
    expect(await send()).toMatchObject({ errCode: 43101 })
    expect(cloud.local.messages.sentTo(openid)).toMatchObject([
      { templateId: 'T1', page: 'pages/index/index', data: { thing1: { value: '关爱走访' } } },
    ])
  })

  test.each([
    ['thing of 21 characters', { thing1: { value: '字'.repeat(21) } }],
    ['empty thing', { thing1: { value: '' } }],
    ['phrase of 6 characters', { phrase1: { value: '一二三四五六' } }],
    ['unknown kind', { poem1: { value: 'x' } }],
    ['no data', {}],
  ])('data with %s is refused with 47003 and costs no consent', async (_, data) => {
    await cloud.local.messages.grant(openid, ['T1'])
    expect(await send({ data })).toMatchObject({ errCode: 47003 })
    expect(cloud.local.messages.left(openid, 'T1')).toBe(1)
  })

  test('a thing of 20 characters is accepted', async () => {
    await cloud.local.messages.grant(openid, ['T1'])
    expect(await send({ data: { thing1: { value: '字'.repeat(20) } } })).toMatchObject({ errCode: 0 })
  })

  test('a function that did not declare the API may not call it', async () => {
    await cloud.local.messages.grant(openid, ['T1'])
    expect(await send({}, 'notify-undeclared')).toMatchObject({ errCode: -604101 })
  })

  test('without a person or a template it is refused by its code', async () => {
    expect(await send({ touser: '' })).toMatchObject({ errCode: 40003 })
    expect(await send({ templateId: '' })).toMatchObject({ errCode: 40037 })
  })

  test('an API that WeChat has and the stand-in has not says so', async () => {
    expect(await cloud.local.call('notify', { api: 'getQRCode', request: {} })).toMatchObject({ errCode: -604100 })
  })

  test('ten messages at once spend the seven consents there are', async () => {
    await cloud.local.messages.grant(
      openid,
      Array.from({ length: 7 }, () => 'T1'),
    )
    const answers = await Promise.all(Array.from({ length: 10 }, () => send()))
    expect(answers.filter(({ errCode }) => errCode === 0)).toHaveLength(7)
    expect(answers.filter(({ errCode }) => errCode === 43101)).toHaveLength(3)
    expect(cloud.local.messages.sentTo(openid)).toHaveLength(7)
  })

  test('the text check needs a text of at most 2500 characters and who wrote it', async () => {
    const check = (request: object) =>
      cloud.local.call('notify', { api: 'msgSecCheck', request: { version: 2, scene: 2, openid, ...request } })
    expect(await check({ content: '' })).toMatchObject({ errCode: 44004 })
    expect(await check({ content: '房子', openid: '' })).toMatchObject({ errCode: 40003 })
    expect(await check({ content: '字'.repeat(2501) })).toMatchObject({ errCode: 45002 })
    expect(await check({ content: '字'.repeat(2500) })).toMatchObject({ errCode: 0 })
    const risky = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'
    expect(await check({ content: risky, version: undefined })).toMatchObject({ errCode: 87014 })
  })

  test('the text check passes ordinary text and flags WeChat’s test text', async () => {
    const check = (content: string) =>
      cloud.local.call('notify', { api: 'msgSecCheck', request: { content, version: 2, scene: 2, openid: openid } })
    expect(await check('房子漏水')).toMatchObject({ errCode: 0, result: { suggest: 'pass' } })
    expect(await check('特3456书yuuo莞6543李zxcz蒜7782法fgnv级')).toMatchObject({ result: { suggest: 'risky' } })
  })
})
