import type { ScanProgress } from '@shared/warnings/contract'
import type { Caller } from '../demo/call'
import { withConnection, type ReachOptions } from './connect'
import { EXIT, printJson, printLines } from './output'

/** Calls in a row that one command may make: a scan works in slices and goes on where it stopped. */
const MOST_SLICES = 10_000
/** Slices at work at once: they share the areas of a full scan. */
const SIDE_BY_SIDE = 2

export interface ScanOptions extends ReachOptions {
  full?: boolean
}

interface Outcome {
  kind: 'changed' | 'full'
  finished: boolean
  householdsScanned: number
  opened: number
  updated: number
  cannotTell: number
}

type Show = (outcome: Omit<Outcome, 'kind'>, of?: number | null) => void

/** One line that is written over, on a terminal only; results go to stdout, progress never does. */
const showProgress: Show = ({ householdsScanned, opened }, of) => {
  if (!process.stderr.isTTY) return
  const share = of ? ` of ${of} (${Math.floor((100 * householdsScanned) / of)} %)` : ''
  process.stderr.write(`\r${householdsScanned}${share} households, ${opened} warnings opened\u001b[K`)
}

const endProgress = (): void => void (process.stderr.isTTY && process.stderr.write('\r\u001b[K'))

/** What changed since the last look, what is due today, what waited for a feed. */
async function scanChanged(caller: Caller): Promise<Outcome> {
  const total: Outcome = {
    kind: 'changed',
    finished: false,
    householdsScanned: 0,
    opened: 0,
    updated: 0,
    cannotTell: 0,
  }
  for (let slice = 0; !total.finished && slice < MOST_SLICES; slice++) {
    const more = await caller.call('warnings', 'scan', {})
    total.finished = more.finished
    for (const count of ['householdsScanned', 'opened', 'updated', 'cannotTell'] as const) total[count] += more[count]
    showProgress(total)
  }
  return total
}

/** Every household, area by area, in slices side by side; one that was interrupted goes on. */
async function scanEverybody(caller: Caller): Promise<Outcome> {
  let progress: ScanProgress = await caller.call('warnings', 'startFullScan', {})
  const { scanId } = progress
  const work = async (): Promise<void> => {
    for (let slice = 0; !progress.finished && slice < MOST_SLICES; slice++) {
      const now = await caller.call('warnings', 'continueFullScan', { scanId })
      if (!progress.finished) progress = now
      showProgress(progress, progress.households)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work))
  const { finished, householdsScanned, opened, updated, cannotTell } = progress
  return { kind: 'full', finished, householdsScanned, opened, updated, cannotTell }
}

/** `scan`: runs the warning rules over what changed or is due; with `--full` over every household and every area. */
export async function runScan(options: ScanOptions): Promise<number> {
  const result = await withConnection(options, async ({ caller }) => {
    const outcome = options.full ? await scanEverybody(caller) : await scanChanged(caller)
    if (!options.full) return { ...outcome, areas: null }
    const { opened, updated, finished } = await caller.call('warnings', 'scanAreas', {})
    return { ...outcome, areas: { opened, updated, finished } }
  }).finally(endProgress)
  if (options.json) printJson(result)
  else {
    printLines([
      `${result.householdsScanned} households scanned, ${result.opened} warnings opened, ${result.updated} got new evidence`,
      `${result.cannotTell} households have a rule that cannot tell, because a feed is missing`,
      ...(result.areas ? [`${result.areas.opened} warnings about areas and feeds opened`] : []),
      ...(result.finished ? [] : ['The scan is not finished; run it again.']),
    ])
  }
  return result.finished ? EXIT.ok : EXIT.found
}
