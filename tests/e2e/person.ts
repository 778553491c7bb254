import type { Browser, Locator, Page } from 'playwright-core'
import { STORY_HOMES } from '../../tools/county/story-people'
import { expectSoundPage, openPage, type WatchedPage } from '../browser/harness'

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const beginning = (words: string | RegExp): RegExp =>
  typeof words === 'string' ? new RegExp(`^\\s*${escaped(words)}`) : words

/** Names and numbers of residents: never in an address bar. */
const PERSONAL = new RegExp(
  [...STORY_HOMES.flatMap((home) => home.members.flatMap(({ name, idNumber }) => [name, idNumber])), '1540000'].join(
    '|',
  ),
)

let pictures = 0

/** Somebody at a window: taps what they read, writes into what is labelled, and is shown sound pages only. */
export class Person {
  /** Ids of households, learned by the test; none may stand in an address. */
  static secretIds: string[] = []

  private constructor(
    readonly watched: WatchedPage,
    readonly url: string,
  ) {}

  static async arrive(browser: Browser, url: string, accountId: string, device: 'phone' | 'desktop'): Promise<Person> {
    const person = new Person(await openPage(browser, device, `${url}#/pages/demo/index`), url)
    person.page.setDefaultTimeout(20_000)
    await person.page.locator(`#be-${accountId}`).click()
    await person.page.waitForURL((address) => !address.hash.includes('pages/demo'))
    await person.look()
    return person
  }

  /** Somebody who is nobody in particular and comes by the address. */
  static async comeBy(browser: Browser, url: string, path: string, device: 'phone' | 'desktop'): Promise<Person> {
    const person = new Person(await openPage(browser, device, `${url}#/${path}`), url)
    person.page.setDefaultTimeout(20_000)
    await person.comesTo(path)
    return person
  }

  get page(): Page {
    return this.watched.page
  }

  /** What can be tapped and whose words begin so. */
  button(words: string | RegExp, inside: Locator | Page = this.page): Locator {
    return inside.locator('button:visible').filter({ hasText: beginning(words) })
  }

  card(title: string): Locator {
    return this.page.locator(`[role=region][aria-label="${title}"]:visible`)
  }

  /** A line of a list by its title; who it is for may follow in brackets. */
  line(title: string, inside: Locator): Locator {
    const exactly = this.page.locator('.k-item-title', { hasText: new RegExp(`^${escaped(title)}(（.*）)?$`) })
    return inside.locator('button:visible').filter({ has: exactly })
  }

  /** What the form asks about one person. */
  member(name: string): Locator {
    return this.page.locator(`[role=group][aria-label="${name}"]:visible`)
  }

  dialog(title: string): Locator {
    return this.page.locator(`[role=dialog][aria-label="${title}"]:visible`)
  }

  /** What one part of the happiness list says. */
  async listed(part: string): Promise<string> {
    return this.card(part).innerText()
  }

  async tap(words: string | RegExp, inside?: Locator): Promise<void> {
    await this.button(words, inside).click()
  }

  /** One answer of a question. */
  async choose(question: string, answer: string, inside: Locator | Page = this.page): Promise<void> {
    await inside
      .locator(`[role=radiogroup][aria-label="${question}"]:visible`)
      .locator('button')
      .filter({ hasText: beginning(answer) })
      .click()
  }

  async write(label: string, text: string): Promise<void> {
    await this.page.locator(`input[aria-label="${label}"]:visible, textarea[aria-label="${label}"]:visible`).fill(text)
  }

  /** Waits until the words stand on the screen. */
  async reads(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor()
  }

  /** All that is written on the page (without the demonstration's own strip, which names the person). */
  async text(): Promise<string> {
    return this.page.locator('main:visible').innerText()
  }

  /** A hand that writes on the glass. */
  async sign(inside: Locator | Page = this.page): Promise<void> {
    const pad = inside.locator('canvas:visible')
    await pad.scrollIntoViewIfNeeded()
    const box = (await pad.boundingBox())!
    const { mouse } = this.page
    for (const [from, to] of [
      [0.2, 0.5],
      [0.5, 0.8],
    ] as const) {
      await mouse.move(box.x + box.width * from, box.y + box.height * 0.3)
      await mouse.down()
      await mouse.move(box.x + box.width * to, box.y + box.height * 0.7, { steps: 6 })
      await mouse.up()
    }
    await this.button('重签', inside).waitFor()
  }

  async hold(words: string, milliseconds: number): Promise<void> {
    const box = (await this.button(words).boundingBox())!
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await this.page.mouse.down()
    await this.page.waitForTimeout(milliseconds)
    await this.page.mouse.up()
  }

  /** Waits until the page has what it asked for, then checks it as an eye would. */
  async look(): Promise<void> {
    await this.page.waitForLoadState('networkidle')
    await this.page.locator('.k-skeleton:visible').first().waitFor({ state: 'hidden' })
    await this.page.waitForTimeout(350)
    const { KOUMEN_PICTURES: folder } = process.env
    if (folder) await this.page.screenshot({ path: `${folder}/${String(++pictures).padStart(3, '0')}.png` })
    expect(await this.page.locator('.k-blank--error:visible').allInnerTexts()).toEqual([])
    await expectSoundPage(this.watched)
    this.checkAddress()
  }

  /** The page with this path has come, and it is sound. */
  async comesTo(path: string): Promise<void> {
    await this.page.waitForURL((address) => address.hash.startsWith(`#/${path}`))
    await this.look()
  }

  /** Goes there by the address, as from a bookmark. */
  async open(path: string): Promise<void> {
    await this.page.goto('about:blank')
    await this.page.goto(`${this.url}#/${path}`)
    await this.comesTo(path.split('?')[0]!)
  }

  /** The demonstration's own clock, in the strip on top. */
  async advanceClock(step: string): Promise<void> {
    await this.page.locator('#demo-clock:visible').click()
    await this.tap(step, this.dialog('演示时间'))
    await this.page.locator('button[aria-busy=true]:visible').waitFor({ state: 'hidden', timeout: 90_000 })
    await this.close()
  }

  /** Closes the sheet on top. */
  async close(): Promise<void> {
    await this.page.locator('button[aria-label="关闭"]:visible').click()
    await this.page.locator('[role=dialog]:visible').waitFor({ state: 'hidden' })
  }

  async goBack(): Promise<void> {
    await this.page.locator('button[aria-label="返回"]:visible').click()
  }

  private checkAddress(): void {
    const address = decodeURIComponent(this.page.url())
    expect(address).not.toMatch(PERSONAL)
    for (const id of Person.secretIds) expect(address).not.toContain(id)
  }
}
