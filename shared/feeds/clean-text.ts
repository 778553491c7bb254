/** Characters that spreadsheets leave behind: spaces of every kind, zero-width marks, the text apostrophe. */
const EDGES = /^[\s\u00a0\u3000\u200b-\u200f\ufeff'‘’`]+|[\s\u00a0\u3000\u200b-\u200f\ufeff'‘’`]+$/g
const INNER = /[\s\u00a0\u3000\u200b-\u200f\ufeff]/g
const EMPTY = new Set([
  '',
  '/',
  '-',
  '—',
  '——',
  '－',
  'N/A',
  'NA',
  'NULL',
  'null',
  '0000-00-00',
  '暂无',
  '不详',
  '空',
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#NAME?',
  '#DIV/0!',
])

/** The cell without what spreadsheets add at both ends; the characters inside stay. */
export const trimCell = (raw: string): string => raw.replace(EDGES, '')

/** Ids, codes, dates and amounts: also full-width to half-width, and no space inside. */
export const squeezeCell = (raw: string): string => trimCell(raw).normalize('NFKC').replace(INNER, '')

/** Whether the department wrote "nothing here". Nothing is unknown, never 0 and never 否. */
export const isEmptyCell = (raw: string): boolean => EMPTY.has(trimCell(raw))

/** A formula that went wrong: nothing is known, and the sender is told (D43). */
export const isErrorCell = (raw: string): boolean => trimCell(raw).startsWith('#')

const DOTS = /[·・•．.。‧∙]/g

/**
 * A person's name as it is kept: one kind of middle dot (U+00B7), no space between single characters.
 * Names are not NFKC-normalised: compatibility ideographs would turn into other characters.
 */
export const cleanName = (raw: string): string => {
  const trimmed = trimCell(raw)
    .replace(DOTS, '·')
    .replace(/^·+|·+$/g, '')
  return /[A-Za-z]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed.replace(INNER, '')
}

/** Names equal but for dots and spaces are the same name. */
export const sameName = (a: string, b: string): boolean =>
  cleanName(a).replaceAll('·', '').replaceAll(' ', '') === cleanName(b).replaceAll('·', '').replaceAll(' ', '')

/** A rare character that the sender's system could not write. */
export const hasLostCharacter = (name: string): boolean => /[?？□〓\ufffd\ue000-\uf8ff]/.test(name)
