import names from '../names.json'
import { checkDigitOf } from '@shared/kernel/id-number'
import { dayText } from './calendar'
import type { Draw } from './draw'

const SLOTS = 4096

/** Surnames spread over a table by weight: one draw and one look-up a name. */
const tableOf = (weights: readonly (readonly [string, number])[]): readonly string[] => {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let sum = 0
  return weights.flatMap(([name, weight]) => {
    const from = Math.round((sum / total) * SLOTS)
    sum += weight
    return Array<string>(Math.round((sum / total) * SLOTS) - from).fill(name)
  })
}

const SURNAMES = tableOf([
  ...names.surnames.map(([name, weight]) => [name as string, weight as number] as const),
  ...names.moreSurnames.map((name) => [name, 1.3 / names.moreSurnames.length] as const),
])
const SHE_SURNAMES = tableOf([
  ['雷', 34],
  ['蓝', 36],
  ['钟', 26],
  ['李', 4],
])

const ERAS = Object.entries(names.given).map(([years, { singleCharShare, male, female }]) => ({
  until: Number(years.slice(5)),
  singleCharShare,
  chars: { male: [...male], female: [...female] },
}))
const TOO_COMMON = new Set(names.tooCommon)
/** Characters that older systems cannot write. */
const RARE = ['䶮', '㛃', '𬭚']
const DOTTED = ['阿依·', '卓玛·', '扎西·', '古丽·'] as const
const AFTER_DOT = ['云措', '娜尔', '次仁', '买买提'] as const

export const drawSurname = (draw: Draw, she: boolean): string =>
  draw.pick(she && draw.happens(0.35) ? SHE_SURNAMES : SURNAMES)

/** A fictional name fitting the year of birth. Few hold a rare character or a middle dot, as few do. */
export const drawName = (draw: Draw, female: boolean, birthYear: number, surname: string): string => {
  const odd = draw.next()
  if (odd < 0.0005) return surname + draw.pick(RARE)
  if (odd > 0.9995) return draw.pick(DOTTED) + draw.pick(AFTER_DOT)
  const era = ERAS.find(({ until }) => birthYear <= until) ?? (ERAS[ERAS.length - 1] as (typeof ERAS)[number])
  const chars = female ? era.chars.female : era.chars.male
  for (;;) {
    const first = draw.pick(chars)
    let second = draw.happens(era.singleCharShare) ? '' : draw.pick(chars)
    while (second === first) second = draw.pick(chars)
    const name = surname + first + second
    if (!TOO_COMMON.has(name)) return name
  }
}

const FIRST_DAY = -25_567
const DAYS = 60_000

/**
 * Identity numbers in order of need: the next free sequence number of the birthday, odd for men, even for women. The
 * two areas were never the prefix of a real number. Holds two bytes a day, sex and area, whatever the county's size.
 */
export const identityMaker = () => {
  const used = new Uint16Array(DAYS * 4)
  return (born: number, female: boolean, neighbour: boolean): string => {
    const slot = (born - FIRST_DAY) * 4 + (female ? 1 : 0) + (neighbour ? 2 : 0)
    const before = used[slot] as number
    used[slot] = before + 1
    const sequence = before * 2 + (female ? 2 : 1)
    if (sequence > 999) throw new RangeError(`no identity number left for ${dayText(born)}`)
    const date = dayText(born)
    const serial = sequence < 10 ? `00${sequence}` : sequence < 100 ? `0${sequence}` : `${sequence}`
    const body = (neighbour ? '339922' : '339921') + date.slice(0, 4) + date.slice(5, 7) + date.slice(8) + serial
    return body + checkDigitOf(body)
  }
}
