import type { Calendar } from './calendar'
import { Composer } from './compose'
import { Draw } from './draw'
import { drawMedicalYear } from './medical-year'
import { MODEL, MODEL_PERSONS, MONITORED, personsByCategory, type Category } from './model'
import type { Accident, Sketch } from './people'

export interface WholeCountyInput {
  seed: number
  /** Persons of class 1 and class 2, exactly. */
  persons: number
  /** Households of the county in all, every one written; left out: the model's sample of ordinary residents. */
  households?: number
}

/** A household as first drawn. */
export interface HomeSketch {
  category: Category
  people: Sketch[]
}

/** Persons a household of ordinary residents. */
const ORDINARY_SIZE = MODEL.categories.general.sizes.reduce((sum, share, i) => sum + share * (i + 1), 0)

const { traffic, workInjury, fraud } = MODEL.accidents

const accidentOf = (draw: Draw, age: number): Accident | undefined => {
  const chance = draw.next()
  if (chance > 0.008) return undefined
  if (chance < traffic) return 'traffic'
  if (chance < traffic + fraud) return age >= 16 ? 'fraud' : undefined
  return chance < traffic + fraud + workInjury && age >= 18 && age < 60 ? 'workInjury' : undefined
}

/**
 * Draws the households one by one: the registers first, whose persons are exact (the last household of a group takes
 * what is left), then ordinary residents. Without `households` all ordinary residents of the model are drawn, but only
 * a sample and those whom something happened to come out: so warnings find people who are on no register.
 */
export function* drawHomes({ seed, persons, households }: WholeCountyInput, calendar: Calendar): Generator<HomeSketch> {
  const draw = new Draw(seed)
  const thisYear = calendar.day - Math.floor(Date.UTC(calendar.year, 0, 1) / 86_400_000)
  const sketch = (category: Category, age: number): Sketch => ({
    age,
    medical: drawMedicalYear(draw, category, age, thisYear),
    accident: accidentOf(draw, age),
  })
  const home = (composer: Composer, category: Category, atMost: number): HomeSketch => {
    const ages = composer.ages(draw, composer.size(draw, atMost))
    return { category, people: ages.map((age) => sketch(category, age)) }
  }

  const exact = personsByCategory(persons)
  let written = 0
  for (const category of MONITORED) {
    const composer = new Composer(category)
    for (let left = exact[category]; left > 0;) {
      const next = home(composer, category, left)
      left -= next.people.length
      written += 1
      yield next
    }
  }

  const composer = new Composer('general')
  if (households !== undefined) {
    for (; written < households; written += 1) yield home(composer, 'general', Infinity)
    return
  }
  const scale = persons / MODEL_PERSONS
  const ordinary = Math.round(((MODEL.registered - MODEL_PERSONS) * scale) / ORDINARY_SIZE)
  const sampled = Math.round(MODEL.reservoir.households * scale)
  const notable = MODEL.reservoir.fromYuan * 100
  for (let i = 0; i < ordinary; i += 1) {
    const next = home(composer, 'general', Infinity)
    const inSample = Math.floor(((i + 1) * sampled) / ordinary) > Math.floor((i * sampled) / ordinary)
    if (inSample || next.people.some((one) => one.accident !== undefined || one.medical.selfFen > notable)) yield next
  }
}
