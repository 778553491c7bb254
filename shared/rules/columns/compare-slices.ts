import type { Literal, Op } from '../model'
import type { Column, Plane } from './model'

/**
 * A condition on codes: `reach` = the code is at least `code` (or not, when `turned`), `among` = the code is one of
 * them, `always` = whatever is known.
 */
export type CodeTest =
  | { kind: 'always'; holds: boolean }
  | { kind: 'reach'; code: number; turned: boolean }
  | { kind: 'among'; codes: readonly number[]; turned: boolean }

/** The condition of a rule in the codes of a column; `undefined` where the types do not meet and rows must be read. */
export const codeTest = (column: Column, op: Op, value: Literal | readonly Literal[]): CodeTest | undefined => {
  if (op === 'in' || op === 'notIn' || op === 'eq' || op === 'ne') {
    const turned = op === 'notIn' || op === 'ne'
    if (typeof value !== 'object') return among(column, [value], turned)
    return op === 'eq' || op === 'ne' ? { kind: 'always', holds: turned } : among(column, value, turned)
  }
  const turned = op === 'lt' || op === 'lte'
  const beyond = op === 'gt' || op === 'lte'
  const code = firstCode(column, value, beyond)
  if (code === undefined) return undefined
  if (code <= 0) return { kind: 'always', holds: !turned }
  if (code >= 2 ** column.bits) return { kind: 'always', holds: turned }
  return { kind: 'reach', code, turned }
}

const among = (column: Column, values: readonly Literal[], turned: boolean): CodeTest => {
  const codes = values.map((value) => codeOf(column, value)).filter((code) => code >= 0)
  return codes.length === 0 ? { kind: 'always', holds: turned } : { kind: 'among', codes, turned }
}

/** The code of exactly this value, or -1. */
const codeOf = ({ scale, bits }: Column, value: Literal): number => {
  switch (scale.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : -1
    case 'whole': {
      const code = typeof value === 'number' ? value - scale.base : -1
      return Number.isInteger(code) && code >= 0 && code < 2 ** bits ? code : -1
    }
    case 'numbers':
      return typeof value === 'number' ? exactly(scale.values, value) : -1
    case 'words':
      return typeof value === 'string' ? exactly(scale.values, value) : -1
    case 'lists':
      return -1
  }
}

/** The least code whose value is at least (beyond: greater than) this one. */
const firstCode = ({ scale }: Column, value: Literal | readonly Literal[], beyond: boolean): number | undefined => {
  if (scale.kind === 'whole' && typeof value === 'number')
    return (beyond ? Math.floor(value) + 1 : Math.ceil(value)) - scale.base
  if (scale.kind === 'numbers' && typeof value === 'number') return lowest(scale.values, value, beyond)
  if (scale.kind === 'words' && typeof value === 'string') return lowest(scale.values, value, beyond)
  return undefined
}

const lowest = <T extends number | string>(values: ArrayLike<T>, value: T, beyond: boolean): number => {
  let [from, to] = [0, values.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const seen = values[middle] as T
    if (seen < value || (beyond && seen === value)) from = middle + 1
    else to = middle
  }
  return from === values.length ? Infinity : from
}

const exactly = <T extends number | string>(values: ArrayLike<T>, value: T): number => {
  const at = lowest(values, value, false)
  return values[at] === value ? at : -1
}

/** Writes where the condition is met and where it may be (met or not known). */
export const compareSlices = (column: Column, test: CodeTest, met: Plane, open: Plane): void => {
  if (column.bits === 1 && test.kind !== 'always') return compareBit(column, test, met, open)
  const { known, words } = column
  if (test.kind === 'always') met.fill(test.holds ? -1 : 0, 0, words)
  else if (test.kind === 'reach') reach(column, test.code, met)
  else {
    met.fill(0, 0, words)
    for (const code of test.codes) addEqual(column, code, met)
  }
  const turn = test.kind !== 'always' && test.turned ? -1 : 0
  for (let w = 0; w < words; w += 1) {
    const is = known[w] as number
    const holds = ((met[w] as number) ^ turn) & is
    met[w] = holds
    open[w] = holds | ~is
  }
}

/** One slice, as yes and no have: nothing to compare. The slice is 0 where nothing is known. */
const compareBit = ({ known, slices, words }: Column, test: CodeTest, met: Plane, open: Plane): void => {
  if (test.kind === 'always') return
  const asked = test.kind === 'reach' ? 2 : test.codes.reduce((bits, code) => bits | (1 << code), 0)
  const codes = test.turned ? ~asked : asked
  const [zero, one] = [codes & 1 ? -1 : 0, codes & 2 ? -1 : 0]
  for (let w = 0; w < words; w += 1) {
    const is = known[w] as number
    const slice = slices[w] as number
    const holds = ((slice & one) | (~slice & zero)) & is
    met[w] = holds
    open[w] = holds | ~is
  }
}

/** `code` > 0. From the lowest bit set: a bit of the threshold asks for the slice too, a missing bit lets it stand in. */
const reach = ({ slices, words, bits }: Column, code: number, out: Plane): void => {
  let bit = 31 - Math.clz32(code & -code)
  for (let w = 0, at = bit * words; w < words; w += 1, at += 1) out[w] = slices[at] as number
  for (bit += 1; bit < bits; bit += 1) {
    const from = bit * words
    if ((code >>> bit) & 1)
      for (let w = 0; w < words; w += 1) out[w] = (out[w] as number) & (slices[from + w] as number)
    else for (let w = 0; w < words; w += 1) out[w] = (out[w] as number) | (slices[from + w] as number)
  }
}

const addEqual = ({ slices, words, bits }: Column, code: number, out: Plane): void => {
  for (let w = 0; w < words; w += 1) {
    let same = -1
    for (let bit = 0, at = w; bit < bits; bit += 1, at += words)
      same &= (slices[at] as number) ^ (((code >>> bit) & 1) - 1)
    out[w] = (out[w] as number) | same
  }
}
