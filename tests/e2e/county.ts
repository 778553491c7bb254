import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { signInToDemo } from '../../tools/browser/sign-in'
import { startDemo, type RunningDemo } from '../../tools/browser/start-demo'
import { callerOver, type Caller } from '../../tools/demo/call'
import { demoCounty } from '../../tools/demo/county'
import { launchBrowser } from '../browser/harness'
import { seededFolder, SEEDED_AT } from '../journeys/story'
import { Person } from './person'

const run = promisify(execFile)

/** The demonstration as a newcomer starts it, its own browser, and the people in it. */
export class County {
  private constructor(
    private demo: RunningDemo,
    private readonly browser: Browser,
    private readonly people: Person[] = [],
  ) {}

  static async open(): Promise<County> {
    const demo = await startDemo({ dataDir: seededFolder(), clock: SEEDED_AT })
    return new County(demo, await launchBrowser())
  }

  get url(): string {
    return this.demo.url
  }

  /** Opens a window and chooses who to be, as people do. */
  async person(accountId: string, device: 'phone' | 'desktop'): Promise<Person> {
    const person = await Person.arrive(this.browser, this.url, accountId, device)
    this.people.push(person)
    return person
  }

  /** Opens a window without choosing anybody. */
  async visitor(path: string, device: 'phone' | 'desktop'): Promise<Person> {
    const person = await Person.comeBy(this.browser, this.url, path, device)
    this.people.push(person)
    return person
  }

  /** What everybody saw when a step failed, for whoever looks into it: `.cache/e2e/`. */
  async keepPictures(): Promise<void> {
    for (const [index, { page }] of this.people.entries())
      await page.screenshot({ path: `.cache/e2e/person-${index + 1}.png` }).catch(() => undefined)
  }

  /** A file to hand to a file input. */
  file(name: string, content: Uint8Array): string {
    const place = path.join(this.demo.dataDir, name)
    writeFileSync(place, content)
    return place
  }

  /** A photograph: whatever the browser draws. */
  async photo(words: string): Promise<string> {
    const page = await this.browser.newPage({ viewport: { width: 800, height: 600 } })
    await page.setContent(`<body style="background:#b9a184;font-size:80px;padding:120px">${words}</body>`)
    const picture = await page.screenshot({ type: 'jpeg' })
    await page.close()
    return this.file(`photo-${this.people.length}-${Date.now()}.jpg`, picture)
  }

  /** The picture of one plate, cut out of the sheet that `npm run -s koumen -- plates` prints. */
  async platePicture(shortAddress: string): Promise<string> {
    const sheet = path.join(this.demo.dataDir, 'plates.html')
    const asked = ['plates', '--area', '33992110720102', '--out', sheet, '--server', this.url]
    await run(process.execPath, ['tools/bootstrap.mjs', 'koumen', ...asked])
    const page = await this.browser.newPage({ viewport: { width: 1000, height: 1400 }, deviceScaleFactor: 2 })
    await page.setContent(readFileSync(sheet, 'utf8'))
    const plate = page.locator('section').filter({ has: page.getByText(shortAddress, { exact: true }) })
    const picture = await plate.screenshot()
    await page.close()
    return this.file('plate.png', picture)
  }

  async plateOf(shortAddress: string): Promise<string> {
    const plates = await (await this.caller('administrator')).call('doorplates', 'list', { areaCode: '33992110720102' })
    return plates.items.find((plate) => plate.shortAddressZh === shortAddress)!.plateCode
  }

  /** The link that a message about a warning carries. */
  async warningLink(name: string): Promise<string> {
    const officer = await this.caller('story-officer')
    const { items } = await officer.call('warnings', 'list', { areaCode: '339921107', status: 'closed' })
    return `office/warning/index?warning=${encodeURIComponent(items.find((row) => row.personNameZh === name)!.warningId)}`
  }

  /** The housing bureau's file of the day after. */
  laterFile(feedId: string): string {
    const file = demoCounty().files.find((one) => one.feedId === feedId && one.when === 'later')!
    return this.file(file.fileName, file.bytes)
  }

  /** A person's hand on the functions, for what no screen shows. */
  async caller(accountId: string): Promise<Caller> {
    const token = await signInToDemo(this.url, accountId)
    return callerOver(async (name, event) => {
      const answer = await fetch(new URL(`v1/functions/${name}`, this.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(event),
      })
      return answer.json()
    })
  }

  /** Moves the county's clock; what falls due on the way runs. */
  async pass(minutes: number): Promise<void> {
    await fetch(new URL('demo/clock', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: minutes * 60_000 }),
    })
  }

  /** The machine loses its power; somebody starts it again at the same address. */
  async killAndRestart(): Promise<void> {
    const { dataDir, url } = this.demo
    await this.demo.stop({ signal: 'SIGKILL', keepData: true })
    this.demo = await startDemo({ dataDir, port: Number(new URL(url).port) })
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.demo.stop()
    rmSync(this.demo.dataDir, { recursive: true, force: true })
  }
}
