import { withConnection, type ReachOptions } from './connect'
import type { Caller } from '../demo/call'
import { EXIT, printJson, printLines } from './output'

/** Calls in a row that one command may make: a scan works in slices and goes on where it stopped. */
const MOST_SLICES = 10_000

export interface ScanOptions extends ReachOptions {
  changed?: boolean
}

/** Marks every household, page after page. */
const markAll = async (caller: Caller): Promise<void> => {
  let after: string | undefined
  do {
    const page = await caller.call('warnings', 'markEveryone', { after })
    after = page.next ?? undefined
  } while (after !== undefined)
}

/** `scan`: runs the warning rules over every household now, to the end; with `--changed` over those that changed. */
export async function runScan(options: ScanOptions): Promise<number> {
  const result = await withConnection(options, async ({ caller }) => {
    if (!options.changed) await markAll(caller)
    const total = await caller.call('warnings', 'scan', {})
    for (let slice = 1; !total.finished && slice < MOST_SLICES; slice++) {
      const more = await caller.call('warnings', 'scan', {})
      total.finished = more.finished
      total.householdsScanned += more.householdsScanned
      total.opened += more.opened
      total.cannotTell += more.cannotTell
    }
    return total
  })
  if (options.json) printJson(result)
  else {
    printLines([
      `${result.householdsScanned} households scanned, ${result.opened} warnings opened`,
      `${result.cannotTell} households have a rule that cannot tell, because facts are missing`,
      ...(result.finished ? [] : ['The scan is not finished; run it again.']),
    ])
  }
  return result.finished ? EXIT.ok : EXIT.found
}
