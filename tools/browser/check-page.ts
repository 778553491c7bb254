import type { Page } from 'playwright-core'

// The checks live in `in-page.js`, which `openPage` puts into every page.

/** Sideways scrolling, text cut off, text off the screen, text on text: one sentence each; empty when the eye is content. */
export const layoutProblems = (page: Page): Promise<readonly string[]> =>
  page.evaluate('koumenChecks.layoutProblems()') as Promise<string[]>

/** Chinese characters on the page that the font lacks. */
export const missingGlyphs = (page: Page): Promise<readonly string[]> =>
  page.evaluate('koumenChecks.missingGlyphs()') as Promise<string[]>

/** What can be tapped and is smaller than `minimumPx` (CSS pixels) either way. */
export const smallTargets = (page: Page, minimumPx: number): Promise<readonly string[]> =>
  page.evaluate(`koumenChecks.smallTargets(${minimumPx})`) as Promise<string[]>
