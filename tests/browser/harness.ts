import { layoutProblems, missingGlyphs } from '../../tools/browser/check-page'
import type { WatchedPage } from '../../tools/browser/open-page'

export { layoutProblems, missingGlyphs, smallTargets } from '../../tools/browser/check-page'
export { launchBrowser } from '../../tools/browser/launch-browser'
export { openPage, type WatchedPage } from '../../tools/browser/open-page'

/** Fails unless the page looks whole, every Chinese character has a glyph, and nothing complained so far. */
export async function expectSoundPage(watched: WatchedPage): Promise<void> {
  expect(await layoutProblems(watched.page)).toEqual([])
  expect(await missingGlyphs(watched.page)).toEqual([])
  expect(watched.problems()).toEqual([])
}
