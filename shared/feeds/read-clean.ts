import { isEmptyCell } from './clean-text'
import type { FeedColumn } from './definition'
import type { MatchedColumn } from './match-headers'
import type { Cell, ReadingContext } from './read-cell'

/** The cell is not written the plain way: the careful reader has a look at it. */
export const UNCLEAR = Symbol('unclear')

/**
 * Reads a cell that is written the plain way, character by character, without an allocation; for anything else it
 * answers UNCLEAR. Where it gives a value, `readCell` gives the same one, with nothing repaired and nothing to report.
 */
export type CleanReader = (raw: string) => Exclude<Cell, undefined> | typeof UNCLEAR

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
/** Characters of 10X98765432 by the weighted sum modulo 11. */
const CHECK_CODES = [49, 48, 88, 57, 56, 55, 54, 53, 52, 51, 50] as const
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const [ZERO, NINE, DASH, DOT] = [48, 57, 45, 46]

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE

/** The number in `length` digits from `at`, or -1. */
const digits = (raw: string, at: number, length: number): number => {
  let value = 0
  for (let i = at; i < at + length; i++) {
    const code = raw.charCodeAt(i)
    if (!isDigit(code)) return -1
    value = value * 10 + code - ZERO
  }
  return value
}

const isDay = (year: number, month: number, day: number): boolean => {
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (DAYS[month] ?? 0)
}

const idNumber: CleanReader = (raw) => {
  if (raw.length !== 18) return UNCLEAR
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const code = raw.charCodeAt(i)
    if (!isDigit(code)) return UNCLEAR
    sum += (code - ZERO) * (WEIGHTS[i] ?? 0)
  }
  if (CHECK_CODES[sum % 11] !== raw.charCodeAt(17)) return UNCLEAR
  return isDay(digits(raw, 6, 4), digits(raw, 10, 2), digits(raw, 12, 2)) ? raw : UNCLEAR
}

const date =
  (latest: string): CleanReader =>
  (raw) => {
    if (raw.length !== 10 || raw.charCodeAt(4) !== DASH || raw.charCodeAt(7) !== DASH) return UNCLEAR
    return isDay(digits(raw, 0, 4), digits(raw, 5, 2), digits(raw, 8, 2)) && raw <= latest ? raw : UNCLEAR
  }

const month =
  (latest: string): CleanReader =>
  (raw) =>
    raw.length === 7 &&
    raw.charCodeAt(4) === DASH &&
    isDay(digits(raw, 0, 4), digits(raw, 5, 2), 1) &&
    raw <= latest.slice(0, 7)
      ? raw
      : UNCLEAR

/** Digits, at most twelve, and up to two behind a point. */
const money: CleanReader = (raw) => {
  const { length } = raw
  if (length === 0 || length > 15) return UNCLEAR
  let [whole, at] = [0, 0]
  for (; at < length; at++) {
    const code = raw.charCodeAt(at)
    if (!isDigit(code)) break
    whole = whole * 10 + code - ZERO
  }
  if (at === 0 || at > 12) return UNCLEAR
  if (at === length) return whole * 100
  if (raw.charCodeAt(at) !== DOT) return UNCLEAR
  const places = length - at - 1
  if (places < 1 || places > 2) return UNCLEAR
  const fraction = digits(raw, at + 1, places)
  return fraction < 0 ? UNCLEAR : whole * 100 + (places === 1 ? fraction * 10 : fraction)
}

const integer: CleanReader = (raw) => {
  if (raw.length === 0 || raw.length > 9) return UNCLEAR
  const value = digits(raw, 0, raw.length)
  return value < 0 ? UNCLEAR : value
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
const NOTHING = new Set(['暂无', '不详'])

const personName: CleanReader = (raw) => {
  const { length } = raw
  if (length < 2 || length > 8) return UNCLEAR
  for (let i = 0; i < length; i++) if (!isHan(raw.charCodeAt(i))) return UNCLEAR
  return length === 2 && NOTHING.has(raw) ? UNCLEAR : raw
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isPlain = (code: number): boolean => isDigit(code) || isLetter(code) || isHan(code)
const LETTER_E = /e/i

const text: CleanReader = (raw) => {
  const { length } = raw
  if (length === 0 || length > 200) return UNCLEAR
  const first = raw.charCodeAt(0)
  if (!isPlain(first) || !isPlain(raw.charCodeAt(length - 1))) return UNCLEAR
  if ((length <= 4 || length === 10) && (raw === '无' || isEmptyCell(raw))) return UNCLEAR
  return isDigit(first) && LETTER_E.test(raw) ? UNCLEAR : raw
}

const account: CleanReader = (raw) => {
  const { length } = raw
  if (length < 5 || length > 40) return UNCLEAR
  for (let i = 0; i < length; i++) {
    const code = raw.charCodeAt(i)
    if (!isDigit(code) && !(code >= 65 && code <= 90 && code !== 69)) return UNCLEAR
  }
  return raw
}

const phone: CleanReader = (raw) =>
  raw.length === 11 &&
  raw.charCodeAt(0) === 49 &&
  raw.charCodeAt(1) >= 51 &&
  digits(raw, 2, 9) >= 0 &&
  isDigit(raw.charCodeAt(1))
    ? raw
    : UNCLEAR

const never: CleanReader = () => UNCLEAR

/** Dates of a column that may lie ahead have no latest day. */
const AHEAD = '2099-12-31'

const READERS: Readonly<Record<FeedColumn['type'], (matched: MatchedColumn, context: ReadingContext) => CleanReader>> =
  {
    idNumber: () => idNumber,
    personName: () => personName,
    text: () => text,
    phone: () => phone,
    integer: () => integer,
    decimal: () => never,
    money: ({ yuanPerUnit }) => (yuanPerUnit === 1 ? money : never),
    date: ({ column }, { today }) => date(column.mayBeFuture ? AHEAD : today),
    month: ({ column }, { today }) => month(column.mayBeFuture ? AHEAD : today),
    powerAccount: () => account,
    waterAccount: () => account,
    addressCode: () => account,
    code: () => never,
    townRegion: () => never,
    villageRegion: () => never,
    disabilityCert: () => never,
  }

export const cleanReaderOf = (matched: MatchedColumn, context: ReadingContext): CleanReader =>
  READERS[matched.column.type](matched, context)

/** Columns whose cells repeat a few spellings: each is read once and remembered. */
export const isRepetitive = (type: FeedColumn['type']): boolean =>
  type === 'code' || type === 'townRegion' || type === 'villageRegion'
