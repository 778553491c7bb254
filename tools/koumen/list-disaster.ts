import type { DisasterLine } from '@shared/warnings/disaster-contract'
import { hazardZh } from '@shared/warnings/disaster-plan'
import { byPriority } from '@shared/warnings/disaster-score'
import { withConnection, type ReachOptions } from './connect'
import { EXIT, printJson, printLines } from './output'

export interface DisasterOptions extends ReachOptions {
  areas: string
  kind: string
}

const lineOf = (line: DisasterLine): string =>
  [
    line.bandZh,
    `${line.score}分`,
    line.personNameZh,
    line.age === null ? '' : `${line.age}岁`,
    `${line.areaZh}${line.addressZh}`,
    line.phone ?? '没有电话',
    line.reasonsZh.join('、') || `不清楚：${line.unknownZh.join('、')}`,
  ].join('\t')

/** `disaster`: whom to move or visit first in some areas; nothing is opened or sent. */
export async function listDisaster(options: DisasterOptions): Promise<number> {
  const items = await withConnection(options, async ({ caller }) => {
    const all: DisasterLine[] = []
    for (const areaCode of options.areas.split(',').map((code) => code.trim())) {
      let after: string | undefined
      do {
        const page = await caller.call('warnings', 'previewDisaster', { areaCode, kind: options.kind, after })
        all.push(...page.items)
        after = page.next ?? undefined
        if (process.stderr.isTTY) process.stderr.write(`\r${all.length} listed`)
      } while (after !== undefined)
    }
    if (process.stderr.isTTY) process.stderr.write('\n')
    return [...new Map(all.map((line) => [line.rowId, line])).values()].sort(byPriority)
  })
  if (options.json) printJson({ kind: options.kind, areas: options.areas.split(','), items })
  else printLines([`${hazardZh(options.kind)}：${items.length}`, ...items.map(lineOf)])
  return EXIT.ok
}
