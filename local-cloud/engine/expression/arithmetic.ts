import { badQuery } from '../match/bad-query'
import { typeName } from '../match/type-names'
import { isNil, numberOf, taking, type ValueOperator } from './scope'

/** One number in, one out; null for what is missing or null. */
const ofOne = (operator: string, work: (value: number) => number): ValueOperator =>
  taking(operator, 1, 1, ([value]) => (isNil(value) ? null : work(numberOf(operator, value))))

const ofTwo = (operator: string, work: (a: number, b: number) => number): ValueOperator =>
  taking(operator, 2, 2, ([a, b]) => (isNil(a) || isNil(b) ? null : work(numberOf(operator, a), numberOf(operator, b))))

function add(values: unknown[]): unknown {
  if (values.some(isNil)) return null
  const dates = values.filter((value) => value instanceof Date)
  if (dates.length > 1) throw badQuery('only one date allowed in an $add expression')
  const sum = values.reduce<number>((total, value) => {
    if (value instanceof Date) return total + value.getTime()
    if (typeof value === 'number') return total + value
    throw badQuery(`$add only supports numeric or date types, not ${typeName(value)}`)
  }, 0)
  return dates.length > 0 ? new Date(sum) : sum
}

function subtract([a, b]: unknown[]): unknown {
  if (isNil(a) || isNil(b)) return null
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Date && typeof b === 'number') return new Date(a.getTime() - b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  throw badQuery(`can't $subtract ${typeName(b)} from ${typeName(a)}`)
}

function multiply(values: unknown[]): unknown {
  if (values.some(isNil)) return null
  // Nought has no sign: whole numbers, which know no -0, are the rule.
  return values.reduce<number>((product, value) => product * numberOf('$multiply', value), 1) + 0
}

function divide(a: number, b: number): number {
  if (b === 0) throw badQuery("can't $divide by zero")
  return a / b
}

function modulo(a: number, b: number): number {
  if (b === 0) throw badQuery("can't $mod by zero")
  return (a % b) + 0
}

function power(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw badQuery('$pow cannot take a base of 0 and a negative exponent')
  return base ** exponent
}

function squareRoot(value: number): number {
  if (value < 0) throw badQuery("$sqrt's argument must be greater than or equal to 0")
  return Math.sqrt(value)
}

function logarithm(operator: string, work: (value: number) => number) {
  return (value: number): number => {
    if (value <= 0) throw badQuery(`${operator}'s argument must be a positive number, but is ${value}`)
    return work(value)
  }
}

function logarithmTo(value: number, base: number): number {
  if (value <= 0) throw badQuery(`$log's argument must be a positive number, but is ${value}`)
  if (base <= 0 || base === 1) throw badQuery(`$log's base must be a positive number not equal to 1, but is ${base}`)
  return Math.log(value) / Math.log(base)
}

/** To a number of decimal places; halves go to the even neighbour. */
const toPlaces = (operator: string, work: (value: number) => number): ValueOperator =>
  taking(operator, 1, 2, ([value, places]) => {
    if (isNil(value) || (places !== undefined && isNil(places))) return null
    const number = numberOf(operator, value)
    const by = places === undefined ? 0 : Math.trunc(numberOf(operator, places))
    if (by < -20 || by > 100) throw badQuery(`cannot apply ${operator} with precision value ${by}`)
    if (!Number.isFinite(number) || Number.isInteger(number)) {
      return by >= 0 || !Number.isFinite(number) ? number : work(number / 10 ** -by) * 10 ** -by
    }
    return Number(shifted(work(shifted(number, by)), -by))
  })

/** Moves the decimal point by its written form, so that 1.005 is not 1.00499…. */
function shifted(value: number, by: number): number {
  const [digits, exponent = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(exponent) + by}`)
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1
  return Math.round(value)
}

export const arithmetic: Record<string, ValueOperator> = {
  $abs: ofOne('$abs', Math.abs),
  $add: add,
  $ceil: ofOne('$ceil', Math.ceil),
  $divide: ofTwo('$divide', divide),
  $exp: ofOne('$exp', Math.exp),
  $floor: ofOne('$floor', Math.floor),
  $ln: ofOne('$ln', logarithm('$ln', Math.log)),
  $log: ofTwo('$log', logarithmTo),
  $log10: ofOne('$log10', logarithm('$log10', Math.log10)),
  $mod: ofTwo('$mod', modulo),
  $multiply: multiply,
  $pow: ofTwo('$pow', power),
  $round: toPlaces('$round', roundHalfEven),
  $sqrt: ofOne('$sqrt', squareRoot),
  $subtract: taking('$subtract', 2, 2, subtract),
  $trunc: toPlaces('$trunc', Math.trunc),
}
