import { squeezeCell } from './clean-text'

export interface CodeList {
  titleZh: string
  standard: string
  values: readonly { code: string; label: string; aliases: readonly string[] }[]
}

const bare = (text: string): string => text.replace(/[()（）:：,，.。]/g, '')

/**
 * The code for what was written: code, then label, then alias, then the code with its lost leading zeros. Never by
 * position, never by likeness; undefined when the list does not know it.
 */
export const readCode = (list: CodeList, raw: string): string | undefined => {
  const text = squeezeCell(raw)
  const has = (test: (v: CodeList['values'][number]) => boolean) => list.values.find(test)?.code
  const width = list.values[0]?.code.length ?? 0
  const fixedWidth = list.values.every((v) => v.code.length === width)
  return (
    has((v) => v.code === text) ??
    has((v) => squeezeCell(v.label) === text || bare(squeezeCell(v.label)) === bare(text)) ??
    has((v) => v.aliases.some((a) => squeezeCell(a).toUpperCase() === text.toUpperCase())) ??
    (fixedWidth && /^\d+$/.test(text) && text.length < width
      ? has((v) => v.code === text.padStart(width, '0'))
      : undefined)
  )
}

/** Several codes in one cell, split on 、，；/ ; `unknown` lists the parts the list does not know. */
export const readCodes = (list: CodeList, raw: string): { codes: string[]; unknown: number } => {
  const parts = raw
    .normalize('NFKC')
    .split(/[、,;/|]/)
    .map(squeezeCell)
    .filter((p) => p !== '')
  const codes = parts.map((p) => readCode(list, p))
  return {
    codes: [...new Set(codes.filter((c) => c !== undefined))],
    unknown: codes.filter((c) => c === undefined).length,
  }
}
