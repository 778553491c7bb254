import { z } from 'zod'

/** Money inside the product: integer fen (1 yuan = 100 fen). Files and screens show yuan. May be negative (a deduction). */
export type Fen = number

export const Fen = z.int({ error: '金额要精确到分' })

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** Shifts a decimal number two places without binary drift; the result may carry sub-fen decimals. */
export const scaleYuan = (yuan: number): number => {
  const text = String(yuan)
  const match = DECIMAL.exec(text)
  if (!match) return yuan * 100
  const [, sign = '', whole = '0', fraction = ''] = match
  const padded = fraction.padEnd(2, '0')
  return Number(`${sign}${whole}${padded.slice(0, 2)}.${padded.slice(2) || '0'}`)
}

/** Yuan (a number or text such as `29,460.00`) to fen, exactly; `undefined` when it is not an amount or is finer than a fen. */
export const yuanToFen = (yuan: number | string): Fen | undefined => {
  const text = String(yuan).trim().replace(/[,，]/g, '')
  const match = DECIMAL.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '0', fraction = ''] = match
  const padded = fraction.padEnd(2, '0')
  if (/[1-9]/.test(padded.slice(2))) return undefined
  const fen = Number(whole + padded.slice(0, 2))
  if (!Number.isSafeInteger(fen)) return undefined
  return sign && fen !== 0 ? -fen : fen
}

/** Fen as plain yuan digits without grouping and without trailing zeros: `118000` → `1180`, `3617235` → `36172.35`. */
export const fenToYuanDigits = (fen: Fen): string => {
  const rounded = Math.round(fen)
  const digits = String(Math.abs(rounded)).padStart(3, '0')
  const cents = digits.slice(-2).replace(/0+$/, '')
  return `${rounded < 0 ? '-' : ''}${digits.slice(0, -2)}${cents ? `.${cents}` : ''}`
}

/** What people read: `200000` → `2,000元`, `6000` → `60元`, `3617235` → `36,172.35元` (cents have two digits or none). */
export const formatYuan = (fen: Fen): string => {
  const rounded = Math.round(fen)
  const digits = String(Math.abs(rounded)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  const cents = digits.slice(-2)
  return `${rounded < 0 ? '-' : ''}${whole}${cents === '00' ? '' : `.${cents}`}元`
}
