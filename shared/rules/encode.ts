import type { FactId, FactScalar } from '../facts/model'
import type { PlainHousehold } from './frame'
import { FALSE, OTHER_WORD, TRUE, type Columns, type ColumnsOfScope } from './program'

/**
 * A household in the columns of a program: what a stored sheet can keep so that nothing is looked up by name again.
 * First the household's row, then one row a member; a row of codes holds the flags, then the words. 0 and NaN: not known.
 */
export interface EncodedHousehold {
  members: number
  codes: Uint8Array
  numbers: Float64Array
}

/** Encodes households of one rule book. A value of another type than its fact's is not known. */
export class Encoder {
  readonly codeWidth: Readonly<Record<'household' | 'member', number>>
  readonly numberWidth: Readonly<Record<'household' | 'member', number>>
  private readonly household: RowEncoder
  private readonly member: RowEncoder

  constructor(columns: Columns) {
    this.household = rowEncoder(columns.household)
    this.member = rowEncoder(columns.member)
    const widths = (of: (row: RowEncoder) => number) => ({ household: of(this.household), member: of(this.member) })
    this.codeWidth = widths(({ flags, words }) => flags.length + words.length)
    this.numberWidth = widths(({ numbers }) => numbers.length)
  }

  /** Room for a household of so many members. */
  room(members: number): EncodedHousehold {
    const size = ({ household, member }: Encoder['codeWidth']): number => household + member * members
    return { members, codes: new Uint8Array(size(this.codeWidth)), numbers: new Float64Array(size(this.numberWidth)) }
  }

  /** Writes the household into `room`, which must be large enough; without one a new one is made. */
  encode(plain: PlainHousehold, room: EncodedHousehold = this.room(plain.members.length)): EncodedHousehold {
    const { codes, numbers } = room
    room.members = plain.members.length
    encodeRow(this.household, plain.household, codes, 0, numbers, 0)
    let code = this.codeWidth.household
    let number = this.numberWidth.household
    for (const facts of plain.members) {
      encodeRow(this.member, facts, codes, code, numbers, number)
      code += this.codeWidth.member
      number += this.numberWidth.member
    }
    return room
  }
}

interface RowEncoder {
  flags: readonly FactId[]
  words: readonly FactId[]
  wordCodes: readonly ReadonlyMap<string, number>[]
  numbers: readonly FactId[]
}

const rowEncoder = ({ flag, word, number }: ColumnsOfScope): RowEncoder => ({
  flags: flag.map(({ factId }) => factId),
  words: word.map(({ factId }) => factId),
  wordCodes: word.map(({ codes }) => codes),
  numbers: number.map(({ factId }) => factId),
})

const encodeRow = (
  { flags, words, wordCodes, numbers }: RowEncoder,
  facts: Readonly<Record<FactId, FactScalar | undefined>>,
  codes: Uint8Array,
  codeAt: number,
  values: Float64Array,
  numberAt: number,
): void => {
  for (let i = 0; i < flags.length; i += 1) codes[codeAt + i] = flagCode(facts[flags[i] as FactId])
  const wordAt = codeAt + flags.length
  for (let i = 0; i < words.length; i += 1)
    codes[wordAt + i] = wordCode(wordCodes[i] as ReadonlyMap<string, number>, facts[words[i] as FactId])
  for (let i = 0; i < numbers.length; i += 1) values[numberAt + i] = numberCode(facts[numbers[i] as FactId])
}

export const flagCode = (value: FactScalar | undefined): number => (value === true ? TRUE : value === false ? FALSE : 0)

export const wordCode = (codes: ReadonlyMap<string, number>, value: FactScalar | undefined): number =>
  typeof value === 'string' ? (codes.get(value) ?? OTHER_WORD) : 0

export const numberCode = (value: FactScalar | undefined): number => (typeof value === 'number' ? value : NaN)
