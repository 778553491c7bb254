/**
 * `npm run -s screenshots -- [--url http://127.0.0.1:PORT/] [--only part-of-name] [--out folder]`: photographs every
 * screen of `screenshots/list.ts` at phone and desktop size into `.cache/screenshots/` and says what an eye would object
 * to; the few that the README shows go to `docs/screenshots/` too. Without `--url` it starts a demonstration of its own. Exit code 1 when a picture could not be taken or showed a problem.
 */
import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { layoutProblems, missingGlyphs } from './browser/check-page'
import { launchBrowser } from './browser/launch-browser'
import { DEVICES, openPage, type Device } from './browser/open-page'
import { actAs } from './browser/sign-in'
import { startDemo } from './browser/start-demo'
import { SHOTS } from './screenshots/list'
import { sceneOf } from './screenshots/scene'
import type { Scene, Shot } from './screenshots/shot'

const README_PICTURES = 'docs/screenshots'
const LARGE_TYPE = `localStorage.setItem('koumen.largeType', '{"data":"on"}')`

/** Waits until nothing has been loading for a moment (one part of a page may ask only after another has come). */
async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready')
  let calm = 0
  for (let looks = 0; looks < 150 && calm < 8; looks++) {
    await page.waitForTimeout(100)
    calm = (await page.evaluate(`document.body.innerText.includes('正在读取')`)) ? 0 : calm + 1
  }
}

/** Pages scroll inside a box of their own: the window grows until the longest of them needs no scrolling. */
async function growToContent(page: Page, device: Device): Promise<void> {
  const hidden = (await page.evaluate(
    `Math.max(0, ...[...document.querySelectorAll('*')].map((box) => box.clientHeight > 0 && getComputedStyle(box).overflowY !== 'visible' ? box.scrollHeight - box.clientHeight : 0))`,
  )) as number
  const { width, height } = DEVICES[device].viewport
  await page.setViewportSize({ width, height: Math.min(height + hidden, 3000) })
  await settle(page)
}

/** Takes one picture at one size; returns what an eye would object to. */
async function photograph(browser: Browser, url: string, shot: Shot, device: Device, out: string, scene: Scene) {
  const watched = await openPage(browser, device)
  try {
    if (shot.as !== undefined) await actAs(watched.context, url, shot.as)
    if (shot.largeType) await watched.context.addInitScript(LARGE_TYPE)
    const route = typeof shot.route === 'string' ? shot.route : shot.route((name) => scene.notes.get(name) ?? '')
    await watched.page.goto(`${url}#${route}`)
    await watched.page.waitForLoadState('networkidle')
    await shot.prepare?.(watched.page)
    await settle(watched.page)
    if (shot.fullPage) await growToContent(watched.page, device)
    const file = `${shot.name}-${device}.png`
    await watched.page.screenshot({ path: path.join(out, file) })
    if (shot.inReadme === device) copyFileSync(path.join(out, file), path.join(README_PICTURES, file))
    const missing = await missingGlyphs(watched.page)
    return [
      ...watched.problems(),
      ...(await layoutProblems(watched.page)),
      ...(missing.length > 0 ? [`No glyph for ${missing.join('')}`] : []),
    ]
  } finally {
    await watched.close()
  }
}

async function takeAll(browser: Browser, url: string, only: string, out: string): Promise<number> {
  const scene = sceneOf(url)
  let objections = 0
  for (const shot of SHOTS) {
    try {
      await shot.before?.(scene)
    } catch (error) {
      objections++
      console.log(`✗ ${shot.name}: the county could not be brought there: ${String(error)}`)
    }
    if (!shot.name.includes(only)) continue
    for (const device of shot.devices ?? (Object.keys(DEVICES) as Device[])) {
      const problems = await photograph(browser, url, shot, device, out, scene).catch((error: Error) => [error.message])
      objections += problems.length
      console.log(`${problems.length === 0 ? '✓' : '✗'} ${shot.name} (${device})`)
      for (const problem of problems) console.log(`    ${problem}`)
    }
  }
  return objections
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      only: { type: 'string' },
      out: { type: 'string', default: '.cache/screenshots' },
    },
  })
  mkdirSync(values.out, { recursive: true })
  const demo = values.url === undefined ? await startDemo() : null
  const browser = await launchBrowser()
  try {
    const objections = await takeAll(browser, demo?.url ?? values.url ?? '', values.only ?? '', values.out)
    console.log(`${SHOTS.length} screens, ${objections} objections.`)
    process.exitCode = objections > 0 ? 1 : 0
  } finally {
    await browser.close()
    await demo?.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
