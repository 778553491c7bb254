import type { Draw } from './draw'

/** A person's place in the household: code of GB/T 4761 and marital status. */
export interface Place {
  female: boolean
  relation: string
  marital: string
  /** Bears the family's surname. */
  ofTheFamily: boolean
}

const single = (draw: Draw, age: number, unmarried: number): string =>
  draw.happens(unmarried) ? '10' : age >= 60 ? (draw.happens(0.85) ? '30' : '40') : draw.happens(0.75) ? '40' : '30'

/**
 * Makes a family of ages: who may be the spouse, who a child, a grandchild, a parent or a sibling of the head.
 * `sexOf` says a person's sex where the family leaves it open.
 */
export const placesOf = (draw: Draw, ages: readonly number[], sexOf: () => boolean): Place[] => {
  const headAge = ages[0] as number
  const headFemale = sexOf()
  let spouse = -1
  for (let i = 1; i < ages.length && spouse < 0; i += 1) {
    const age = ages[i] as number
    if (age >= 22 && headAge >= 22 && Math.abs(age - headAge) <= 13 && draw.happens(0.9)) spouse = i
  }
  const hasAdultChild = ages.some((age, i) => i > 0 && i !== spouse && age >= 20 && headAge - age >= 16)
  const unmarried = headAge >= 60 ? 0.15 : 0.5
  let fathers = 0
  return ages.map((age, i): Place => {
    if (i === 0) {
      const marital = spouse > 0 ? '20' : single(draw, headAge, ages.length > 1 ? 0.1 : unmarried)
      return { female: headFemale, relation: '02', marital, ofTheFamily: true }
    }
    if (i === spouse)
      return { female: !headFemale, relation: headFemale ? '11' : '12', marital: '20', ofTheFamily: false }
    const gap = headAge - age
    if (gap <= -16) {
      const female = fathers > 0
      fathers += 1
      return { female, relation: female ? '52' : '51', marital: draw.happens(0.5) ? '20' : '30', ofTheFamily: !female }
    }
    const female = sexOf()
    const marital = age < 22 ? '10' : draw.happens(0.7) ? '10' : '20'
    if (age < 20 && (gap >= 50 || (gap >= 38 && hasAdultChild)))
      return { female, relation: female ? '42' : '41', marital, ofTheFamily: !headFemale }
    if (gap >= 16) return { female, relation: female ? '30' : '20', marital, ofTheFamily: !headFemale || spouse < 0 }
    const elder = gap < 0
    return { female, relation: female ? (elder ? '75' : '77') : elder ? '71' : '73', marital, ofTheFamily: true }
  })
}
