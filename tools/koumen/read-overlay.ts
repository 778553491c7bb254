import { existsSync, readFileSync } from 'node:fs'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import { checkOverlay, type CheckedOverlay } from '@shared/eligibility/overlay-check'
import { CommandError, EXIT, fromHere } from './output'

/** The edits in an overlay file, `{ "edits": [ … ] }`, not yet checked. */
export function readEdits(file: string): readonly unknown[] {
  const place = fromHere(file)
  if (!existsSync(place)) throw new CommandError(`There is no file ${file}.`, EXIT.usage)
  let content: unknown
  try {
    content = JSON.parse(readFileSync(place, 'utf8'))
  } catch {
    throw new CommandError(`${file} is not JSON.`, EXIT.usage)
  }
  const edits = (content as { edits?: unknown } | null)?.edits
  if (!Array.isArray(edits)) throw new CommandError(`${file} holds no list "edits".`, EXIT.usage)
  return edits as unknown[]
}

/** The same, checked over what ships. */
export const readOverlay = (file: string): CheckedOverlay & { edits: readonly unknown[] } => {
  const edits = readEdits(file)
  return { edits, ...checkOverlay(CATALOGUE, edits) }
}
