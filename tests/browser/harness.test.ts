import type { Browser } from 'playwright-core'
import { expectSoundPage, launchBrowser, layoutProblems, missingGlyphs, openPage, smallTargets } from './harness'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

const show = async (body: string) => {
  const watched = await openPage(browser, 'phone')
  await watched.page.setContent(
    `<meta name=viewport content="width=device-width"><body style="margin:0">${body}</body>`,
  )
  return watched
}

test('a page of Chinese is drawn with real glyphs and found sound', async () => {
  const watched = await show('<h1>叩门：先敲门的帮助</h1><p>溪边路17号，青嶂镇前渡村</p>')
  await expectSoundPage(watched)
  expect(await watched.page.evaluate('innerWidth')).toBe(390)
  expect((await watched.page.screenshot()).length).toBeGreaterThan(4000)
  await watched.close()
})

test('a character that no font has is named', async () => {
  const watched = await show('<p>叶𮯰</p>')
  expect(await missingGlyphs(watched.page)).toEqual(['𮯰'])
  await watched.close()
})

test('a page wider than the screen is noticed', async () => {
  const watched = await show('<p style="white-space:nowrap">' + '房子漏了'.repeat(30) + '</p>')
  expect((await layoutProblems(watched.page))[0]).toMatch(/scrolls sideways/)
  await watched.close()
})

test('text that is cut off and text that lies on text are noticed', async () => {
  const watched = await show(`
    <p style="height:20px;overflow:hidden;font-size:20px">灶间漏得厉害，我脚不好，上不了屋。灶间漏得厉害，我脚不好，上不了屋。</p>
    <p style="position:absolute;top:200px">兰小燕今天给您打电话</p>
    <p style="position:absolute;top:206px">收到了，求助号0712</p>`)
  const problems = await layoutProblems(watched.page)
  expect(problems.filter((problem) => problem.startsWith('Text is cut off'))).toHaveLength(1)
  expect(problems.filter((problem) => problem.startsWith('Text lies on text'))).toHaveLength(1)
  await watched.close()
})

test('a button smaller than a fingertip is measured', async () => {
  const watched = await show(
    '<button style="width:20px;height:20px;padding:0">求</button><button style="width:60px;height:60px">助</button>',
  )
  expect(await smallTargets(watched.page, 44)).toEqual(['<button>「求」 is 20×20'])
  await watched.close()
})

test('an error in the console and an uncaught exception are kept, unless they were expected', async () => {
  const watched = await show('<script>console.error("表坏了"); setTimeout(() => { throw new Error("断了") })</script>')
  await watched.page.waitForTimeout(50)
  expect(watched.problems()).toHaveLength(2)
  watched.allow(/断了/)
  expect(watched.problems()).toEqual([expect.stringContaining('表坏了')])
  await watched.close()
})

test('the pretended camera and microphone answer without a question', async () => {
  const watched = await openPage(browser, 'phone')
  await watched.page.route('http://localhost/', (route) =>
    route.fulfill({ body: '<p>相机</p>', contentType: 'text/html; charset=utf-8' }),
  )
  await watched.page.goto('http://localhost/')
  const kinds = await watched.page.evaluate(
    'navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then((stream) => stream.getTracks().map((track) => track.kind).sort())',
  )
  expect(kinds).toEqual(['audio', 'video'])
  await watched.close()
})
