import { eventually, pause, startWeapp, type WeappApp, type WeappPage } from './harness'

type Listener = (resolve: (answer: object) => void, about: { referrer: string }) => void

/** WeChat as it holds a call back: `need()` asks, `answers` are what the mini-program resolved with. */
const start = () => {
  const listeners: Listener[] = []
  const answers: object[] = []
  let contract = 0
  const app: WeappApp = startWeapp({
    onNeedPrivacyAuthorization: (listener: Listener) => void listeners.push(listener),
    openPrivacyContract: () => void (contract += 1),
  })
  app.answer('access.whoami', () => ({ staff: [], links: [] }))
  return {
    app,
    listeners,
    answers,
    opened: () => contract,
    need: () => listeners.forEach((tell) => tell((answer) => void answers.push(answer), { referrer: 'scanCode' })),
  }
}

const asked = async ({ app, need }: ReturnType<typeof start>): Promise<WeappPage> => {
  const page = await app.open('pages/index/index')
  await eventually(() => expect(page.words()).toContain('求助'))
  expect(page.has('#agree-privacy')).toBe(false)
  need()
  await eventually(() => expect(page.has('#agree-privacy')).toBe(true))
  return page
}

describe('before the first use of camera, microphone or album in WeChat', () => {
  test('our own sheet says what is used and why, and WeChat is told that it was shown', async () => {
    const wechat = start()
    const page = await asked(wechat)
    for (const words of ['相机', '话筒', '相册', '扫门牌', '说话代替打字', '打字就行']) {
      expect(page.words()).toContain(words)
    }
    expect(wechat.answers).toEqual([{ event: 'exposureAuthorization' }])
  })

  test('agreeing lets what was held back go on, once, with the button that was tapped', async () => {
    const wechat = start()
    const page = await asked(wechat)
    page.fire('#agree-privacy', 'agreeprivacyauthorization')
    await eventually(() => expect(wechat.answers).toContainEqual({ buttonId: 'agree-privacy', event: 'agree' }))
    await pause(400)
    expect(wechat.answers).toHaveLength(2)
    expect(page.words()).not.toContain('没关系')
  })

  test('refusing is answered, and a sentence says that typing still works', async () => {
    const wechat = start()
    const page = await asked(wechat)
    page.tap('refuse-privacy')
    await eventually(() => expect(page.words()).toContain('没关系，不同意也能用'))
    expect(wechat.answers).toEqual([{ event: 'exposureAuthorization' }, { event: 'disagree' }])
  })

  test('the guideline itself is one tap away and answers nothing', async () => {
    const wechat = start()
    const page = await asked(wechat)
    page.tap('read-privacy')
    await eventually(() => expect(wechat.opened()).toBe(1))
    expect(wechat.answers).toHaveLength(1)
  })

  test('two pages listen once', async () => {
    const wechat = start()
    await asked(wechat)
    await wechat.app.open('pages/inbox/index')
    expect(wechat.listeners).toHaveLength(1)
  })
})
