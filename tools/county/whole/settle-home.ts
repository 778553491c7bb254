import { dayText, type Calendar } from './calendar'
import { Draw, type Weights } from './draw'
import type { HomeSketch } from './draw-homes'
import { placesOf, type Place } from './family'
import { drawName, drawSurname, identityMaker } from './identities'
import type { MedicalYear } from './medical-year'
import { MODEL, type Category } from './model'
import type { House, Person, Sketch } from './people'
import { RURAL_SLOTS, URBAN_SLOTS, VILLAGES, type Village } from './places'
import { settlePerson, type Around } from './settle-person'

const STREETS = ['路', '街', '弄', '巷', '前路', '后路', '东弄', '西弄', '桥头', '新村']
const DOORS_A_STREET = 120
const STANDARD = MODEL.income.standardYuan

/** Income per head and month, fen, as the model has it for the group. */
const perCapitaFen = (draw: Draw, category: Category): number => {
  const { edge, rigid, class2, general } = MODEL.income
  const yuan =
    category === 'tekun'
      ? draw.happens(0.55)
        ? 0
        : draw.logNormal(280, 0.3)
      : category === 'edge'
        ? STANDARD * (edge.low + (edge.high - edge.low) * draw.next())
        : category === 'rigid'
          ? draw.logNormal(rigid.median, rigid.sigma)
          : category === 'class2'
            ? Math.max(1.5 * STANDARD, draw.logNormal(class2.median, class2.sigma))
            : category === 'general'
              ? draw.logNormal(general.median, general.sigma)
              : STANDARD * draw.beta(2, 2.6)
  return Math.round(yuan) * 100
}

const isGroup = (category: Category): boolean => category !== 'class2' && category !== 'general'

/** By group and town: where houses are old, more of them are dangerous. */
const DANGER = new Map<string, Weights>()

const dangerOf = (draw: Draw, category: Category, { town }: Village): string => {
  const key = category + town.code
  let weights = DANGER.get(key)
  if (!weights) {
    weights = MODEL.categories[category].danger.map(([grade, share]) => [
      grade,
      grade === 'C' || grade === 'D' ? share * town.oldHouse : share,
    ])
    DANGER.set(key, weights)
  }
  return draw.weighted(weights)
}

const BUILT = MODEL.housing.builtYears.map(([low, high, share]) => [[low, high], share] as const)

const builtYear = (draw: Draw): number => {
  const [low, high] = draw.weighted<readonly [number, number]>(BUILT)
  return draw.between(low, high)
}

const NOT_ILL: MedicalYear = { stays: [], outpatientFen: 0, selfFen: 0 }

/** Gives sketches their people: names, numbers, addresses and what departments know. Numbers are handed out in order. */
export class HomeSettler {
  private readonly nextIdentity = identityMaker()
  private readonly doors = new Uint32Array(VILLAGES.length)
  private readonly villageAt = new Map(VILLAGES.map((village, i) => [village, i]))
  private readonly people: Record<string, number> = {}
  private readonly women: Record<string, number> = {}
  private readonly draw = new Draw(0)
  private index = -1
  private category: Category = 'general'

  constructor(
    private readonly seed: number,
    private readonly calendar: Calendar,
  ) {}

  /** Each draw leans a little towards what is missing, so that the group's share holds although couples are even. */
  private readonly drawFemale = (): boolean => {
    const { female } = MODEL.categories[this.category]
    const missing = female * ((this.people[this.category] ?? 0) + 1) - (this.women[this.category] ?? 0)
    return this.draw.happens(Math.min(0.95, Math.max(0.05, female + missing * 0.1)))
  }

  private settle(sketch: Sketch, place: Place, around: Around, surname: string, she: boolean): Person {
    const { draw, calendar } = this
    const born = calendar.birthdayOf(sketch.age) - draw.between(0, 360)
    const { female, ofTheFamily } = place
    const idNumber = this.nextIdentity(born, female, !ofTheFamily && draw.happens(0.15))
    const own = ofTheFamily ? surname : drawSurname(draw, she)
    const name = drawName(draw, female, Number(dayText(born).slice(0, 4)), own)
    return settlePerson(draw, calendar, around, { sketch, place, idNumber, name, born })
  }

  private settleDead(age: number, around: Around, surname: string, she: boolean): Person {
    const { draw, calendar } = this
    const sketch = { age: Math.min(99, Math.max(55, age + draw.between(0, 12))), medical: NOT_ILL }
    const place = { female: draw.happens(0.45), relation: '97', marital: '30', ofTheFamily: draw.happens(0.6) }
    const person = this.settle(sketch, place, around, surname, she)
    person.diedOn = dayText(calendar.day - draw.between(3, 360))
    return person
  }

  /** The next household. */
  next({ category, people }: HomeSketch): House {
    const { draw, calendar } = this
    this.index += 1
    this.category = category
    draw.at(this.seed ^ 0x5e771e, this.index)
    const assisted = isGroup(category)
    const urban = category === 'dibaoUrban' || (category === 'general' && draw.happens(0.35))
    const village = draw.pick(urban ? URBAN_SLOTS : RURAL_SLOTS)
    const at = this.villageAt.get(village) as number
    const door = (this.doors[at] as number) + 1
    this.doors[at] = door
    const grid = village.grids[door % village.grids.length] as Village['grids'][number]
    const { she } = village.town
    const surname = drawSurname(draw, she)
    const places = placesOf(
      draw,
      people.map((one) => one.age),
      this.drawFemale,
    )
    const withGrandparents =
      places.some((place) => place.relation === '41' || place.relation === '42') &&
      !people.some((one) => one.age >= 22 && one.age < 50)
    const around = { category, size: people.length, withGrandparents }
    const members = people.map((sketch, i) => this.settle(sketch, places[i] as Place, around, surname, she))
    const dead: Person[] = []
    const { deaths } = MODEL.categories[category]
    for (const { age, female } of members) {
      this.people[category] = (this.people[category] ?? 0) + 1
      if (female) this.women[category] = (this.women[category] ?? 0) + 1
      if (draw.happens(deaths)) dead.push(this.settleDead(age, around, surname, she))
    }

    const head = members[0] as Person
    const registered = category !== 'general'
    const serial = String(this.index + 1).padStart(7, '0')
    const street = Math.floor((door - 1) / DOORS_A_STREET)
    return {
      index: this.index,
      category,
      assisted,
      registered,
      cared: registered || members.some((one) => one.child !== undefined || one.elderSpecial.length > 0),
      village,
      gridCode: grid.code,
      addressCode: `DZ${grid.code}${String(door).padStart(5, '0')}`,
      address: `${village.short}${STREETS[street] ?? `${street}弄`}${((door - 1) % DOORS_A_STREET) + 1}号`,
      registerNo: `H${village.code.slice(6)}${serial}`,
      members,
      dead,
      head,
      aloneElder: members.length === 1 && head.age >= 60,
      perCapitaFen: perCapitaFen(draw, category),
      approvedOn: dayText(calendar.day - draw.between(40, 2900)),
      danger: dangerOf(draw, category, village),
      structure: draw.weighted(MODEL.housing.structure),
      storeys: Number(draw.weighted(MODEL.categories[category].storeys)),
      builtYear: builtYear(draw),
      ownHouse: !(assisted && draw.happens(MODEL.housing.noOwnHouse)),
      powerAccount: `33P${serial}`,
      waterAccount: `33W${serial}`,
    }
  }
}
