import { z } from 'zod'
import { isLocalDate, type LocalDate } from './dates'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** The 18th character of a 17-digit body (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checkDigitOf = (body17: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body17[index]), 0)
  return CHECK_DIGITS[sum % 11] ?? ''
}

/** Trims, turns full-width characters into half-width, drops spaces and hyphens, and writes x as X. */
const normalise = (text: string): string =>
  text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\-—]/g, '')
    .toUpperCase()

/** A 15-digit number of the first generation to 18 digits; its years are of the 20th century. */
const widen = (digits15: string): string => {
  const body = `${digits15.slice(0, 6)}19${digits15.slice(6)}`
  return body + checkDigitOf(body)
}

const dateInside = (idNumber: string): LocalDate =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`

/** What is wrong with a normalised number, as a sentence with the remedy; `undefined` when it is good. */
const problemOf = (text: string): string | undefined => {
  if (text.length !== 18) return `身份证号应该是18位，现在是${text.length}位，请对照证件再看一遍`
  if (!/^\d{17}$/.test(text.slice(0, 17))) return '身份证号前17位都应该是数字，请对照证件再看一遍'
  if (!/^[\dX]$/.test(text.slice(17))) return '身份证号最后一位应该是数字或X，请对照证件再看一遍'
  const birth = dateInside(text)
  if (!isLocalDate(birth) || birth < '1880-01-01' || birth > '2100-01-01')
    return '身份证号第7到14位（出生日期）不对，请对照证件再看一遍'
  if (checkDigitOf(text.slice(0, 17)) !== text.slice(17)) return '身份证号第18位对不上，请对照证件再看一遍'
  return undefined
}

/**
 * A resident identity number as typed → the 18-character form. Old area prefixes stay valid for life, so the first six
 * digits are never judged. The message never repeats the number.
 */
export const IdNumber = z.string({ error: '请填写身份证号' }).transform((typed, ctx) => {
  const text = normalise(typed)
  const idNumber = /^\d{15}$/.test(text) ? widen(text) : text
  const problem = text === '' ? '请填写身份证号' : problemOf(idNumber)
  if (problem === undefined) return idNumber
  ctx.addIssue({ code: 'custom', message: problem })
  return z.NEVER
})

/** Of a number that IdNumber accepted. */
export const birthDateOf = (idNumber: string): LocalDate => dateInside(idNumber)

export const sexOf = (idNumber: string): 'male' | 'female' => (Number(idNumber[16]) % 2 === 1 ? 'male' : 'female')
