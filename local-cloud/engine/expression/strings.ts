import { isPlainObject } from '../document'
import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { compareStrings } from '../value-order'
import { isNil, taking, textOf, wholeOf, type LazyOperator, type ValueOperator } from './scope'

function concat(values: unknown[]): unknown {
  if (values.some(isNil)) return null
  const odd = values.find((value) => typeof value !== 'string')
  if (odd !== undefined) throw badQuery(`$concat only supports strings, not ${typeName(odd)}`)
  return values.join('')
}

/** Texts, numbers and dates as text, as the case and substring operators take them; null is the empty text. */
function lenientText(operator: string, value: unknown): string {
  if (isNil(value)) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw badQuery(`${operator} can't convert from BSON type ${typeName(value)} to String`)
}

const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
const asciiUpper = (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())

/** Positions are counted in bytes of UTF-8 or in code points. */
const indexOf = (operator: string, units: (text: string) => readonly (string | number)[]): ValueOperator =>
  taking(operator, 2, 4, ([text, part, start = 0, end]) => {
    if (isNil(text)) return null
    const [all, wanted] = [units(textOf(operator, text)), units(textOf(operator, part))]
    const [from, to] = [position(operator, start), end === undefined ? all.length : position(operator, end)]
    const last = Math.min(to, all.length) - wanted.length
    for (let at = from; at <= last; at++) if (wanted.every((unit, i) => all[at + i] === unit)) return at
    return -1
  })

function position(operator: string, value: unknown): number {
  const number = wholeOf(operator, value)
  if (number < 0) throw badQuery(`${operator} requires a nonnegative position, found: ${number}`)
  return number
}

const bytes = (text: string) => [...Buffer.from(text)]
const codePoints = (text: string) => [...text]

/** A negative length takes the rest; a cut through a character is refused. */
function substringBytes([text, start, length]: unknown[]): string {
  const all = Buffer.from(lenientText('$substrBytes', text))
  const [from, count] = [Math.trunc(Number(start)), Math.trunc(Number(length))]
  if (from < 0) throw badQuery('$substrBytes: starting index must be non-negative')
  const to = count < 0 ? all.length : Math.min(from + count, all.length)
  const inside = (at: number) => at < all.length && ((all[at] as number) & 0xc0) === 0x80
  if (inside(from) || (to > from && inside(to))) throw badQuery('$substrBytes: Invalid range, cuts a UTF-8 character')
  return all.subarray(from, to).toString()
}

function substringPoints([text, start, length]: unknown[]): string {
  const letters = [...lenientText('$substrCP', text)]
  const [from, count] = [position('$substrCP', start), position('$substrCP', length)]
  return letters.slice(from, from + count).join('')
}

function split([text, by]: unknown[]): unknown {
  if (isNil(text) || isNil(by)) return null
  const separator = textOf('$split', by)
  if (separator === '') throw badQuery('$split requires a non-empty separator')
  return textOf('$split', text).split(separator)
}

export const stringOperators: Record<string, ValueOperator> = {
  $concat: concat,
  $indexOfBytes: indexOf('$indexOfBytes', bytes),
  $indexOfCP: indexOf('$indexOfCP', codePoints),
  $split: taking('$split', 2, 2, split),
  $strLenBytes: taking('$strLenBytes', 1, 1, ([text]) => Buffer.byteLength(textOf('$strLenBytes', text))),
  $strLenCP: taking('$strLenCP', 1, 1, ([text]) => [...textOf('$strLenCP', text)].length),
  $strcasecmp: taking('$strcasecmp', 2, 2, ([a, b]) => {
    const [left, right] = [asciiUpper(lenientText('$strcasecmp', a)), asciiUpper(lenientText('$strcasecmp', b))]
    return Math.sign(compareStrings(left, right))
  }),
  $substr: taking('$substr', 3, 3, substringBytes),
  $substrBytes: taking('$substrBytes', 3, 3, substringBytes),
  $substrCP: taking('$substrCP', 3, 3, substringPoints),
  $toLower: taking('$toLower', 1, 1, ([text]) => asciiLower(lenientText('$toLower', text))),
  $toUpper: taking('$toUpper', 1, 1, ([text]) => asciiUpper(lenientText('$toUpper', text))),
}

/** `{ input, chars? }`: takes characters (white space without `chars`) off the ends. */
const trims =
  (operator: string, left: boolean, right: boolean): LazyOperator =>
  (argument, compile) => {
    if (!isPlainObject(argument)) throw badQuery(`${operator} only supports an object as an argument`)
    const [input, chars] = [compile(argument.input), compile(argument.chars)]
    return (scope) => {
      const [text, given] = [input(scope), chars(scope)]
      if (isNil(text) || ('chars' in argument && isNil(given))) return null
      const off = given === undefined ? undefined : new Set(textOf(operator, given))
      const goes = (letter: string) => (off ? off.has(letter) : /[\s\0]/.test(letter))
      const letters = [...textOf(operator, text)]
      let [from, to] = [0, letters.length]
      while (left && from < to && goes(letters[from] as string)) from++
      while (right && to > from && goes(letters[to - 1] as string)) to--
      return letters.slice(from, to).join('')
    }
  }

export const lazyStrings: Record<string, LazyOperator> = {
  $trim: trims('$trim', true, true),
  $ltrim: trims('$ltrim', true, false),
  $rtrim: trims('$rtrim', false, true),
}
