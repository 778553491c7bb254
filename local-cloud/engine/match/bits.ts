import { Binary } from 'bson'
import { badQuery } from './bad-query'
import type { ValueTest } from './path-values'

/** Bit tests: `holds` is told how many of the wanted bits are set, and how many are wanted. */
export function bitTest(holds: (set: number, wanted: number) => boolean) {
  return (argument: unknown): ValueTest => {
    const positions = positionsOf(argument)
    return (value) => {
      const isSet = bitsOf(value)
      return isSet !== undefined && holds(positions.filter(isSet).length, positions.length)
    }
  }
}

function positionsOf(argument: unknown): number[] {
  if (Array.isArray(argument) && argument.every((each) => Number.isInteger(each) && each >= 0)) return argument
  if (typeof argument === 'number' && Number.isInteger(argument) && argument >= 0) {
    const bits = BigInt(argument)
    return Array.from({ length: 64 }, (_, at) => at).filter((at) => (bits >> BigInt(at)) & 1n)
  }
  throw badQuery('bit positions must be a list of whole numbers or a mask')
}

function bitsOf(value: unknown): ((position: number) => boolean) | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const bits = BigInt(value)
    return (at) => ((bits >> BigInt(Math.min(at, 63))) & 1n) === 1n
  }
  const bytes = value instanceof Binary ? value.value() : value instanceof Uint8Array ? value : undefined
  return bytes && ((at) => (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1)
}
