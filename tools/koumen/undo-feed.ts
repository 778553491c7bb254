import { followBatch } from '../demo/import-file'
import { withConnection, type ReachOptions } from './connect'
import { endProgress, linesOfBatch, showProgress } from './import-feed'
import { EXIT, printJson, printLines } from './output'

export interface UndoOptions extends ReachOptions {
  evenIfNewer?: boolean
}

/** `feeds undo <batch>`: takes a batch back to the end; earlier rows stand again. */
export async function undoFeed(batchId: string, options: UndoOptions): Promise<number> {
  const batch = await withConnection(options, async ({ caller }) => {
    const begun = await caller.call('feeds', 'undo', { batchId, evenIfNewer: options.evenIfNewer === true })
    return followBatch(caller, begun, showProgress)
  })
  endProgress()
  if (options.json) printJson(batch)
  else printLines(linesOfBatch({ ...batch, problems: [], moreProblems: 0 }))
  return EXIT.ok
}
