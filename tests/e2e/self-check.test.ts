import { nameFamily } from '../../tools/screenshots/self-check-story'
import { County } from './county'
import type { Person } from './person'

/** Anybody checks what their family could get, without signing in, and asks for help with the answers. */
describe('the self-check in a browser', () => {
  let county: County

  beforeAll(async () => {
    county = await County.open()
  }, 300_000)
  afterAll(() => county?.close())

  const title = (who: Person) => who.page.locator('#self-check-question:visible')
  const settled = async (who: Person): Promise<number> =>
    Number(/已经有 (\d+) 项/.exec(await who.page.locator('.sc-progress-words:visible').innerText())?.[1])

  /** Presses on and waits until another question stands there. */
  const goOn = async (who: Person, press: () => Promise<void>): Promise<void> => {
    const before = await title(who).innerText()
    await press()
    await who.page.waitForFunction(
      `[...document.querySelectorAll('#self-check-question')].some((e) => e.offsetParent && e.innerText !== ${JSON.stringify(before)})`,
    )
  }
  const isInSight = async (who: Person): Promise<boolean> => {
    const box = await title(who).boundingBox()
    return box !== null && box.y > 50 && box.y + box.height < 700
  }
  const next = (who: Person) => goOn(who, () => who.page.locator('#next-question:visible').click())

  test('five answers of a visitor settle most; the sixth may wait, and nothing was stored', async () => {
    const visitor = await county.visitor('pages/index/index', 'phone')
    await visitor.tap('看看我家能享受什么')
    await visitor.comesTo('pages/check')
    await visitor.reads('不用登录，不写名字。')
    await nameFamily(visitor.page)
    await visitor.look()
    await next(visitor)
    await visitor.page.waitForFunction(`document.activeElement.id === 'self-check-question'`)
    await visitor.page.locator('#choice-dibao:visible').click()
    await visitor.page.locator('#choice-disability:visible').click()
    await visitor.tap('选好了，下一题')
    await visitor.reads('“残疾人证”是谁？请点一下。')
    await visitor.page.locator('#whom-disability-1:visible').click()
    await visitor.look()
    for (let answered = 1; answered < 5; answered += 1) await next(visitor)
    await visitor.reads(/已经有 \d+ 项有答案/)
    await visitor.page.waitForTimeout(500)
    expect(await isInSight(visitor)).toBe(true)
    expect(await settled(visitor)).toBeGreaterThan(76)
    await visitor.look()
    const results = await visitor.page.locator('[role=region][aria-label^="可以问"]:visible').innerText()
    expect(results).toContain('第2位（81岁）')
    expect(results).not.toMatch(/批准|通过/)

    // Back, another answer, on again.
    const asked = await title(visitor).innerText()
    const known = await settled(visitor)
    await visitor.tap('回上一题')
    expect(await title(visitor).innerText()).not.toBe(asked)
    await next(visitor)
    expect(await settled(visitor)).toBe(known)

    expect(await visitor.page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(
      /household\.|person\./,
    )
    await visitor.page.reload()
    await visitor.reads('已经有 0 项有答案')
  })

  test('who has no account is told how to be found, chooses who to be, and sends the answers with the request', async () => {
    const visitor = await county.visitor('pages/check/index', 'phone')
    await visitor.page.locator('input[aria-label="您自己多大年纪"]:visible').fill('81')
    await visitor.tap('男')
    await visitor.tap('退休、养老')
    await next(visitor)
    await next(visitor)
    await visitor.page.locator('#ask-with-answers:visible').click()
    await visitor.dialog('求助要能找到您').waitFor()
    await visitor.tap('演示：选一个人来求助')
    await visitor.comesTo('pages/demo')
    await visitor.page.locator('#be-ye-genfu:visible').click()
    await visitor.comesTo('pages/index')
    await visitor.page.locator('#self-check:visible').click()
    await visitor.comesTo('pages/check')
    expect(await settled(visitor)).toBeGreaterThan(0)
    await visitor.page.locator('#ask-with-answers:visible').click()
    await visitor.comesTo('pages/scan')
    await visitor.tap('扫门牌')
    await visitor.page.locator('#scan-picture').setInputFiles(await county.platePicture('溪边路17号'))
    await visitor.comesTo('pages/place')
    await visitor.tap('我要求助')
    await visitor.comesTo('pages/request/new')
    await visitor.reads('带上了自查时填的情况')
    await visitor.look()
    await visitor.tap('下一步')
    await visitor.tap('下一步')
    await visitor.write('您的电话', '15400009917')
    await visitor.tap('证号记不住，上门再补')
    await visitor.tap('下一步')
    await visitor.sign()
    await visitor.button('求助').click()
    await visitor.comesTo('pages/request/done')
    await visitor.reads(/收到了，求助号0712/)
    const { items } = await (await county.caller('ye-genfu')).call('requests', 'listMine', {})
    expect(items.map((request) => request.needsZh)).toEqual([['别的事']])
  })

  test('can be answered with the keyboard alone, at a desk', async () => {
    const visitor = await county.visitor('pages/check/index', 'desktop')
    const { keyboard } = visitor.page
    const tabTo = async (id: string): Promise<void> => {
      for (let tabs = 0; tabs < 60; tabs += 1) {
        if ((await visitor.page.evaluate('document.activeElement.id')) === id) return
        await keyboard.press('Tab')
      }
      throw new Error(`Tab does not reach ${id}`)
    }
    await tabTo('person-age')
    await keyboard.type('70')
    await keyboard.press('Tab')
    await keyboard.press('Tab')
    await keyboard.press('Space')
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await keyboard.press('Tab')
      const words = (await visitor.page.evaluate('document.activeElement.textContent')) as string
      if (words.includes('退休')) break
    }
    await keyboard.press('Space')
    await tabTo('next-question')
    await goOn(visitor, () => keyboard.press('Enter'))
    await tabTo('choice-dibao')
    await keyboard.press('Space')
    expect(await visitor.page.locator('#choice-dibao:visible').getAttribute('aria-checked')).toBe('true')
    await tabTo('next-question')
    await goOn(visitor, () => keyboard.press('Enter'))
    expect(await settled(visitor)).toBeGreaterThan(50)
    await visitor.look()
  })
})
