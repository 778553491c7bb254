import { addDays } from '@shared/kernel/dates'
import { idNumberMaker } from './make-id-numbers'
import { drawName, drawSurname } from './make-names'
import { GRIDS } from './places'
import type { Home, Resident, Sex } from './population'
import type { Chance } from './random'
import { STORY_HOMES } from './story-people'

type Kind =
  'elderAlone' | 'elderCouple' | 'adultAlone' | 'couple' | 'couple1' | 'couple2' | 'threeGenerations' | 'singleParent'
type Standing = 'dibao' | 'tekun' | 'ordinary'

/** Household types by standing; persons a household come to about 2.75 on average. */
const KINDS: Readonly<Record<Standing, readonly (readonly [Kind, number])[]>> = {
  dibao: [
    ['elderAlone', 26],
    ['adultAlone', 22],
    ['elderCouple', 10],
    ['couple1', 16],
    ['singleParent', 14],
    ['threeGenerations', 12],
  ],
  tekun: [['elderAlone', 1]],
  ordinary: [
    ['elderAlone', 6],
    ['adultAlone', 5],
    ['elderCouple', 12],
    ['couple', 14],
    ['couple1', 26],
    ['couple2', 19],
    ['threeGenerations', 18],
  ],
}

const other = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male')

export interface HomesInput {
  /** The day the county is seen on. */
  today: string
  households: number
}

/** Draws the households one by one, the people of the story first. Nothing is kept but what numbers have been used. */
export function* makeHomes(chance: Chance, { today, households }: HomesInput): Generator<Home> {
  const makeId = idNumberMaker(STORY_HOMES.flatMap((home) => home.members.map((m) => m.idNumber)))
  const year = Number(today.slice(0, 4))
  const doors = new Map<string, number>()
  let serial = 0

  const birthDate = (low: number, high: number): string =>
    addDays(`${year - chance.between(low, high) - 1}-12-01`, chance.between(0, 355))

  const person = (
    sex: Sex,
    ages: readonly [number, number],
    relation: string,
    marital: string,
    surname?: string,
  ): Resident => {
    const born = birthDate(...ages)
    const area = chance.happens(0.06) ? '339922' : '339921'
    return {
      idNumber: makeId(born, sex, area),
      name: drawName(chance, sex, Number(born.slice(0, 4)), surname),
      sex,
      birthDate: born,
      relation,
      marital,
    }
  }

  const child = (surname: string, ages: readonly [number, number], grandchild = false): Resident => {
    const sex: Sex = chance.happens(0.52) ? 'male' : 'female'
    const relation = grandchild ? (sex === 'male' ? '41' : '42') : sex === 'male' ? '20' : '30'
    return person(sex, ages, relation, '10', surname)
  }

  const family = (kind: Kind): Resident[] => {
    const surname = drawSurname(chance)
    const sex: Sex = chance.happens(0.72) ? 'male' : 'female'
    const head = (ages: readonly [number, number], marital: string) => person(sex, ages, '02', marital, surname)
    const spouse = (ages: readonly [number, number]) => person(other(sex), ages, sex === 'male' ? '12' : '11', '20')
    switch (kind) {
      case 'elderAlone':
        return [head([62, 92], '30')]
      case 'adultAlone':
        return [head([32, 59], chance.pick(['10', '40']))]
      case 'elderCouple':
        return [head([63, 88], '20'), spouse([61, 86])]
      case 'couple':
        return [head([44, 62], '20'), spouse([42, 60])]
      case 'couple1':
        return [head([34, 55], '20'), spouse([32, 53]), child(surname, [3, 22])]
      case 'couple2':
        return [head([34, 52], '20'), spouse([32, 50]), child(surname, [10, 20]), child(surname, [1, 9])]
      case 'singleParent':
        return [head([33, 52], '40'), child(surname, [5, 18])]
      case 'threeGenerations':
        return [
          head([38, 52], '20'),
          spouse([36, 50]),
          child(surname, [6, 19]),
          person('male', [66, 86], '51', '20', surname),
          person('female', [64, 84], '52', '20'),
        ]
    }
  }

  yield* STORY_HOMES
  for (let i = STORY_HOMES.length; i < households; i += 1) {
    const grid = GRIDS[i % GRIDS.length] as (typeof GRIDS)[number]
    const street = chance.pick(grid.streets)
    const door = (doors.get(grid.code + street) ?? 20) + chance.between(1, 2)
    doors.set(grid.code + street, door)
    const streetNo = grid.streets.indexOf(street)
    serial += 1
    const standing: Standing = chance.weighted([
      ['dibao', 16],
      ['tekun', 4],
      ['ordinary', 80],
    ])
    const members = family(chance.weighted(KINDS[standing]))
    yield enrich(
      chance,
      today,
      {
        registerNo: `H${grid.code.slice(6)}${String(serial).padStart(4, '0')}`,
        gridCode: grid.code,
        addressId: `DZ${grid.code}${streetNo}${String(door).padStart(3, '0')}`,
        shortAddress: `${street}${door}号`,
        members,
      },
      standing,
    )
  }
}

const ageOf = (r: Resident, today: string): number => {
  const years = Number(today.slice(0, 4)) - Number(r.birthDate.slice(0, 4))
  return r.birthDate.slice(5) > today.slice(5) ? years - 1 : years
}

const DISABILITY_TYPES = [
  ['1', 115],
  ['2', 85],
  ['4', 561],
  ['5', 90],
  ['6', 105],
  ['7', 44],
] as const

/** What departments know beside the register: benefits, certificates, houses, hospital stays. */
const enrich = (chance: Chance, today: string, home: Home, standing: Standing): Home => {
  const assisted = standing !== 'ordinary'
  const members = home.members.map((member): Resident => {
    const age = ageOf(member, today)
    const disabled = age > 6 && chance.happens(assisted ? 0.21 : 0.02)
    const issuedYear = Number(today.slice(0, 4)) - chance.between(1, 8)
    return {
      ...member,
      disability: disabled
        ? {
            type: chance.weighted(DISABILITY_TYPES),
            grade: chance.weighted([
              ['1', 20],
              ['2', 36],
              ['3', 22],
              ['4', 22],
            ]),
            status: '正常',
            issuedOn: `${issuedYear}-0${chance.between(1, 9)}-1${chance.between(0, 9)}`,
            validUntil: `${issuedYear + 10}-0${chance.between(1, 9)}-15`,
          }
        : undefined,
      oldAgeAllowance: age >= 80,
      tekun:
        standing === 'tekun'
          ? {
              mode: chance.happens(0.27) ? '1' : '2',
              selfCare: chance.weighted([
                ['1', 62],
                ['2', 20],
                ['3', 18],
              ]),
            }
          : undefined,
      elderSpecial:
        home.members.length === 1 && age >= 65
          ? ['独居']
          : home.members.length === 2 && age >= 75
            ? ['空巢']
            : undefined,
      stays:
        assisted && chance.happens(0.28)
          ? Array.from({ length: chance.between(1, 2) }, (_, s) => {
              const totalYuan = chance.between(2400, 16000)
              return {
                on: addDays(`${today.slice(0, 4)}-01-10`, chance.between(0, 140) + s * 150),
                totalYuan,
                selfYuan: Math.round(totalYuan * (0.12 + chance.next() * 0.2) * 100) / 100,
              }
            })
          : undefined,
    }
  })
  return {
    ...home,
    members,
    dibao:
      standing === 'dibao'
        ? {
            sinceOn: `20${chance.between(16, 25)}-0${chance.between(1, 9)}-01`,
            perCapitaYuan: chance.between(120, 900),
            monthlyYuan: members.length * chance.between(280, 1000),
            cause: chance.pick(['2', '3', '6', '10', '11']),
          }
        : undefined,
    house: chance.happens(assisted ? 0.55 : 0.2)
      ? {
          grade: chance.weighted([
            ['A', 52],
            ['B', 34],
            ['U', 14],
          ]),
          structure: chance.pick(['1', '2', '3', '5']),
          storeys: chance.between(1, 4),
          builtYear: chance.between(1975, 2015),
          checkedOn: `202${chance.between(3, 6)}-0${chance.between(1, 9)}-2${chance.between(0, 8)}`,
          occupied: true,
        }
      : undefined,
  }
}
