import path from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** The two sizes every screen must look right at. */
export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
} as const satisfies Record<string, BrowserContextOptions>

export type Device = keyof typeof DEVICES

/** A page whose complaints are kept: console errors, uncaught exceptions, requests that got no answer. */
export interface WatchedPage {
  page: Page
  context: BrowserContext
  /** What went wrong so far, without what was allowed. */
  problems(): readonly string[]
  /** From now on complaints that match are expected (a refusal under test answers with an error status). */
  allow(pattern: RegExp): void
  close(): Promise<void>
}

/** Opens a page of its own context (its own storage: another window, another person). */
export async function openPage(
  browser: Browser,
  device: Device,
  url?: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    ...DEVICES[device],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['camera', 'microphone'],
    ...options,
  })
  await context.addInitScript({ path: path.join(__dirname, 'in-page.js') })
  const page = await context.newPage()
  const heard: string[] = []
  const allowed: RegExp[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => heard.push(`exception: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left gives up its own requests.
    if (reason !== 'net::ERR_ABORTED') heard.push(`request: ${request.url()} ${reason}`)
  })
  if (url !== undefined) await page.goto(url)
  return {
    page,
    context,
    problems: () => heard.filter((text) => !allowed.some((pattern) => pattern.test(text))),
    allow: (pattern) => void allowed.push(pattern),
    close: () => context.close(),
  }
}
