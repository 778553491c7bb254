import raw from './names.json'
import type { Sex } from './population'
import type { Chance } from './random'

type Era = keyof typeof raw.given
const ERAS = Object.keys(raw.given) as Era[]
const SURNAMES: readonly (readonly [string, number])[] = [
  ...raw.surnames.map(([name, weight]) => [name as string, weight as number] as const),
  ...raw.moreSurnames.map((name) => [name, 1.3 / raw.moreSurnames.length] as const),
]
const TOO_COMMON = new Set(raw.tooCommon)

export const drawSurname = (chance: Chance): string => chance.weighted(SURNAMES)

/** A fictional name fitting the year of birth; the ten most common real full names are never drawn. */
export const drawName = (chance: Chance, sex: Sex, birthYear: number, surname = drawSurname(chance)): string => {
  const era = ERAS.find((e) => birthYear <= Number(e.slice(5))) ?? ERAS[ERAS.length - 1]
  const { singleCharShare, ...chars } = raw.given[era as Era]
  for (;;) {
    const first = chance.pick([...chars[sex]])
    const second = chance.happens(singleCharShare) ? '' : chance.pick([...chars[sex]].filter((c) => c !== first))
    const name = surname + first + second
    if (!TOO_COMMON.has(name)) return name
  }
}
