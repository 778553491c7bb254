import type { FactId, FactScalar } from '../facts/model'
import type { PlainHousehold } from './frame'
import { OTHER_WORD, type Column, type Columns, type ColumnsOfScope, type Scope } from './program'

/** Members a word of bits holds. */
export const WORD_BITS = 32

/**
 * A household in the columns of a program: what can be kept so that no fact is looked up by its name again. Only good for
 * the rule book (hash) it was made by. Words of bits hold 32 members each; a household's own flags fill every bit.
 */
export interface EncodedHousehold {
  members: number
  /** Words of bits: 1 up to 32 members. */
  bitWords: number
  /** By word of bits, then by flag (the household's, then the members'): known true, known false. */
  flags: Int32Array
  /** Codes: the household's row, then one row a member; 0 = not known. */
  words: Uint8Array
  /** Numbers in the same rows; NaN = not known. */
  numbers: Float64Array
}

/** Where a fact goes in an encoded household. */
export interface Place {
  encoding: Column['encoding']
  at: number
  codes: ReadonlyMap<string, number>
}

interface Widths {
  household: number
  member: number
}

/** Encodes households of one rule book. A value of another type than its fact's is not known. */
export class Encoder {
  readonly flagCount: number
  readonly wordWidth: Widths
  readonly numberWidth: Widths
  private readonly places: Readonly<Record<Scope, ReadonlyMap<FactId, Place>>>

  constructor({ household, member }: Columns) {
    this.flagCount = household.flag.length + member.flag.length
    this.wordWidth = { household: household.word.length, member: member.word.length }
    this.numberWidth = { household: household.number.length, member: member.number.length }
    const placed = (columns: readonly Column[], from: number) =>
      columns.map(({ factId, encoding, codes }, slot) => [factId, { encoding, at: from + slot, codes }] as const)
    const places = ({ flag, word, number }: ColumnsOfScope, firstFlag: number): ReadonlyMap<FactId, Place> =>
      new Map([...placed(flag, firstFlag), ...placed(word, 0), ...placed(number, 0)])
    this.places = { household: places(household, 0), member: places(member, household.flag.length) }
  }

  placeOf(scope: Scope, factId: FactId): Place | undefined {
    return this.places[scope].get(factId)
  }

  /** Room for a household of up to so many members. */
  room(members: number): EncodedHousehold {
    const bitWords = wordsFor(members)
    return {
      members,
      bitWords,
      flags: new Int32Array(2 * this.flagCount * bitWords),
      words: new Uint8Array(this.wordWidth.household + this.wordWidth.member * members),
      numbers: new Float64Array(this.numberWidth.household + this.numberWidth.member * members),
    }
  }

  /** Writes the household into `room`, which must be large enough; without one a new one is made. */
  encode({ household, members }: PlainHousehold, room = this.room(members.length)): EncodedHousehold {
    const { flagCount, wordWidth, numberWidth, places } = this
    room.members = members.length
    room.bitWords = wordsFor(members.length)
    room.flags.fill(0)
    room.words.fill(0)
    room.numbers.fill(NaN)
    for (let word = 0; word < room.bitWords; word += 1)
      writeRow(places.household, household, room, 2 * flagCount * word, -1, 0, 0)
    let wordsFrom = wordWidth.household
    let numbersFrom = numberWidth.household
    for (let m = 0; m < members.length; m += 1) {
      const flagsFrom = 2 * flagCount * (m >>> 5)
      writeRow(places.member, members[m] ?? {}, room, flagsFrom, 1 << (m & 31), wordsFrom, numbersFrom)
      wordsFrom += wordWidth.member
      numbersFrom += numberWidth.member
    }
    return room
  }

  /** Changes one value; `undefined` = not known any more. Says whether the rule book has a column for it. */
  write(room: EncodedHousehold, factId: FactId, member: number | null, value: FactScalar | undefined): boolean {
    const place = this.placeOf(member === null ? 'household' : 'member', factId)
    if (!place) return false
    const row = (widths: Widths): number => (member === null ? 0 : widths.household + member * widths.member)
    if (place.encoding === 'word')
      room.words[row(this.wordWidth) + place.at] =
        typeof value === 'string' ? (place.codes.get(value) ?? OTHER_WORD) : 0
    else if (place.encoding === 'number')
      room.numbers[row(this.numberWidth) + place.at] = typeof value === 'number' ? value : NaN
    else this.writeFlag(room, place.at, member, value)
    return true
  }

  private writeFlag(room: EncodedHousehold, at: number, member: number | null, value: FactScalar | undefined): void {
    for (let word = 0; word < room.bitWords; word += 1) {
      if (member !== null && member >>> 5 !== word) continue
      const bits = member === null ? -1 : 1 << (member & 31)
      const flag = 2 * (this.flagCount * word + at)
      const [yes, no] = [room.flags[flag] ?? 0, room.flags[flag + 1] ?? 0]
      room.flags[flag] = value === true ? yes | bits : yes & ~bits
      room.flags[flag + 1] = value === false ? no | bits : no & ~bits
    }
  }
}

export const wordsFor = (members: number): number => (members <= WORD_BITS ? 1 : Math.ceil(members / WORD_BITS))

/** Walks the facts that are known rather than those that may be: a look-up of a fixed list costs five times as much. */
const writeRow = (
  places: ReadonlyMap<FactId, Place>,
  facts: Readonly<Record<FactId, FactScalar>>,
  { flags, words, numbers }: EncodedHousehold,
  flagsFrom: number,
  bits: number,
  wordsFrom: number,
  numbersFrom: number,
): void => {
  for (const factId in facts) {
    const place = places.get(factId)
    if (place === undefined) continue
    const value = facts[factId]
    const { at } = place
    if (place.encoding === 'flag') {
      if (value === true) flags[flagsFrom + 2 * at] = (flags[flagsFrom + 2 * at] as number) | bits
      else if (value === false) flags[flagsFrom + 2 * at + 1] = (flags[flagsFrom + 2 * at + 1] as number) | bits
    } else if (place.encoding === 'word') {
      if (typeof value === 'string') words[wordsFrom + at] = place.codes.get(value) ?? OTHER_WORD
    } else if (typeof value === 'number') numbers[numbersFrom + at] = value
  }
}
