import { dayText, type Calendar } from './calendar'
import type { Draw, Weights } from './draw'
import { MODEL, type Category } from './model'
import type { Place } from './family'
import type { Person, Sketch } from './people'

const NONE: readonly string[] = []

const isGroup = (category: Category): boolean => category !== 'class2' && category !== 'general'

const disabilityOf = (draw: Draw, category: Category, born: number, calendar: Calendar): Person['disability'] => {
  if (calendar.day - born < 400 || !draw.happens(MODEL.categories[category].disabled)) return undefined
  const issued = Math.max(born + 300, calendar.day - draw.between(20, 3600))
  const status = draw.weighted(MODEL.disability.status)
  const until = status === '过期' ? calendar.day - draw.between(5, 400) : issued + 3652
  return {
    type: draw.weighted(MODEL.disability.types),
    grade: draw.weighted(isGroup(category) ? MODEL.disability.gradesAssisted : MODEL.disability.grades),
    status,
    issuedOn: dayText(Math.min(issued, until)),
    validUntil: dayText(until),
  }
}

const stageOf = (draw: Draw, age: number): string => {
  for (const [low, high, stages] of MODEL.students.stages) {
    if (age < low || age > high) continue
    let left = draw.next()
    for (const [stage, share] of stages) {
      left -= share
      if (left < 0) return stage
    }
  }
  return ''
}

const childOf = (draw: Draw, category: Category, age: number, withGrandparents: boolean): Person['child'] => {
  if (age >= 18) return undefined
  if (category === 'general') return draw.happens(0.03) ? 'leftBehind' : undefined
  if (category === 'tekun') return 'orphan'
  const at = draw.next()
  if (withGrandparents) return at < 0.1 ? 'orphan' : at < 0.6 ? 'unsupported' : at < 0.8 ? 'leftBehind' : 'difficult'
  return at < 0.27 ? 'difficult' : at < 0.42 ? 'leftBehind' : undefined
}

const abilities = (able: number): Weights => [
  ['0', able],
  ['1', 15],
  ['2', 6],
  ['3', 4],
  ['4', 3],
]
const ABILITIES_ASSISTED = abilities(62)
const ABILITIES = abilities(80)

/** Who a person is, before anything is known of them. */
export interface Identity {
  sketch: Sketch
  place: Place
  idNumber: string
  name: string
  born: number
}

/** The household as far as it bears on its members. */
export interface Around {
  category: Category
  size: number
  withGrandparents: boolean
}

/** What departments know of one person beside the register. */
export const settlePerson = (
  draw: Draw,
  calendar: Calendar,
  home: Around,
  { sketch, place, idNumber, name, born }: Identity,
): Person => {
  const { category, size, withGrandparents } = home
  const { age } = sketch
  const assisted = isGroup(category)
  const [working, elder] = [age >= 16 && age < 60, age >= 60]
  const stage = stageOf(draw, age)
  const student = age >= 16 && stage !== ''
  const disability = disabilityOf(draw, category, born, calendar)
  const child = childOf(draw, category, age, withGrandparents)
  const ability = elder ? draw.weighted(assisted ? ABILITIES_ASSISTED : ABILITIES) : '0'
  const employment =
    age < 16
      ? ''
      : student
        ? '7'
        : elder
          ? draw.happens(0.5)
            ? '8'
            : '5'
          : draw.weighted(MODEL.categories[category].employment)
  const special = elder && age >= 65 && (assisted || category === 'class2' || draw.happens(0.3))
  const working3 = employment === '1' || employment === '2' || employment === '6'
  return {
    age,
    medical: sketch.medical,
    accident: sketch.accident,
    idNumber,
    name,
    female: place.female,
    born,
    birthDate: dayText(born),
    relation: place.relation,
    marital: place.marital,
    diedOn: undefined,
    disability,
    labour:
      age < 16 || student
        ? '04'
        : elder
          ? draw.weighted(MODEL.labour.old)
          : working3
            ? '01'
            : draw.weighted(MODEL.labour.working),
    employment,
    insurance: draw.weighted(assisted ? MODEL.medical.insurance.assisted : MODEL.medical.insurance.others),
    stage,
    chronic: draw.happens(elder ? MODEL.chronic.old : age >= 45 ? MODEL.chronic.middle : 0),
    mentalRisk:
      age >= 16 && (disability?.type === '6' || draw.happens(MODEL.chronic.severeMental))
        ? draw.weighted(MODEL.chronic.mentalRisk)
        : undefined,
    tekun:
      category === 'tekun'
        ? { mode: draw.weighted(MODEL.tekun.mode), selfcare: draw.weighted(MODEL.tekun.selfcare) }
        : undefined,
    custody: working && draw.happens(0.0012) ? draw.pick(['1', '3', '4']) : undefined,
    veteran:
      age >= 25 && draw.happens(0.0049)
        ? draw.pick(age >= 60 ? ['1', '7', '8', '10', '11', '3'] : ['1', '7', '8', '3'])
        : undefined,
    child,
    elderSpecial: special
      ? [...(size === 1 ? ['1'] : []), ...(size === 2 && age >= 75 ? ['2'] : []), ...(ability >= '3' ? ['4'] : [])]
      : NONE,
    ability,
    monthlyFen: incomeOf(draw, employment, age),
  }
}

/** What the person earns or draws a month, fen; of those who work or are retired. */
const incomeOf = (draw: Draw, employment: string, age: number): number => {
  if (employment === '1') return Math.round(draw.logNormal(3900, 0.35)) * 100
  if (employment === '2') return Math.round(draw.logNormal(2600, 0.4)) * 100
  if (employment === '8' || age >= 60)
    return Math.round(draw.logNormal(employment === '8' && draw.happens(0.3) ? 2900 : 330, 0.25)) * 100
  return 0
}
