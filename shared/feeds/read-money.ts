import { squeezeCell } from './clean-text'

/** How many yuan one unit of the column is, as its heading says: 「金额（万元）」 is 10,000. */
export const unitOfHeader = (header: string): number => (/万元|单位[:：]万/.test(header.normalize('NFKC')) ? 10_000 : 1)

const SHAPE = /^([-+]?)(\d+)(?:\.(\d+))?(万)?元?$/

/**
 * An amount as departments write it (1,234.50 · ￥300 · 3000元 · 1.2万元 · (500)) in integer fen, rounded half-up once.
 * Undefined when it is not an amount. Digits are handled as text: no amount passes through a float.
 */
export const readMoneyFen = (raw: string, yuanPerUnit = 1): number | undefined => {
  let text = squeezeCell(raw)
    .replace(/[,，]/g, '')
    .replace(/^[¥￥]|^RMB/i, '')
  const bracketed = /^\((.*)\)$/.exec(text)
  if (bracketed) text = `-${bracketed[1]}`
  const parts = SHAPE.exec(text)
  if (!parts) return undefined
  const [, sign, whole = '', fraction = '', wan] = parts
  const shift = 2 + (wan || yuanPerUnit === 10_000 ? 4 : 0)
  const digits = whole + fraction.padEnd(shift, '0').slice(0, shift)
  const roundUp = Number(fraction[shift] ?? '0') >= 5 ? 1 : 0
  const fen = Number(digits) + roundUp
  if (!Number.isSafeInteger(fen)) return undefined
  return sign === '-' && fen !== 0 ? -fen : fen
}
