import { IdNumber } from '../kernel/id-number'
import { squeezeCell } from './clean-text'
import type { ProblemKind } from './problems'

export type IdNumberReading =
  | { ok: true; idNumber: string; fixes: readonly string[] }
  | { ok: false; problem: Extract<ProblemKind, 'idTruncated' | 'idMasked' | 'idWrong' | 'idForeign'> }

/**
 * A resident identity number out of a spreadsheet cell (GB 11643-1999). Safe repairs: full-width and spaces, the
 * apostrophe, x, × and * in the last place, 15 digits to 18. What Excel cut off, what is masked and what fails the
 * checksum is never guessed.
 */
export const readIdNumber = (raw: string): IdNumberReading => {
  const text = squeezeCell(raw).toUpperCase()
  const fixes: string[] = []
  if (text !== raw.trim()) fixes.push(/[xＸｘ]\s*$/.test(raw) ? 'D02' : /[\uff00-\uffef]/.test(raw) ? 'D04' : 'D05')
  if (/^\d(\.\d+)?E\+?\d+$/.test(text)) return { ok: false, problem: 'idTruncated' }
  const crossed = /^\d{17}[×*]$/.test(text) ? `${text.slice(0, 17)}X` : text
  if (crossed !== text) fixes.push('D02')
  if (/\*{2,}|[X●•]{4,}/.test(crossed)) return { ok: false, problem: 'idMasked' }
  if (/^\d{15}$/.test(crossed)) fixes.push('D01')
  const parsed = IdNumber.safeParse(crossed)
  if (parsed.success) return { ok: true, idNumber: parsed.data, fixes }
  if (/^\d{15}000$/.test(crossed)) return { ok: false, problem: 'idTruncated' }
  return { ok: false, problem: /^[A-Z]/.test(crossed) ? 'idForeign' : 'idWrong' }
}
