import type { EncodedHousehold } from './encode'
import { compareCount } from './compare'
import type { Frame } from './frame'
import { MET, UNMET, type Kleene } from './model'
import type { Pair, Ref } from './program'
import { ALL, ANY_MEMBER, COUNT, type LeafList, type Tape } from './tape'

/** Members a word of a plane holds. */
const WORD = 32

/**
 * The verdicts of every distinct condition of a rule book over one household: all members at once, a bit each. Kept and
 * filled again for the next household; nothing is allocated unless a household has more than 32 members.
 */
export class Tables {
  /** `words` words a plane; a household's verdict fills all bits. */
  planes: Int32Array
  words = 1
  members = 0

  constructor(private readonly tape: Tape) {
    this.planes = new Int32Array(tape.pairs.length * 2)
  }

  /** Evaluates everything. `bounds`: boundsOf(tape, parameters); `frame`: only read by plain leaves. */
  fill(household: EncodedHousehold, bounds: Float64Array, frame: Frame): void {
    const { tape } = this
    const { members } = household
    this.members = members
    this.words = members > WORD ? Math.ceil(members / WORD) : 1
    if (this.planes.length < tape.pairs.length * 2 * this.words)
      this.planes = new Int32Array(tape.pairs.length * 2 * this.words)
    this.householdLeaves(household, bounds)
    for (let word = 0; word < this.words; word += 1) this.memberLeaves(household, bounds, word)
    for (const leaf of tape.plain) this.plainLeaf(leaf.pair, leaf, frame)
    const { stepKinds } = tape
    for (let step = 0; step < stepKinds.length; step += 1) this.step(step, stepKinds[step] as number)
  }

  /** The verdict of a condition for a member (0 on the household). */
  verdictAt(ref: Ref, member: number): Kleene {
    const { planes, words } = this
    const word = words === 1 ? 0 : member >>> 5
    const bit = member & 31
    if (((planes[ref * words + word] as number) >>> bit) & 1) return MET
    return ((planes[(ref ^ 1) * words + word] as number) >>> bit) & 1 ? UNMET : 1
  }

  private set(pair: number, met: number, unmet: number, word: number): void {
    const at = pair * 2 * this.words + word
    this.planes[at] = met
    this.planes[at + this.words] = unmet
  }

  private spread(pair: number, met: number, unmet: number): void {
    for (let word = 0; word < this.words; word += 1) this.set(pair, met, unmet, word)
  }

  private householdLeaves({ codes, numbers }: EncodedHousehold, bounds: Float64Array): void {
    const { flag, word, number } = this.tape.household
    for (let i = 0; i < flag.pairs.length; i += 1) {
      const code = codes[flag.slots[i] as number] as number
      this.spread(flag.pairs[i] as number, -(code >> 1), -(code & 1))
    }
    const wordsFrom = this.tape.columns.household.flag.length
    for (let i = 0; i < word.pairs.length; i += 1) {
      const code = codes[wordsFrom + (word.slots[i] as number)] as number
      const met = ((word.masks[i] as number) >>> code) & 1
      this.spread(word.pairs[i] as number, -met, met || code === 0 ? 0 : -1)
    }
    for (let i = 0; i < number.pairs.length; i += 1) {
      const value = numbers[number.slots[i] as number] as number
      const bound = bounds[number.bounds[i] as number] as number
      const isKnown = value === value && bound === bound
      const met = isKnown && holds(number.tests[i] as number, value, bound)
      this.spread(number.pairs[i] as number, met ? -1 : 0, isKnown && !met ? -1 : 0)
    }
  }

  private memberLeaves({ codes, numbers, members }: EncodedHousehold, bounds: Float64Array, word: number): void {
    const { member: leaves, columns } = this.tape
    const { codeWidth, numberWidth } = this.tape.encoder
    const first = word * WORD
    const count = Math.min(WORD, members - first)
    const codesFrom = codeWidth.household + first * codeWidth.member
    const numbersFrom = numberWidth.household + first * numberWidth.member
    const flags = leaves.flag
    for (let i = 0; i < flags.pairs.length; i += 1) {
      let [met, unmet] = [0, 0]
      for (let m = 0, at = codesFrom + (flags.slots[i] as number); m < count; m += 1, at += codeWidth.member) {
        const code = codes[at] as number
        met |= (code >> 1) << m
        unmet |= (code & 1) << m
      }
      this.set(flags.pairs[i] as number, met, unmet, word)
    }
    const wordLeaves = leaves.word
    const wordsFrom = codesFrom + columns.member.flag.length
    for (let i = 0; i < wordLeaves.pairs.length; i += 1) {
      const mask = wordLeaves.masks[i] as number
      let [met, known] = [0, 0]
      for (let m = 0, at = wordsFrom + (wordLeaves.slots[i] as number); m < count; m += 1, at += codeWidth.member) {
        const code = codes[at] as number
        met |= ((mask >>> code) & 1) << m
        known |= ((-2 >>> code) & 1) << m
      }
      this.set(wordLeaves.pairs[i] as number, met, known & ~met, word)
    }
    this.memberNumbers(leaves.number, numbers, numbersFrom, count, bounds, word)
  }

  private memberNumbers(
    { pairs, slots, tests, bounds: places }: LeafList,
    numbers: Float64Array,
    from: number,
    count: number,
    bounds: Float64Array,
    word: number,
  ): void {
    const width = this.tape.encoder.numberWidth.member
    for (let i = 0; i < pairs.length; i += 1) {
      const bound = bounds[places[i] as number] as number
      const test = tests[i] as number
      let [met, known] = [0, 0]
      if (bound === bound)
        for (let m = 0, at = from + (slots[i] as number); m < count; m += 1, at += width) {
          const value = numbers[at] as number
          if (value !== value) continue
          known |= 1 << m
          if (holds(test, value, bound)) met |= 1 << m
        }
      this.set(pairs[i] as number, met, known & ~met, word)
    }
  }

  private plainLeaf(pair: number, { scope, run }: Extract<Pair, { kind: 'plain' }>, frame: Frame): void {
    if (scope === 'household') {
      const verdict = run(frame, 0)
      return this.spread(pair, verdict === MET ? -1 : 0, verdict === UNMET ? -1 : 0)
    }
    for (let word = 0; word < this.words; word += 1) {
      let [met, unmet] = [0, 0]
      const first = word * WORD
      for (let m = first; m < this.members && m < first + WORD; m += 1) {
        const verdict = run(frame, m)
        if (verdict === MET) met |= 1 << (m - first)
        else if (verdict === UNMET) unmet |= 1 << (m - first)
      }
      this.set(pair, met, unmet, word)
    }
  }

  private step(step: number, kind: number): void {
    const { tape, planes, words } = this
    const { refs, refStart } = tape
    const pair = tape.stepPairs[step] as number
    const from = refStart[step] as number
    if (kind === ALL) {
      const to = refStart[step + 1] as number
      for (let word = 0; word < words; word += 1) {
        let [met, unmet] = [-1, 0]
        for (let i = from; i < to; i += 1) {
          const ref = refs[i] as number
          met &= planes[ref * words + word] as number
          unmet |= planes[(ref ^ 1) * words + word] as number
        }
        this.set(pair, met, unmet, word)
      }
      return
    }
    const ref = refs[from] as number
    if (kind === ANY_MEMBER) return this.anyMember(pair, ref)
    if (kind === COUNT) return this.count(pair, ref)
    for (let word = 0; word < words; word += 1) {
      const met = planes[ref * words + word] as number
      this.set(pair, ~met, met, word)
    }
  }

  /** The bits of a word that stand for members. */
  private maskOf(word: number): number {
    const count = this.members - word * WORD
    return count >= WORD ? -1 : (1 << count) - 1
  }

  private anyMember(pair: number, ref: Ref): void {
    let [met, open] = [0, 0]
    for (let word = 0; word < this.words; word += 1) {
      const mask = this.maskOf(word)
      met |= (this.planes[ref * this.words + word] as number) & mask
      open |= ~(this.planes[(ref ^ 1) * this.words + word] as number) & mask
    }
    this.spread(pair, met === 0 ? 0 : -1, open === 0 ? -1 : 0)
  }

  private count(pair: number, ref: Ref): void {
    let [low, high] = [0, 0]
    for (let word = 0; word < this.words; word += 1) {
      const mask = this.maskOf(word)
      low += bitCount((this.planes[ref * this.words + word] as number) & mask)
      high += bitCount(~(this.planes[(ref ^ 1) * this.words + word] as number) & mask)
    }
    const { op, value } = this.tape.pairs[pair] as Extract<Pair, { kind: 'countMembers' }>
    const verdict = compareCount(low, high, op, value)
    this.spread(pair, verdict === MET ? -1 : 0, verdict === UNMET ? -1 : 0)
  }
}

const holds = (test: number, value: number, bound: number): boolean =>
  test === 0 ? value > bound : test === 1 ? value >= bound : value === bound

const bitCount = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}
