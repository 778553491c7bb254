import { birthDateOf, checkDigitOf, sexOf } from '@shared/kernel/id-number'
import { MODEL, personsByCategory } from '../../../../tools/county/whole/model'
import { VILLAGES, wholeCountyAreas, WHOLE_TOWNS } from '../../../../tools/county/whole/places'
import { wholeCountyStaff } from '../../../../tools/county/whole/posts'
import { bytesOf, countyOf, readFeed, removeCounties } from './whole-county'

const SPINE = [
  'ps-household-register',
  'ps-death',
  'ca-dibao-household',
  'ca-dibao-member',
  'ca-tekun',
  'ca-dibao-edge',
  'ca-rigid-expenditure',
  'ag-low-income',
  'df-cert',
  'mi-inpatient',
  'mi-outpatient',
  'mi-large-expense',
]

const whole = countyOf({ persons: 32_292, feeds: SPINE, clean: true })
afterAll(removeCounties)

const text = (value: unknown): string => String(value)
const read = new Map<string, Readonly<Record<string, unknown>>[]>()
const valuesOf = (feedId: string): Readonly<Record<string, unknown>>[] => {
  const known = read.get(feedId) ?? readFeed(whole, feedId).rows.map(({ values }) => values)
  read.set(feedId, known)
  return known
}
const register = new Map(valuesOf('ps-household-register').map((values) => [text(values.idNumber), values]))

it('the same order gives the same bytes, another seed another county', () => {
  const feeds = ['ps-household-register', 'ca-dibao-member', 'mi-large-expense', 'pw-daily']
  const order = { persons: 900, feeds }
  const first = bytesOf(countyOf(order).folder)
  expect(bytesOf(countyOf(order).folder)).toEqual(first)
  expect(bytesOf(countyOf({ ...order, seed: 8 }).folder)).not.toEqual(first)
})

it('a feed reads the same whichever others are written beside it', () => {
  const alone = countyOf({ persons: 600, feeds: ['df-cert'] })
  const beside = countyOf({ persons: 600, feeds: ['ca-dibao-member', 'df-cert', 'mi-outpatient'] })
  const name = alone.report.files[0]?.fileName ?? ''
  expect(bytesOf(beside.folder)[name]).toBe(bytesOf(alone.folder)[name])
})

it('has 18 towns, three of them silent, 427 villages, grids with a worker each, and a data officer a department', () => {
  expect(WHOLE_TOWNS).toHaveLength(18)
  expect(VILLAGES).toHaveLength(427)
  expect(WHOLE_TOWNS.filter(({ requestRate }) => requestRate <= 0.2).map(({ name }) => name)).toEqual([
    '青嶂镇',
    '矾岭镇',
    '凤栖畲族乡',
  ])
  const areas = wholeCountyAreas()
  expect(new Set(areas.map(({ code }) => code)).size).toBe(areas.length)
  const grids = areas.filter(({ level }) => level === 'grid').map(({ code }) => code)
  const staff = wholeCountyStaff(7)
  expect(staff.filter(({ role }) => role === 'gridWorker').map(({ areaCode }) => areaCode)).toEqual(grids)
  expect(staff.filter(({ role }) => role === 'departmentOfficer')).toHaveLength(43)
  expect(new Set(staff.map(({ phone }) => phone)).size).toBe(staff.length)
  expect(staff.every(({ phone }) => /^154\d{8}$/.test(phone))).toBe(true)
})

it('22,497 persons of class 1 and 9,795 of class 2, exactly, in their groups; households within 3 % of the model', () => {
  const { byCategory } = whole.report
  expect(byCategory.dibaoRural.persons + byCategory.dibaoUrban.persons).toBe(18_340)
  expect([byCategory.tekun.persons, byCategory.edge.persons, byCategory.rigid.persons]).toEqual([1717, 1560, 880])
  expect(byCategory.class2.persons).toBe(9795)
  for (const [category, households] of Object.entries(MODEL.households)) {
    if (category === 'general') continue
    const ratio = byCategory[category as 'edge'].households / households
    expect([category, ratio > 0.97 && ratio < 1.03]).toEqual([category, true])
  }
  const members = (feedId: string): number =>
    valuesOf(feedId).reduce((sum, values) => sum + Number(values.memberCount ?? values.insuredCount), 0)
  expect([members('ca-dibao-household'), valuesOf('ca-dibao-member').length]).toEqual([18_340, 18_340])
  expect([valuesOf('ca-tekun').length, members('ca-dibao-edge'), members('ca-rigid-expenditure')]).toEqual([
    1717, 1560, 880,
  ])
  expect(members('ag-low-income')).toBe(9795)
})

it('splits any number of monitored persons exactly', () => {
  for (const persons of [1, 6, 777, 32_292, 1_000_001])
    expect(Object.values(personsByCategory(persons)).reduce((sum, n) => sum + n, 0)).toBe(persons)
})

it('everybody has one number, with an area nobody was born in, the right date, sex and check digit', () => {
  expect(register.size).toBe(valuesOf('ps-household-register').length)
  const wrong = [...register].filter(
    ([id, { birthDate, sex }]) =>
      !/^33992[12]/.test(id) ||
      checkDigitOf(id.slice(0, 17)) !== id[17] ||
      birthDateOf(id) !== birthDate ||
      sexOf(id) !== (sex === '1' ? 'male' : 'female'),
  )
  expect(wrong).toEqual([])
})

it('people in other files are people of the register, under the same name', () => {
  const strangers: unknown[] = []
  for (const feedId of SPINE.slice(1))
    for (const values of valuesOf(feedId)) {
      const [id, name] = [values.idNumber ?? values.headIdNumber, values.personName ?? values.headName]
      if (register.get(text(id))?.personName !== name) strangers.push([feedId, id])
    }
  expect(strangers).toEqual([])
  const heads = new Set(valuesOf('ca-dibao-household').map((values) => values.headIdNumber))
  const households = new Map<unknown, Set<unknown>>()
  for (const values of valuesOf('ca-dibao-member')) {
    const [own, theHeads] = [values.idNumber, values.headIdNumber].map((id) => register.get(text(id))?.householdNo)
    if (!heads.has(values.headIdNumber) || own !== theHeads) strangers.push(values.idNumber)
    households.set(values.headIdNumber, (households.get(values.headIdNumber) ?? new Set()).add(values.idNumber))
  }
  expect(strangers).toEqual([])
  const counted = valuesOf('ca-dibao-household').filter((v) => households.get(v.headIdNumber)?.size !== v.insuredCount)
  expect(counted).toEqual([])
  const dead = new Set(valuesOf('ps-death').map((values) => values.idNumber))
  expect(valuesOf('ca-dibao-member').some((values) => dead.has(values.idNumber))).toBe(false)
})

it('what is pushed as a yearly sum is the sum of the settlements, to the fen', () => {
  const settled = new Map<unknown, number>()
  for (const feedId of ['mi-inpatient', 'mi-outpatient'])
    for (const values of valuesOf(feedId))
      settled.set(values.idNumber, (settled.get(values.idNumber) ?? 0) + Number(values.selfBurden))
  const pushed = valuesOf('mi-large-expense')
  const inside = pushed.filter((values) => settled.has(values.idNumber))
  expect(inside.length).toBeGreaterThan(80)
  expect(inside.filter((values) => values.selfBurdenYtd !== settled.get(values.idNumber))).toEqual([])
  const over = pushed.filter((values) => Number(values.selfBurdenYtd) > 3_000_000)
  const outside = over.filter((values) => !settled.has(values.idNumber)).length
  // 0.11 % of about 848,000 ordinary residents: 994 in the model's own Monte-Carlo run.
  expect(outside).toBeGreaterThan(700)
  expect(outside).toBeLessThan(1250)
  expect(over.length - outside).toBeGreaterThan(70)
  expect(over.length - outside).toBeLessThan(150)
})
