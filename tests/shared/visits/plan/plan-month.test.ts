import fc from 'fast-check'
import { addDays, diffDays } from '@shared/kernel/dates'
import { isWorkingDay } from '@shared/kernel/working-days'
import type { PlanHome } from '@shared/visits/plan/demand'
import { neighbourhoodOf } from '@shared/visits/plan/neighbourhood'
import { firstOf, lastOf, monthOf, weeksOf, workingDaysIn } from '@shared/visits/plan/periods'
import { levelDays } from '@shared/visits/plan/level-days'
import { loadOf, planMonth, type PlanEntry } from '@shared/visits/plan/plan-month'

const INTERVALS = { week: 7, month: 30, quarter: 91, halfYear: 182 } as const
const GRACE = 2

const home = (householdId: string, more: Partial<PlanHome> = {}): PlanHome => {
  const every = more.every ?? 'month'
  return {
    householdId,
    every,
    intervalDays: INTERVALS[every],
    knownSince: '2026-01-01',
    metOn: [],
    triedOn: null,
    neighbourhood: '溪边路',
    openTask: null,
    ...more,
  }
}
const plan = (homes: readonly PlanHome[], today: string, more: Partial<Parameters<typeof planMonth>[1]> = {}) =>
  planMonth(homes, { month: monthOf(today), today, graceDays: GRACE, ...more })
const of = (entries: readonly PlanEntry[], id: string) => entries.filter(({ householdId }) => householdId === id)
const spreadOf = (entries: readonly PlanEntry[], days: readonly string[]) => {
  const load = loadOf(entries)
  const counts = days.map((day) => load.get(day) ?? 0)
  return Math.max(...counts) - Math.min(...counts)
}

describe('weeks of a month', () => {
  test('a week belongs to the month that has more of its working days', () => {
    expect(weeksOf('2026-11').map(({ from }) => from)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
    expect(weeksOf('2026-12').map(({ from }) => from)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
    ])
  })

  test('over two years every week with a working day is in exactly one month', () => {
    const seen: string[] = []
    for (let month = '2025-12'; month <= '2027-01'; month = monthOf(addDays(lastOf(month), 1)))
      seen.push(...weeksOf(month).map(({ from }) => from))
    expect(new Set(seen).size).toBe(seen.length)
    for (let monday = '2026-01-05'; monday <= '2026-12-28'; monday = addDays(monday, 7))
      expect([monday, seen.includes(monday)]).toEqual([
        monday,
        workingDaysIn({ from: monday, to: addDays(monday, 6) }).length > 0,
      ])
  })
})

test('a whole month of monthly visits differs by one visit a day at most', () => {
  // 50 households seen at the end of October: 2.4 a working day of November.
  const homes = Array.from({ length: 50 }, (_, at) => home(`h${at}`, { metOn: ['2026-10-10'] }))
  const entries = plan(homes, '2026-11-01')
  expect(entries).toHaveLength(50)
  // By 11 November: ten days and the grace after thirty from 10 October.
  expect(entries.every(({ plannedOn }) => plannedOn !== null && plannedOn <= '2026-11-11')).toBe(true)
  expect(spreadOf(entries, workingDaysIn({ from: '2026-11-01', to: '2026-11-11' }))).toBeLessThanOrEqual(1)
})

test('whoever was seen lately is later, and neighbours come together', () => {
  const homes = [
    ...Array.from({ length: 6 }, (_, at) => home(`long${at}`, { metOn: ['2026-10-05'], neighbourhood: `巷${at % 2}` })),
    ...Array.from({ length: 6 }, (_, at) => home(`late${at}`, { metOn: ['2026-10-29'], neighbourhood: `弄${at % 2}` })),
  ]
  const entries = plan(homes, '2026-11-01')
  const days = (prefix: string) =>
    entries.flatMap(({ householdId, plannedOn }) => (householdId.startsWith(prefix) ? [plannedOn ?? ''] : [])).sort()
  expect((days('long').at(-1) ?? '') < (days('late')[0] ?? '')).toBe(true)
})

test('two streets of three households and two days: each street has its day', () => {
  const homes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) =>
    home(id, { every: 'week', metOn: ['2026-11-20'], neighbourhood: at % 2 === 0 ? '溪边路' : '水井巷' }),
  )
  // Thursday: two working days of the week are left.
  const entries = plan(homes, '2026-11-26')
  const streets = (day: string) =>
    new Set(
      entries
        .filter(({ plannedOn }) => plannedOn === day)
        .map(({ householdId }) => homes.find((one) => one.householdId === householdId)?.neighbourhood),
    )
  expect([streets('2026-11-26').size, streets('2026-11-27').size]).toEqual([1, 1])
})

describe('in the middle of the month', () => {
  const homes = Array.from({ length: 30 }, (_, at) => home(`h${at}`, { metOn: ['2026-10-20'] }))
  const first = plan(homes, '2026-11-02')

  test('what was made stays, what was not moves, and the rest keeps its day', () => {
    const early = first.filter(({ plannedOn }) => plannedOn !== null && plannedOn < '2026-11-11')
    const [made, ...left] = early
    if (!made || left.length === 0) throw new Error('nothing was planned early')
    const seen = homes.map((one) =>
      one.householdId === made.householdId ? { ...one, metOn: [...one.metOn, made.plannedOn ?? ''] } : one,
    )
    const again = plan(seen, '2026-11-11', { before: first })
    expect(of(again, made.householdId)).toMatchObject([{ state: 'made', madeOn: made.plannedOn }])
    for (const { householdId } of left) expect((of(again, householdId)[0]?.plannedOn ?? '') >= '2026-11-11').toBe(true)
    const ahead = first.filter(({ plannedOn }) => plannedOn !== null && plannedOn >= '2026-11-11')
    const kept = ahead.filter(({ householdId, plannedOn }) => of(again, householdId)[0]?.plannedOn === plannedOn)
    expect(kept.length).toBeGreaterThan(ahead.length / 2)
  })

  test('made again from the same it is the same plan', () => {
    const again = plan(homes, '2026-11-02', { before: first })
    expect(again).toEqual(first)
    expect(plan([...homes].reverse(), '2026-11-02')).toEqual(first)
  })

  test('a card that is out is that visit: by its own deadline, once', () => {
    const carded = homes.map((one) =>
      one.householdId === 'h7' ? { ...one, openTask: { taskId: 't7', dueOn: '2026-11-04' } } : one,
    )
    expect(of(plan(carded, '2026-11-02'), 'h7')).toMatchObject([
      { taskId: 't7', plannedOn: expect.stringMatching(/^2026-11-0[234]$/) as string },
    ])
  })

  test('a card that is late makes nobody late who is not: the visit is still in time', () => {
    const late = home('c', { metOn: ['2026-10-20'], openTask: { taskId: 't', dueOn: '2026-11-02' } })
    const [entry] = plan([late], '2026-11-16')
    expect((entry?.plannedOn ?? '9') <= (entry?.latestOn ?? '')).toBe(true)
  })

  test('visits that are not this plan’s make a day full', () => {
    const fixed = new Map([['2026-11-16', 50]])
    expect(loadOf(plan(homes, '2026-11-02', { fixed })).get('2026-11-16') ?? 0).toBe(0)
  })
})

describe('a weekly household', () => {
  test('in the weeks ahead any day will do: five of them do not all fall on Monday', () => {
    const homes = Array.from({ length: 5 }, (_, at) => home(`w${at}`, { every: 'week', metOn: ['2026-10-30'] }))
    const entries = plan(homes, '2026-11-02')
    for (const week of weeksOf('2026-11').slice(1)) expect(spreadOf(entries, workingDaysIn(week))).toBe(0)
  })

  test('is visited once in every week that is left; a week gone by without a visit is missed, not made up for', () => {
    const entries = plan([home('w', { every: 'week', metOn: ['2026-11-04'] })], '2026-11-18')
    expect(entries.map(({ periodFrom, state }) => [periodFrom, state]).sort()).toEqual([
      ['2026-11-02', 'made'],
      ['2026-11-09', 'missed'],
      ['2026-11-16', 'planned'],
      ['2026-11-23', 'planned'],
    ])
  })

  test('a visit on a Sunday or in the other month’s part of the week counts for its week', () => {
    const entries = plan([home('w', { every: 'week', metOn: ['2026-11-30', '2026-12-13'] })], '2026-12-14')
    expect(entries.filter(({ state }) => state === 'made').map(({ madeOn }) => madeOn)).toEqual([
      '2026-11-30',
      '2026-12-13',
    ])
  })
})

test('the late ones come first, within five working days, however many they are', () => {
  const homes = Array.from({ length: 40 }, (_, at) => home(`h${at}`, { metOn: ['2026-07-01'] }))
  const entries = plan(homes, '2026-11-02')
  expect(entries.every(({ plannedOn }) => plannedOn !== null && plannedOn <= '2026-11-09')).toBe(true)
  expect(spreadOf(entries, workingDaysIn({ from: '2026-11-02', to: '2026-11-09' }))).toBeLessThanOrEqual(1)
})

test('who was not at home is not called on again on the next day', () => {
  const [again] = plan([home('out', { metOn: ['2026-07-01'], triedOn: '2026-11-03' })], '2026-11-03')
  expect(again?.plannedOn).toBe('2026-11-06')
})

test.each([
  ['2026-11-19', 1],
  ['2026-11-20', 0],
])('a weekly household that became known on %s is visited %i times in that week', (knownSince, visits) => {
  const entries = plan([home('new', { every: 'week', knownSince })], knownSince)
  expect(entries.filter(({ periodFrom }) => periodFrom === '2026-11-16')).toHaveLength(visits)
})

test('a household known since yesterday is not late today', () => {
  expect(plan([home('new', { knownSince: '2026-11-22' })], '2026-11-23')).toEqual([])
  expect(of(plan([home('new', { knownSince: '2026-11-22' })], '2026-12-01'), 'new')).toMatchObject([
    { latestOn: '2026-12-24', state: 'planned' },
  ])
})

const someDay = (from: string, days: number) => fc.nat(days).map((n) => addDays(from, n))
const someHome = fc.record({
  every: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'halfYear' as const),
  knownSince: someDay('2026-06-01', 170),
  metOn: fc.array(someDay('2026-07-01', 140), { maxLength: 6 }),
  neighbourhood: fc.constantFrom('溪边路', '水井巷', '祠堂弄'),
})
const someTown = fc.array(someHome, { maxLength: 30 }).map((all) => all.map((one, at) => home(`h${at}`, one)))
const TODAY = '2026-11-18'
const sees = ({ knownSince, metOn }: PlanHome) => ({
  knownSince: knownSince < TODAY ? knownSince : '2026-06-01',
  metOn: metOn.filter((day) => day < TODAY && day > knownSince),
})

describe('laws', () => {
  test('every household that is due stands in the plan exactly as often as its frequency asks', () => {
    fc.assert(
      fc.property(someTown, (town) => {
        const homes = town.map((one) => ({ ...one, ...sees(one) }))
        const entries = plan(homes, TODAY)
        for (const one of homes) {
          const mine = of(entries, one.householdId)
          const isNew = ({ from, to }: { from: string; to: string }) =>
            one.metOn.every((day) => day > to) &&
            one.knownSince >= addDays(from, Math.ceil((diffDays(from, to) + 1) / 2))
          if (one.every === 'week') expect(mine).toHaveLength(weeksOf('2026-11').filter((week) => !isNew(week)).length)
          else if (one.every === 'month')
            expect(mine).toHaveLength(isNew({ from: '2026-11-01', to: '2026-11-30' }) ? 0 : 1)
          else expect(mine.length).toBeLessThanOrEqual(1)
          expect(new Set(mine.map(({ periodFrom }) => periodFrom)).size).toBe(mine.length)
        }
      }),
    )
  })

  test('a household of a quarter or half-year stands in at least one month of it, and in one only once it is seen', () => {
    fc.assert(
      fc.property(someHome, fc.nat(5), (any, at) => {
        const one = home(`q${at}`, {
          ...any,
          every: at % 2 === 0 ? 'quarter' : 'halfYear',
          knownSince: '2025-01-01',
          metOn: [],
        })
        const months =
          at % 2 === 0
            ? ['2026-10', '2026-11', '2026-12']
            : ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']
        let met: string | null = null
        let times = 0
        for (const month of months) {
          const entries = planMonth([{ ...one, metOn: met === null ? [] : [met] }], {
            month,
            today: firstOf(month),
            graceDays: GRACE,
          })
          times += entries.filter(({ state }) => state === 'planned').length
          met ??= entries[0]?.plannedOn ?? null
        }
        expect(times).toBe(1)
      }),
    )
  })

  test('every visit has a working day of its period, not before today; what was made keeps its day', () => {
    fc.assert(
      fc.property(someTown, (town) => {
        const homes = town.map((one) => ({ ...one, ...sees(one) }))
        for (const { state, plannedOn, madeOn, periodFrom, periodTo } of plan(homes, TODAY)) {
          if (state === 'made') expect(plannedOn).toBe(madeOn)
          if (state !== 'planned') continue
          expect(plannedOn).not.toBeNull()
          expect(isWorkingDay(plannedOn ?? '')).toBe(true)
          expect((plannedOn ?? '') >= TODAY && (plannedOn ?? '') >= periodFrom && (plannedOn ?? '') <= periodTo).toBe(
            true,
          )
        }
      }),
    )
  })

  test('no day is busier than the windows force it to be', () => {
    const days = workingDaysIn({ from: '2026-11-02', to: '2026-11-30' })
    const someWindow = fc
      .tuple(fc.nat(days.length - 1), fc.nat(6))
      .map(([from, more]) => ({ from, to: Math.min(days.length - 1, from + more) }))
    fc.assert(
      fc.property(fc.array(someWindow, { minLength: 1, maxLength: 60 }), (windows) => {
        const slots = windows.map(({ from, to }, at) => ({
          key: `s${at}`,
          days: days.slice(from, to + 1),
          group: `g${at % 4}`,
          before: null,
        }))
        const given = levelDays(slots, days, new Map())
        const load = new Map<string, number>()
        for (const day of given.values()) load.set(day, (load.get(day) ?? 0) + 1)
        // As many visits must lie between two days as have their whole window there.
        let forced = 0
        for (let a = 0; a < days.length; a += 1)
          for (let b = a; b < days.length; b += 1) {
            const inside = windows.filter(({ from, to }) => from >= a && to <= b).length
            forced = Math.max(forced, Math.ceil(inside / (b - a + 1)))
          }
        expect(given.size).toBe(slots.length)
        expect(Math.max(...load.values())).toBe(forced)
      }),
      { numRuns: 60 },
    )
  })

  test('the order in which households come makes no difference', () => {
    fc.assert(
      fc.property(someTown, (town) => {
        expect(plan([...town].reverse(), TODAY)).toEqual(plan(town, TODAY))
      }),
      { numRuns: 40 },
    )
  })
})

test.each([
  ['溪边路17号', '溪边路'],
  ['水井巷8号2幢301室', '水井巷'],
  ['青禾县青嶂镇前渡村祠堂弄3号', '青禾县青嶂镇前渡村祠堂弄'],
  ['上坪自然村', '上坪自然村'],
])('%s lies in %s', (address, street) => {
  expect(neighbourhoodOf(address)).toBe(street)
})
