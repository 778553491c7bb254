import { EXIT, printJson, printLines, type JsonOption } from './output'
import { readOverlay } from './read-overlay'

/** `catalogue check <overlay.json>`: which edits would take effect, and what is wrong with the others (exit code 1). */
export async function checkOverlayFile(file: string, { json }: JsonOption): Promise<number> {
  const { edits, accepted, problems, doubts } = readOverlay(file)
  if (json) printJson({ edits: edits.length, valid: accepted.length, problems, doubts })
  else
    printLines([
      `${accepted.length} of ${edits.length} edits would take effect.`,
      ...problems.map(({ path, messageZh }) => `${path}: ${messageZh}`),
      ...doubts.map(({ path, messageZh }) => `${path}（提醒）: ${messageZh}`),
    ])
  return problems.length === 0 ? EXIT.ok : EXIT.found
}
