import { emptySheet, type Facts, type FactSheet } from '@shared/facts/sheet'
import type { FactScalar } from '@shared/facts/model'
import { byPriority, scoreHousehold } from '@shared/warnings/disaster-score'

const facts = (values: Record<string, FactScalar>): Facts =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { value, source: { kind: 'visit' as const }, asOf: '2026-11-20' },
    ]),
  )
const sheet = (household: Record<string, FactScalar>, ...members: Record<string, FactScalar>[]): FactSheet => ({
  ...emptySheet('home'),
  household: facts(household),
  members: members.map((member, at) => ({ personId: `p${at + 1}`, facts: facts(member) })),
})

const SAFE_HOME = { 'housing.dangerGrade': 'A', 'housing.singleStoreyOld': false, 'household.emptyOfAdults': false }
const SAFE_PERSON = {
  'hazard.inZone': false,
  'disability.hasCert': false,
  'person.selfCareLevel': 'full',
  'person.tekunMode': 'none',
}

test('the worked example: alone, in an old one-storey house, 73 years old: 50 points, move first', () => {
  const [zhu, ...others] = scoreHousehold(
    sheet(
      { ...SAFE_HOME, 'housing.singleStoreyOld': true, 'household.livesAlone': true },
      { ...SAFE_PERSON, 'disability.hasCert': true, 'disability.grade': '3', 'person.age': 73 },
    ),
  )
  expect(others).toEqual([])
  expect(zhu).toMatchObject({
    score: 50,
    band: 'move-first',
    reasonsZh: ['平房老屋', '独居', '60至79周岁'],
    unknownZh: [],
  })
})

test('bands begin at their scores', () => {
  const band = (home: object, person: object) =>
    scoreHousehold(
      sheet({ ...SAFE_HOME, 'household.livesAlone': false, ...home }, { ...SAFE_PERSON, 'person.age': 40, ...person }),
    ).map((one) => [one.score, one.band])
  expect(band({ 'housing.dangerGrade': 'C' }, {})).toEqual([[40, 'move-first']])
  expect(band({ 'household.livesAlone': true }, {})).toEqual([[20, 'visit-first']])
  expect(band({}, { 'person.age': 60 })).toEqual([[5, 'phone-first']])
  expect(band({}, { 'person.age': 59 })).toEqual([])
})

test('who is known to be safe is not listed; of whom nothing is known is listed as unknown, once a household', () => {
  expect(
    scoreHousehold(sheet({ ...SAFE_HOME, 'household.livesAlone': false }, { ...SAFE_PERSON, 'person.age': 30 })),
  ).toEqual([])
  const unknown = scoreHousehold(sheet({}, { 'person.age': 30 }, { 'person.age': 31 }))
  expect(unknown).toMatchObject([{ personId: null, band: 'unknown', score: 0 }])
  expect(unknown[0]?.unknownZh).toEqual(expect.arrayContaining(['房屋等级', '是否在危险区', '是否独居']))
})

test('what is not known is said beside the score and never counted; D and C cannot both hold', () => {
  const [elder] = scoreHousehold(
    sheet({ 'housing.singleStoreyOld': false, 'household.livesAlone': false }, { 'person.age': 82 }),
  )
  expect(elder).toMatchObject({ score: 15, band: 'phone-first' })
  expect(elder?.unknownZh).not.toContain('年龄')
  // D 50, zone 40, severe 25, unable 25, child alone 30, scattered 10.
  expect(elder?.mightBe).toBe(15 + 180)
})

test('who died or lives in a home is not looked for', () => {
  const gone = { ...SAFE_PERSON, 'person.age': 90 }
  expect(
    scoreHousehold(sheet(SAFE_HOME, { ...gone, 'person.deceased': true }, { ...gone, 'elder.inNursingHome': true })),
  ).toEqual([])
})

test('higher scores first, then the older, then by id', () => {
  const rows = [
    { rowId: 'b', score: 40, age: 70 },
    { rowId: 'c', score: 40, age: 81 },
    { rowId: 'a', score: 40, age: 70 },
    { rowId: 'd', score: 65, age: null },
  ]
  expect(rows.sort(byPriority).map(({ rowId }) => rowId)).toEqual(['d', 'c', 'a', 'b'])
})
