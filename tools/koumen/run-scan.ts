import { withConnection, type ReachOptions } from './connect'
import { EXIT, printJson, printLines } from './output'

/** Calls in a row that one command may make: a scan works in slices and goes on where it stopped. */
const MOST_SLICES = 10_000

/** `scan`: runs the warning rules over every household now, to the end. */
export async function runScan(options: ReachOptions): Promise<number> {
  const result = await withConnection(options, async ({ caller }) => {
    let last = await caller.call('warnings', 'scan', {})
    for (let slice = 1; !last.finished && slice < MOST_SLICES; slice++) last = await caller.call('warnings', 'scan', {})
    return last
  })
  if (options.json) printJson(result)
  else {
    printLines([
      `${result.householdsScanned} households scanned, ${result.opened} warnings opened`,
      `${result.cannotTell} rules could not tell, because facts are missing`,
      ...(result.finished ? [] : ['The scan is not finished; run it again.']),
    ])
  }
  return result.finished ? EXIT.ok : EXIT.found
}
