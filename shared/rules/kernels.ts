import type { EncodedHousehold, Encoder } from './encode'
import { compareCount } from './compare'
import { MET, UNMET, type Kleene } from './model'
import type { Joins, LeafList, Quantifier } from './tape'

/**
 * The inner loops: plain functions over typed arrays, one word of bits (32 members) at a time. `base` is the first plane
 * of that word; every plane is one integer.
 */

export const flagLeaves = (
  { refs, slots }: LeafList,
  flags: Int32Array,
  from: number,
  planes: Int32Array,
  base: number,
) => {
  for (let i = 0; i < refs.length; i += 1) {
    const at = base + (refs[i] as number)
    const flag = from + 2 * (slots[i] as number)
    planes[at] = flags[flag] as number
    planes[at + 1] = flags[flag + 1] as number
  }
}

export const householdWords = (
  { refs, slots, tests }: LeafList,
  words: Uint8Array,
  planes: Int32Array,
  base: number,
) => {
  for (let i = 0; i < refs.length; i += 1) {
    const code = words[slots[i] as number] as number
    const met = -(((tests[i] as number) >>> code) & 1)
    const at = base + (refs[i] as number)
    planes[at] = met
    planes[at + 1] = -((-2 >>> code) & 1) & ~met
  }
}

export const memberWords = (
  { refs, slots, tests }: LeafList,
  words: Uint8Array,
  from: number,
  width: number,
  count: number,
  planes: Int32Array,
  base: number,
) => {
  for (let i = 0; i < refs.length; i += 1) {
    const mask = tests[i] as number
    let met = 0
    let known = 0
    for (let m = 0, row = from + (slots[i] as number); m < count; m += 1, row += width) {
      const code = words[row] as number
      met |= ((mask >>> code) & 1) << m
      known |= ((-2 >>> code) & 1) << m
    }
    const at = base + (refs[i] as number)
    planes[at] = met
    planes[at + 1] = known & ~met
  }
}

/** Numbers of `count` rows; a household's own row stands for every member (`spread`). */
export const numberLeaves = (
  { refs, slots, tests, bounds: places }: LeafList,
  numbers: Float64Array,
  from: number,
  width: number,
  count: number,
  bounds: Float64Array,
  planes: Int32Array,
  base: number,
  spread: boolean,
) => {
  for (let i = 0; i < refs.length; i += 1) {
    const bound = bounds[places[i] as number] as number
    const test = tests[i] as number
    let met = 0
    let unmet = 0
    for (let m = 0, row = from + (slots[i] as number); m < count; m += 1, row += width) {
      const value = numbers[row] as number
      const isMet = test === 0 ? value > bound : test === 1 ? value >= bound : value === bound
      if (isMet) met |= 1 << m
      else if (value === value && bound === bound) unmet |= 1 << m
    }
    const at = base + (refs[i] as number)
    planes[at] = spread ? -met : met
    planes[at + 1] = spread ? -unmet : unmet
  }
}

export const joinAll = ({ refs, start, of }: Joins, planes: Int32Array, base: number) => {
  for (let i = 0, at = 0; i < refs.length; i += 1) {
    const end = start[i + 1] as number
    let met = -1
    let unmet = 0
    for (; at < end; at += 1) {
      const ref = base + (of[at] as number)
      met &= planes[ref] as number
      unmet |= planes[ref ^ 1] as number
    }
    const into = base + (refs[i] as number)
    planes[into] = met
    planes[into + 1] = unmet
  }
}

/** The bits of a word that stand for members. */
export const bitsOf = (members: number, word: number): number => {
  const count = members - word * 32
  return count >= 32 ? -1 : (1 << count) - 1
}

/** Where the rows of a word of bits begin. */
export const rowsOf = ({ wordWidth, numberWidth }: Encoder, { members }: EncodedHousehold, word: number) => ({
  words: wordWidth.household + wordWidth.member * 32 * word,
  numbers: numberWidth.household + numberWidth.member * 32 * word,
  count: Math.min(32, members - 32 * word),
})

/** A condition on all members together: `size` planes a word of bits. */
export const quantify = (quantifier: Quantifier, planes: Int32Array, size: number, members: number): void => {
  const { of, ref } = quantifier
  if (quantifier.kind === 'notKnownTrue') {
    for (let base = 0; base < planes.length; base += size) {
      const met = planes[base + of] as number
      planes[base + ref] = ~met
      planes[base + ref + 1] = met
    }
    return
  }
  let low = 0
  let high = 0
  for (let word = 0; word * size < planes.length; word += 1) {
    const bits = bitsOf(members, word)
    low += bitCount((planes[word * size + of] as number) & bits)
    high += bitCount(~(planes[word * size + (of ^ 1)] as number) & bits)
  }
  const verdict: Kleene =
    quantifier.kind === 'countMembers'
      ? compareCount(low, high, quantifier.op, quantifier.value)
      : low > 0
        ? MET
        : high > 0
          ? 1
          : UNMET
  for (let base = ref; base < planes.length; base += size) {
    planes[base] = verdict === MET ? -1 : 0
    planes[base + 1] = verdict === UNMET ? -1 : 0
  }
}

const bitCount = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}
