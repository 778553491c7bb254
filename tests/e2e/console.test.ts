import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../tools/browser/launch-browser'
import { DEVICES, openPage, type Device } from '../../tools/browser/open-page'
import { openCloud, type OpenCloud } from '../local-cloud/open-cloud'

/** The engineer's console, seen: every view at both sizes, nothing of anybody, and nothing without the token. */
describe('the console in a browser', () => {
  let open: OpenCloud
  let browser: Browser
  let address = ''

  beforeAll(async () => {
    open = await openCloud({
      functions: {
        work: { code: 'exports.main = () => "done"', timers: [{ name: 'hourly', cron: '0 0 * * * * *' }] },
      },
      console: {},
    })
    const people = Array.from({ length: 250 }, (_, n) => ({ _id: `p${n}`, name: '叶根福', status: 'open', n }))
    await open.cloud.db.insert('things', people)
    open.cloud.db.find('things', { name: '无人' })
    await open.cloud.call('work', { action: 'look' })
    const { url, token } = await open.cloud.openConsole()
    address = `${url}/console#token=${token}`
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await open?.close()
  })

  const views: [tab: string, reads: RegExp][] = [
    ['overview', /环境 Environment/],
    ['collections', /things/],
    ['queries', /\{"name":"\?"\}/],
    ['calls', /work · look/],
    ['timers', /work\/hourly/],
    ['messages', /没有消息/],
    ['costs', /按函数 By function/],
  ]

  test.each(Object.keys(DEVICES) as Device[])(
    'every view stands on a %s, within its width, without complaint',
    async (device) => {
      const { page, problems, close } = await openPage(browser, device, address)
      for (const [tab, reads] of views) {
        await page.click(`#tab-${tab}`)
        await page.locator('#view', { hasText: reads }).waitFor()
        expect([tab, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([tab, 0])
      }
      await page.click('#tab-collections')
      await page.getByRole('button', { name: 'things' }).click()
      await page.getByText('1 / 13').waitFor()
      await page.getByRole('button', { name: '下一页' }).click()
      await page.getByText('2 / 13').waitFor()
      expect(await page.locator('pre').first().innerText()).toContain('"status": "open"')
      expect(await page.locator('body').innerText()).not.toContain('叶根福')
      expect(page.url()).not.toContain('token')
      expect(problems()).toEqual([])
      await close()
    },
  )

  test('a timer is run by hand and says how it went', async () => {
    const { page, problems, close } = await openPage(browser, 'desktop', address)
    await page.click('#tab-timers')
    await page.getByRole('button', { name: '立即执行' }).click()
    await page.getByText(/work\/hourly: ok, \d+ ms/).waitFor()
    expect(problems()).toEqual([])
    await close()
  })

  test('without the token the page says where to get it, and shows nothing', async () => {
    const { page, close } = await openPage(browser, 'desktop', address.replace(/#.*/, ''))
    await page.getByText('请用命令打印的地址打开').waitFor()
    expect(await page.locator('#view').innerText()).not.toContain('things')
    await close()
  })
})
