import { withConnection, type ReachOptions } from './connect'
import { EXIT, printJson, printLines } from './output'

/** `feeds status`: when each feed last came, whether the next file is due or late, how the last one went. */
export async function feedStatus(options: ReachOptions): Promise<number> {
  const { items } = await withConnection(options, ({ caller }) => caller.call('feeds', 'list', {}))
  if (options.json) printJson(items)
  else {
    const came = items.filter(({ state }) => state !== 'neverCame')
    printLines([
      ...came.map(
        ({ feedId, titleZh, lastDataOn, stateZh, frequencyZh, staleAfter, lastBatch }) =>
          `${feedId.padEnd(24)} ${titleZh}  ${lastDataOn ?? ''}  ${stateZh}（${frequencyZh}，${staleAfter ?? ''}前有效）` +
          (lastBatch && lastBatch.rejected > 0 ? `  退回${lastBatch.rejected}行` : ''),
      ),
      `${came.length} of ${items.length} feeds have come; ${came.filter(({ stale }) => stale).length} stale`,
    ])
  }
  return items.some(({ state }) => state === 'stale') ? EXIT.found : EXIT.ok
}
