import shipped from '@shared/visits/risk/scheme-2026-11.json'
import { lintScheme } from '@shared/visits/risk/lint-scheme'
import { levelInUse, mayFallOn, settleLevel } from '@shared/visits/risk/settle-level'
import { levelOf, RISK_SCHEMES, schemeOn } from '@shared/visits/risk/scheme'
import { statutoryVisit } from '@shared/visits/statutory-visit'
import { home, TODAY } from './people'

type Scheme = typeof shipped
const changed = (change: (scheme: Scheme) => void): unknown => {
  const copy = structuredClone(shipped)
  change(copy)
  return copy
}

describe('the linter', () => {
  test('the shipped scheme is sound', () => {
    expect(lintScheme(shipped)).toEqual([])
  })

  test('no item, floor or cap may rest on a sealed fact', () => {
    const told = lintScheme(
      changed(({ items }) => {
        const [first] = items
        if (first)
          Object.assign(first, {
            subject: 'person',
            when: { extension: 'newerThan', with: { fact: 'incident.domesticViolenceLast', days: 180 } },
          })
      }),
    )
    expect(told.map(({ message }) => message)).toContain(
      '"incident.domesticViolenceLast" is sealed: no level may rest on it',
    )
  })

  test.each<[string, (scheme: Scheme) => void]>([
    ['an unknown fact', ({ items }) => void Object.assign(items[0]!, { evidence: ['household.nothing'] })],
    ['an unknown dimension', ({ items }) => void Object.assign(items[0]!, { dimension: 'luck' })],
    ['an unknown feed', ({ items }) => void Object.assign(items[0]!, { settledBy: ['no-feed'] })],
    ['a list beside a second condition', ({ floors }) => void Object.assign(floors[0]!, { settledBy: ['ca-tekun'] })],
    ['levels that do not fall', ({ levels }) => void Object.assign(levels[1]!, { minScore: 60 })],
    ['a level visited as often as the one above', ({ levels }) => void Object.assign(levels[1]!, { intervalDays: 7 })],
    ['an item that stands twice', ({ items }) => void items.push(structuredClone(items[0]!))],
    [
      'a condition that acts on ignorance',
      ({ items }) =>
        void Object.assign(items[0]!, { when: { notKnownTrue: { fact: 'household.isDibao', op: 'eq', value: true } } }),
    ],
  ])('%s is told', (_, change) => {
    expect(lintScheme(changed(change))).not.toEqual([])
  })
})

test('the scheme of a day is the newest that had begun', () => {
  expect(schemeOn(TODAY).id).toBe(RISK_SCHEMES[0]?.id)
  expect(() => schemeOn('1999-01-01')).toThrow(RangeError)
})

describe('a level is held', () => {
  const scheme = { fallAfterDays: 30 }
  const on = (today: string, lastMetOn: string | null = null) => ({ today, lastMetOn })

  test('up at once', () => {
    expect(settleLevel({ level: 'general', lowerSince: '2026-11-01' }, 'high', on(TODAY), scheme)).toEqual({
      level: 'high',
      lowerSince: null,
    })
  })

  test('down after thirty days and a visit in them, not on the twenty-ninth, not without', () => {
    const held = settleLevel({ level: 'key', lowerSince: null }, 'stable', on('2026-11-01'), scheme)
    expect(held).toEqual({ level: 'key', lowerSince: '2026-11-01' })
    expect(mayFallOn(held, scheme)).toBe('2026-12-01')
    expect(settleLevel(held, 'stable', on('2026-11-30', '2026-11-20'), scheme)).toEqual(held)
    expect(settleLevel(held, 'stable', on('2026-12-01', '2026-10-31'), scheme)).toEqual(held)
    expect(settleLevel(held, 'stable', on('2026-12-01', '2026-11-20'), scheme)).toEqual({
      level: 'stable',
      lowerSince: null,
    })
  })

  test('a good month that ends begins anew', () => {
    const held = settleLevel({ level: 'key', lowerSince: '2026-11-01' }, 'key', on('2026-11-20'), scheme)
    expect(held).toEqual({ level: 'key', lowerSince: null })
  })

  test('an officer may set any level, but not under what the law asks', () => {
    const law = { statutory: true, statutoryLevel: 'key' as const }
    expect(levelInUse('general', null, law)).toBe('general')
    expect(levelInUse('high', 'stable', law)).toBe('key')
    expect(levelInUse('high', 'stable', { ...law, statutory: false })).toBe('stable')
    expect(levelInUse('stable', 'high', law)).toBe('high')
  })
})

test('the interval of the law and that of the level are one number', () => {
  const [elder] = home({}, { 'person.age': 60, 'elder.isSpecialDifficulty': true }).members
  const [younger] = home({}, { 'person.age': 59, 'elder.isSpecialDifficulty': true }).members
  const days = statutoryVisit(elder?.facts ?? {}, {}, TODAY)?.days
  expect(days).toBe(levelOf(schemeOn(TODAY), 'key').intervalDays)
  expect(statutoryVisit(younger?.facts ?? {}, {}, TODAY)).toBeUndefined()
})
