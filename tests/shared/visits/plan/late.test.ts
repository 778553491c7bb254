import { addDays } from '@shared/kernel/dates'
import { isWorkingDay } from '@shared/kernel/working-days'
import {
  carriedMarks,
  daysLate,
  lateAfterOf,
  lateMarksAfter,
  lateStep,
  NOT_LATE,
  plannedAgainOn,
} from '@shared/visits/plan/late'
import { withMade } from '@shared/visits/plan/plan-model'
import { toldZh, viewMyVisit } from '@shared/visits/plan/view-plan'
import { schemeOn } from '@shared/visits/risk/scheme'

const scheme = { escalateAfterWorkingDays: 2 }
const entry = {
  householdId: 'home',
  periodFrom: '2026-11-01',
  periodTo: '2026-11-30',
  latestOn: '2026-11-12',
  plannedOn: '2026-11-11',
  madeOn: null,
  state: 'planned' as const,
  taskId: null,
  level: 'key' as const,
  every: 'month' as const,
  late: NOT_LATE,
}
const alone = { hasCard: false, hasWarning: false }

test('every day of the window: reminded on the first day late, village after two working days, township after two more', () => {
  let late = NOT_LATE
  const said: Record<string, string> = {}
  for (let day = '2026-11-10'; day <= '2026-11-25'; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const step = lateStep({ ...entry, late }, { today: day, ...alone }, scheme)
    if (step !== 'none') said[day] = step
    late = lateMarksAfter(late, step, day)
  }
  // Friday the 13th, then Tuesday and Thursday.
  expect(said).toEqual({ '2026-11-13': 'remind', '2026-11-17': 'tellVillage', '2026-11-19': 'tellTownship' })
  expect(toldZh({ late })).toBe('已告诉乡镇（2026-11-19）')
})

test('nothing is said twice: a card that is out and a warning that stands tell it themselves', () => {
  const on = { today: '2026-11-16', ...alone }
  expect(lateStep(entry, { ...on, hasCard: true }, scheme)).toBe('none')
  expect(lateStep(entry, { ...on, hasWarning: true }, scheme)).toBe('none')
  expect(lateStep({ ...entry, state: 'made' }, on, scheme)).toBe('none')
  expect(lateStep(entry, { ...on, today: entry.latestOn }, scheme)).toBe('none')
})

test('a plan made anew remembers what was said, until somebody is met', () => {
  const said = { ...NOT_LATE, remindedOn: '2026-11-13' }
  const before = [{ householdId: 'home', state: 'planned' as const, late: said }]
  expect(carriedMarks(before, 'home', '2026-10-01')).toEqual(said)
  expect(carriedMarks(before, 'home', '2026-11-13')).toEqual(NOT_LATE)
  expect(carriedMarks(before, 'other', null)).toEqual(NOT_LATE)
})

test('a plan is looked at again on the day after its first open visit, at the latest with the next month', () => {
  const again = (plannedOn: string | null, today = '2026-11-02') =>
    plannedAgainOn([{ state: 'planned', plannedOn }], '2026-12-01', today)
  expect(again('2026-11-05')).toBe('2026-11-06')
  expect(again('2026-11-02')).toBe('2026-11-03')
  expect(again(null)).toBe('2026-12-01')
  expect(again('2026-11-30', '2026-11-30')).toBe('2026-12-01')
  expect(lateAfterOf([entry, { ...entry, latestOn: '2026-11-09', state: 'made' }])).toBe('2026-11-12')
  expect(lateAfterOf([])).toBe('9999-12-31')
})

test('a visit made since the plan was made is that visit; one before its period is not', () => {
  expect(withMade(entry, ['2026-11-05'])).toMatchObject({
    state: 'made',
    madeOn: '2026-11-05',
    plannedOn: '2026-11-05',
  })
  expect(withMade(entry, ['2026-10-31'])).toEqual(entry)
})

describe('what the worker reads', () => {
  const door = { nameZh: '叶根福', addressZh: '溪边路17号', areaZh: '第二网格' }
  const view = (more: object, today: string) => viewMyVisit({ ...entry, ...more }, door, schemeOn(today), today)
  test.each([
    ['late', {}, '2026-11-13'],
    ['today', {}, '2026-11-11'],
    // The day went by; the night plans it anew.
    ['today', {}, '2026-11-12'],
    ['week', {}, '2026-11-09'],
    ['later', {}, '2026-11-08'],
    ['made', { state: 'made', madeOn: '2026-11-05' }, '2026-11-13'],
  ])('%s', (when, more, today) => {
    expect(view(more, today).when).toBe(when)
  })

  test('a door, a day and how often: no level and no reason', () => {
    expect(Object.keys(view({}, '2026-11-09')).sort()).toEqual(
      [
        'householdId',
        'periodFrom',
        'nameZh',
        'addressZh',
        'areaZh',
        'everyZh',
        'plannedOn',
        'latestOn',
        'daysLate',
        'when',
        'madeOn',
        'taskId',
      ].sort(),
    )
    expect(daysLate(entry, '2026-11-20')).toBe(8)
  })
})
