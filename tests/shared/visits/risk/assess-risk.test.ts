import { addDays } from '@shared/kernel/dates'
import { assessRisk, type RiskAssessment } from '@shared/visits/risk/assess-risk'
import { rankOf } from '@shared/visits/risk/levels'
import { RISK_SCHEMES } from '@shared/visits/risk/scheme'
import { home, on, TODAY } from './people'

const verdictOf = (risk: RiskAssessment, id: string) =>
  [...risk.items, ...risk.protective, ...risk.floors, ...risk.caps].find(({ statement }) => statement.id === id)
    ?.verdict
const met = (risk: RiskAssessment) => risk.items.flatMap((one) => (one.verdict === 'met' ? [one.statement.id] : []))

const NOT_REGISTERED = {
  'household.isDibao': false,
  'household.isDibaoEdge': false,
  'household.isRigidExpenditure': false,
  'household.isLowIncomeFarmer': false,
}

describe('the worked examples of the scheme', () => {
  test('alone on dibao at 73 in an old one-storey house: 39 points, key', () => {
    const risk = assessRisk(
      home(
        {
          'household.isDibao': true,
          'household.earnerCount': 0,
          'housing.singleStoreyOld': true,
          'household.livesAlone': true,
        },
        { 'person.age': 73, 'disability.hasCert': true, 'disability.grade': '3' },
      ),
      on(),
    )
    // Economy 10 + 8, living 4, age 12 + 5.
    expect(risk).toMatchObject({ score: 39, level: 'key', statutory: true })
    expect(met(risk)).toEqual(['dibao', 'no-earner', 'old-single', 'alone-elder', 'elders-only'])
  })

  test('on no register, 95,000 yuan of treatment, out of work for 40 days: health capped at 25, general', () => {
    const risk = assessRisk(
      home(
        {
          ...NOT_REGISTERED,
          'household.earnerCount': 1,
          'household.rigidSpendingRatio': 0.85,
          'household.livesAlone': false,
        },
        {
          'person.age': 30,
          'medical.selfPaidYtd': 9_500_000,
          'employment.unemployedSince': addDays(TODAY, -40),
        },
        { 'person.age': 58, 'medical.hasMajorDisease': true },
        { 'person.age': 56 },
      ),
      on(),
    )
    expect(risk).toMatchObject({ score: 33, level: 'general' })
  })

  test('85 and alone: 28 points, raised to high by the floor of lone elders over 80', () => {
    const risk = assessRisk(
      home(
        { ...NOT_REGISTERED, 'household.earnerCount': 0, 'household.livesAlone': true, 'housing.dangerGrade': 'B' },
        { 'person.age': 85 },
      ),
      on(),
    )
    expect(risk).toMatchObject({ score: 28, level: 'high' })
    expect(verdictOf(risk, 'f-80-alone')).toBe('met')
  })

  test('a child nobody supports with the grandmother on dibao: 33 points, raised to key by the floor of children', () => {
    const risk = assessRisk(
      home(
        { 'household.isDibao': true, 'household.earnerCount': 0, 'household.livesAlone': false },
        { 'person.age': 9, 'person.isDeFactoUnsupported': true },
        { 'person.age': 67 },
      ),
      on(),
    )
    expect(risk).toMatchObject({ score: 33, level: 'key' })
  })

  test('scattered tekun, full care, danger grade C, alone: 57 points, key', () => {
    const risk = assessRisk(
      home(
        {
          ...NOT_REGISTERED,
          'household.earnerCount': 0,
          'household.livesAlone': true,
          'housing.dangerGrade': 'C',
          'housing.resolved': false,
        },
        { 'person.age': 68, 'person.isTekun': true, 'person.tekunMode': 'dispersed', 'person.selfCareLevel': 'none' },
      ),
      on(),
    )
    expect(risk).toMatchObject({ score: 57, level: 'key' })
  })
})

describe('boundaries stand in pairs', () => {
  const treated = (fen: number) =>
    verdictOf(assessRisk(home({}, { 'person.age': 40, 'medical.selfPaidYtd': fen }), on()), 'self-30k')
  test('30,000.00 yuan is not over 30,000; 30,000.01 is', () => {
    expect([treated(3_000_000), treated(3_000_001)]).toEqual(['unmet', 'met'])
  })

  test('what the bureau pushes and what a visit hears count as well; last year’s sum does not', () => {
    const pushed = home({}, { 'person.age': 50, 'medical.selfPaidYtdPushed': 3_617_235, 'person.majorIllness': true })
    expect(met(assessRisk(pushed, on()))).toEqual(['self-30k', 'major-disease'])
    expect(met(assessRisk(pushed, on({ today: '2027-01-01' })))).toEqual(['major-disease'])
  })

  test('79 is not 80, 59 is not 60, and a grade C that was made safe is no danger', () => {
    const of = (household: object, person: object, id: string) =>
      verdictOf(assessRisk(home({ ...household }, { ...person }), on()), id)
    expect([of({}, { 'person.age': 79 }, 'age-80'), of({}, { 'person.age': 80 }, 'age-80')]).toEqual(['unmet', 'met'])
    expect([59, 60].map((age) => of({ 'household.livesAlone': true }, { 'person.age': age }, 'alone-elder'))).toEqual([
      'unmet',
      'met',
    ])
    expect(
      [true, false].map((resolved) =>
        of({ 'housing.dangerGrade': 'C', 'housing.resolved': resolved }, {}, 'danger-cd'),
      ),
    ).toEqual(['unmet', 'met'])
  })

  test('a fire counts for ninety days and not a day longer; the day it stops is known beforehand', () => {
    const burnt = home({ 'incident.fireLast': '2026-09-01' }, { 'person.age': 40 })
    const last = addDays('2026-09-01', 90)
    expect(verdictOf(assessRisk(burnt, on({ today: last })), 'fire')).toBe('met')
    // The other half, a house that fell, is not known: whether something happened stays open.
    expect(verdictOf(assessRisk(burnt, on({ today: addDays(last, 1) })), 'fire')).toBe('unknown')
    expect(assessRisk(burnt, on({ today: addDays(last, -1) })).turnsOn).toBe(last)
    expect(assessRisk(burnt, on({ today: last })).turnsOn).toBe(addDays(last, 1))
  })

  test.each([
    ['stable', 14],
    ['general', 15],
    ['general', 34],
    ['key', 35],
    ['key', 59],
    ['high', 60],
  ])('%s at %i points', (level, points) => {
    const scheme = assessScheme(points)
    expect(assessRisk(home({ 'household.emptyOfAdults': true }, { 'person.age': 10 }), on(), scheme).level).toBe(level)
  })
})

describe('what is not known', () => {
  test('adds nothing and takes nothing; the two bounds say what it may come to', () => {
    const risk = assessRisk(home({}, { 'person.age': 82 }, { 'person.age': 40 }), on())
    expect(risk).toMatchObject({ score: 6, level: 'stable', atLeast: 'stable', atMost: 'high' })
    expect(verdictOf(risk, 'alone-elder')).toBe('unknown')
    expect(risk.known).toBeLessThan(risk.asked)
  })

  test('of a household without people everything about people is open, never "no"', () => {
    const risk = assessRisk(home({ 'household.isDibao': true }), on())
    expect(verdictOf(risk, 'age-80')).toBe('unknown')
    expect(verdictOf(risk, 'elders-only')).toBe('unknown')
    expect(risk.score).toBe(10)
  })

  test('a list that came whole and is fresh settles who is not on it; one that is late does not', () => {
    const feed = (completeOn: string) => ({ 'pw-arrears': { lastDataOn: completeOn, completeOn } })
    const quiet = (feeds: object) =>
      verdictOf(assessRisk(home({}, { 'person.age': 40 }), on({ feeds: feeds as never })), 'cut-off')
    expect([quiet({}), quiet(feed(TODAY)), quiet(feed('2025-01-01'))]).toEqual(['unknown', 'unmet', 'unknown'])
  })

  test('learning a fact never widens the bounds', () => {
    const before = assessRisk(home({}, { 'person.age': 82 }), on())
    for (const alone of [true, false]) {
      const after = assessRisk(home({ 'household.livesAlone': alone }, { 'person.age': 82 }), on())
      expect(rankOf(after.atLeast)).toBeLessThanOrEqual(rankOf(before.atLeast))
      expect(rankOf(after.atMost)).toBeGreaterThanOrEqual(rankOf(before.atMost))
    }
  })
})

test('who has died counts only for the death itself', () => {
  const gone = { 'person.age': 85, 'person.deceased': true, 'person.deathDate': addDays(TODAY, -10) }
  const risk = assessRisk(home({ 'household.livesAlone': false }, gone, { 'person.age': 40 }), on())
  expect(verdictOf(risk, 'death')).toBe('met')
  expect(verdictOf(risk, 'age-80')).toBe('unmet')
})

test('an open red warning raises to high; a household that lives in a home as a whole is stable whatever else holds', () => {
  const calm = home({ 'household.livesAlone': false }, { 'person.age': 40 })
  expect(assessRisk(calm, on({ redWarning: true })).level).toBe('high')
  const inHome = home({ 'household.livesAlone': true }, { 'person.age': 85, 'elder.inNursingHome': true })
  expect(assessRisk(inHome, on({ redWarning: true })).level).toBe('stable')
})

test('a sealed fact changes nothing that anybody can see', () => {
  const plain = home({ 'household.isDibao': true }, { 'person.age': 40 })
  const hurt = home(
    { 'household.isDibao': true },
    {
      'person.age': 40,
      'person.isDvVictim': true,
      'person.guardianshipGap': true,
      'incident.domesticViolenceLast': TODAY,
      'incident.domesticViolenceMinor': true,
    },
  )
  expect(assessRisk(hurt, on())).toEqual(assessRisk(plain, on()))
})

/** The shipped scheme with one item of so many points, to stand on a boundary. */
function assessScheme(points: number) {
  const [shipped] = RISK_SCHEMES
  if (!shipped) throw new Error('no scheme')
  return {
    ...shipped,
    dimensions: [{ id: 'child', zh: '儿童', cap: 100 }],
    items: shipped.items.filter(({ id }) => id === 'child-only').map((item) => ({ ...item, points })),
    protective: [],
    floors: [],
    caps: [],
  }
}
