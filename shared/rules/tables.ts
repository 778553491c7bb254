import { wordsFor, type EncodedHousehold } from './encode'
import type { Frame } from './frame'
import { flagLeaves, householdWords, joinAll, memberWords, numberLeaves, quantify, rowsOf } from './kernels'
import { MET, UNKNOWN, UNMET, type Kleene } from './model'
import type { Ref } from './program'
import type { PlainLeaf, Tape, TapePart } from './tape'

/**
 * The verdicts of every distinct condition of a rule book over one household: all members at once, a bit each. Keep it
 * and fill it again for the next household: nothing is allocated as long as both have at most 32 members.
 */
export class Tables {
  /** Per word of bits (32 members) two planes a pair, at `2 × pairs × word + ref`. */
  planes: Int32Array
  /** Planes a word of bits. */
  readonly size: number
  members = 0

  constructor(private readonly tape: Tape) {
    this.size = 2 * tape.pairs.length
    this.planes = new Int32Array(this.size)
  }

  /**
   * Evaluates everything, or one part again. `bounds`: boundsOf(tape, parameters); `frame` is read by plain leaves only.
   */
  fill(household: EncodedHousehold, bounds: Float64Array, frame: Frame, part: TapePart = this.tape.all): void {
    const { tape, size } = this
    this.members = household.members
    const bitWords = wordsFor(household.members)
    if (this.planes.length !== size * bitWords) this.planes = new Int32Array(size * bitWords)
    const { planes } = this
    const { encoder } = tape
    for (let word = 0; word < bitWords; word += 1) {
      const base = size * word
      const rows = rowsOf(encoder, household, word)
      const { words, numbers } = household
      flagLeaves(part.flags, household.flags, 2 * encoder.flagCount * word, planes, base)
      householdWords(part.words.household, words, planes, base)
      numberLeaves(part.numbers.household, numbers, 0, 0, 1, bounds, planes, base, true)
      memberWords(part.words.member, words, rows.words, encoder.wordWidth.member, rows.count, planes, base)
      const width = encoder.numberWidth.member
      numberLeaves(part.numbers.member, numbers, rows.numbers, width, rows.count, bounds, planes, base, false)
    }
    for (const leaf of part.plain) this.plainLeaf(leaf, frame)
    for (const { quantifiers, joins } of part.stages) {
      for (const quantifier of quantifiers) quantify(quantifier, planes, size, household.members)
      for (let base = 0; base < planes.length; base += size) joinAll(joins, planes, base)
    }
  }

  /** The verdict of a condition for a member (0 on the household). */
  verdictAt(ref: Ref, member: number): Kleene {
    if (ref >= this.size) throw new RangeError('this condition was added after the household was laid out')
    const at = ref + (member < 32 ? 0 : this.size * (member >>> 5))
    const met = (this.planes[at] as number) >>> (member & 31)
    const unmet = (this.planes[at ^ 1] as number) >>> (member & 31)
    return met & 1 ? MET : unmet & 1 ? UNMET : UNKNOWN
  }

  private plainLeaf({ scope, run, ref }: PlainLeaf, frame: Frame): void {
    const { planes, size } = this
    if (scope === 'household') {
      const verdict = run(frame, 0)
      for (let at = ref; at < planes.length; at += size) {
        planes[at] = verdict === MET ? -1 : 0
        planes[at + 1] = verdict === UNMET ? -1 : 0
      }
      return
    }
    for (let at = ref, first = 0; at < planes.length; at += size, first += 32) {
      let met = 0
      let unmet = 0
      for (let m = first; m < Math.max(1, this.members) && m < first + 32; m += 1) {
        const verdict = run(frame, m)
        if (verdict === MET) met |= 1 << (m - first)
        else if (verdict === UNMET) unmet |= 1 << (m - first)
      }
      planes[at] = met
      planes[at + 1] = unmet
    }
  }
}
