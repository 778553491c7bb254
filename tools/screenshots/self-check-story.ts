import type { Locator, Page } from 'playwright-core'

const shown = (page: Page, selector: string): Locator => page.locator(`${selector}:visible`)

/** Waits for the question after this one. */
async function next(page: Page): Promise<void> {
  const title = shown(page, '#self-check-question')
  const before = await title.innerText()
  await shown(page, '#next-question').click()
  await page.waitForFunction(
    `![...document.querySelectorAll('#self-check-question')].some((e) => e.offsetParent && e.innerText === ${JSON.stringify(before)})`,
  )
}

/** One person of the home: age, sex, what they do. */
export async function namePerson(page: Page, who: string, age: string, gender: string, doing: string): Promise<void> {
  const input = shown(page, `input[aria-label="${who}多大年纪"]`)
  const doings = shown(page, `[role=radiogroup][aria-label="${who}现在做什么"]`)
  // Faster than any hand: an input that has just been drawn may not be heard yet.
  for (let tries = 0; tries < 5 && (await doings.count()) === 0; tries += 1) {
    await input.fill('')
    await input.fill(age)
    await doings.waitFor({ timeout: 1_000 }).catch(() => undefined)
  }
  const pick = (words: string) =>
    shown(page, '[role=radio]')
      .filter({ hasText: new RegExp(`^\\s*${words}\\s*$`) })
      .click()
  await pick(gender)
  await pick(doing)
}

/** A woman with her old father and a daughter at school. */
export async function nameFamily(page: Page): Promise<void> {
  await namePerson(page, '您自己', '47', '女', '没工作，在家')
  await shown(page, '#add-person').click()
  await namePerson(page, '第2位', '81', '男', '退休、养老')
  await shown(page, '#add-person').click()
  await namePerson(page, '第3位', '13', '女', '上初中')
}

/** The second question, with the father's certificate ticked. */
export async function toPapers(page: Page): Promise<void> {
  await nameFamily(page)
  await next(page)
  await shown(page, '#choice-dibao').click()
  await shown(page, '#choice-disability').click()
  await shown(page, '#whom-disability-1').click()
}

/** Five questions answered: results, and the sixth question. */
export async function toResults(page: Page): Promise<void> {
  await toPapers(page)
  for (let answered = 1; answered < 5; answered += 1) await next(page)
}
