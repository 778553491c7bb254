import { emptySheet } from '@shared/facts/sheet'
import { allFeeds } from '@shared/feeds/catalogue'
import { backTestHousehold, isConfirmed } from '@shared/warnings/back-test'
import { findWarningRule } from '@shared/warnings/catalogue'
import { compileWarnings } from '@shared/warnings/evaluate'
import { CATALOGUE } from '@shared/eligibility/catalogue'

const FEEDS = Object.fromEntries(
  allFeeds().map(({ id }) => [id, { lastDataOn: '2026-11-23', completeOn: '2026-11-23' }]),
)
const OVER = { since: '2025-11-23', today: '2026-11-23', feeds: FEEDS, parameters: CATALOGUE.parameters }
const row = (on: string, values: Record<string, string | number>) => ({
  key: on,
  personId: 'p',
  on,
  dataOn: on,
  endedOn: null,
  batchId: 'b',
  values,
})

const fire = (ruleId: string, rows: Record<string, ReturnType<typeof row>[]>, facts = {}) => {
  const rule = findWarningRule(ruleId)
  if (!rule) throw new Error(ruleId)
  const sheet = { ...emptySheet('h'), members: [{ personId: 'p', facts }] }
  return backTestHousehold(compileWarnings([rule]), { sheet, rows, areaCode: '33992110720102' }, OVER)
}

it('a rule of events is raised on the day of each, and of one that came before the window never', () => {
  const fires = fire('house-fire', { 'fr-fire': [row('2025-06-01', {}), row('2026-02-03', {}), row('2026-09-09', {})] })
  expect(fires).toEqual([
    { on: '2026-02-03', personId: null },
    { on: '2026-09-09', personId: null },
  ])
})

it('what the calendar alone turns is found on its day', () => {
  const known = (value: string | boolean) => ({
    value,
    asOf: '2020-01-01',
    source: { kind: 'visit' as const },
  })
  const born = { 'person.birthDate': known('1946-04-01'), 'person.hukouInCounty': known(true) }
  expect(fire('turning-80', {}, born)).toEqual([{ on: '2026-04-01', personId: 'p' }])
})

it('what was said later is not known before: a fact of September does not fire in spring', () => {
  const said = { value: true, asOf: '2026-09-01', source: { kind: 'visit' as const } }
  expect(fire('payment-failed', {}, { 'benefit.payFailed': said })[0]).toEqual({ on: '2026-09-01', personId: 'p' })
})

it('only what was found true confirms', () => {
  expect([isConfirmed('trueAided'), isConfirmed('trueNoPolicy'), isConfirmed('notInNeed'), isConfirmed(null)]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
