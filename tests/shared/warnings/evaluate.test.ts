import fc from 'fast-check'
import { emptySheet, type FactSheet } from '@shared/facts/sheet'
import type { FactScalar } from '@shared/facts/model'
import { findFact } from '@shared/facts/vocabulary'
import { findFeed } from '@shared/feeds/catalogue'
import { allWarningRules } from '@shared/warnings/catalogue'
import { evaluateWarnings } from '@shared/warnings/evaluate'
import type { FeedStates } from '@shared/warnings/feed-state'
import { neutralOpener } from '@shared/warnings/opener'
import { earlierKeys, keepsQuiet, warningKey } from '@shared/warnings/warning-key'

const TODAY = '2026-11-23'
const COMPLETE = { lastDataOn: TODAY, completeOn: TODAY }
const ALL: FeedStates = Object.fromEntries(
  [
    'ps-household-register',
    'ca-dibao-household',
    'ca-dibao-member',
    'ca-tekun',
    'ca-elder-allowance',
    'ca-disability-subsidy',
    'df-cert',
    'hc-danger-house',
    'mi-large-expense',
  ].map((id) => [id, COMPLETE]),
)

type Plain = Record<string, FactScalar>
const entries = (facts: Plain, asOf: string) =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => [id, { value, asOf, source: { kind: 'feed' as const, feedId: 'x' } }]),
  )
const sheetOf = (member: Plain, household: Plain = {}, asOf = TODAY): FactSheet => ({
  ...emptySheet('h1'),
  household: entries(household, asOf),
  members: [{ personId: 'p1', facts: entries(member, asOf) }],
})
const run = (sheet: FactSheet, feeds: FeedStates = ALL, today = TODAY) =>
  evaluateWarnings(sheet, { today, areaCode: '33992110720102', feeds })
const fired = (sheet: FactSheet, feeds?: FeedStates, today?: string) =>
  run(sheet, feeds, today).findings.map((f) => f.rule.id)

describe('medical-selfpaid-30k', () => {
  const pushed = (fen: number, own?: number) =>
    sheetOf({ 'medical.selfPaidYtdPushed': fen, ...(own === undefined ? {} : { 'medical.selfPaidYtd': own }) })

  it.each([
    [3_000_001, true],
    [3_000_000, false],
    [2_999_999, false],
    [3_617_235, true],
  ])('%i fen fires: %s', (fen, fires) => expect(fired(pushed(fen))).toEqual(fires ? ['medical-selfpaid-30k'] : []))

  it('of two sources the larger decides; a smaller one does not silence it', () => {
    expect(fired(pushed(100, 3_000_001))).toEqual(['medical-selfpaid-30k'])
    expect(fired(pushed(3_000_001, 100))).toEqual(['medical-selfpaid-30k'])
    expect(fired(sheetOf({ 'medical.selfPaidYtd': 3_000_001 }))).toEqual(['medical-selfpaid-30k'])
  })

  it("last year's amount says nothing of this year", () => {
    expect(fired(sheetOf({ 'medical.selfPaidYtdPushed': 9_000_000 }, {}, '2025-12-30'))).toEqual([])
  })

  it('nothing known: no warning; the feed never came: cannot tell, and the feed is named', () => {
    expect(run(sheetOf({}))).toMatchObject({ findings: [], cannotTell: {} })
    expect(run(sheetOf({}), {}).cannotTell['medical-selfpaid-30k']).toEqual(['mi-large-expense'])
  })

  it('the evidence is what the finding rests on', () => {
    expect(run(pushed(3_617_235)).findings[0]?.evidence).toMatchObject([
      { factId: 'medical.selfPaidYtdPushed', entry: { value: 3_617_235 } },
    ])
  })
})

describe('turning-80', () => {
  const born = (birthDate: string, received?: string[]) =>
    sheetOf({
      'person.birthDate': birthDate,
      'person.hukouInCounty': true,
      ...(received ? { 'benefit.received': received } : {}),
    })

  it('walks the calendar: from the birthday for 62 days, not a day before or after', () => {
    const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2027-01-23', '2027-01-24']
    const person = born('1946-11-23')
    expect(days.map((day) => fired(person, ALL, day).length)).toEqual([0, 1, 1, 1, 0])
    expect(run(person, ALL, '2026-11-22').turnsOn).toBe('2026-11-23')
    // The calendar wakes it once more, at the birthday after: then nothing is left to turn.
    expect(run(person, ALL, '2027-11-23').turnsOn).toBeUndefined()
  })

  it('81 years old is no case of this rule, whoever receives what', () => expect(fired(born('1945-03-12'))).toEqual([]))

  it('who receives it is no case; who receives something else is', () => {
    expect(fired(born('1946-11-01', ['old-age-allowance']))).toEqual([])
    expect(fired(born('1946-11-01', ['dibao']))).toEqual(['turning-80'])
  })

  it('a payment file with refused rows proves nothing: cannot tell', () => {
    const feeds = { ...ALL, 'ca-elder-allowance': { lastDataOn: TODAY, completeOn: null } }
    expect(run(born('1946-11-01'), feeds)).toMatchObject({
      findings: [],
      cannotTell: { 'turning-80': ['ca-elder-allowance'] },
    })
  })
})

describe('danger-house-occupied', () => {
  const house = (grade: string, more: Plain = {}) =>
    sheetOf(
      {},
      {
        'housing.dangerGrade': grade,
        'housing.occupied': true,
        'housing.resolved': false,
        'household.isDibao': true,
        ...more,
      },
    )

  it.each([
    ['D', {}, true],
    ['C', {}, true],
    ['B', {}, false],
    ['U', {}, false],
    ['D', { 'housing.occupied': false }, false],
    ['D', { 'housing.resolved': true }, false],
    ['D', { 'household.isDibao': false }, false],
  ] as const)('grade %s with %j fires: %s', (grade, more, fires) =>
    expect(fired(house(grade, more))).toEqual(fires ? ['danger-house-occupied'] : []),
  )

  it('whether somebody lives there is not known: no warning', () =>
    expect(fired(sheetOf({}, { 'housing.dangerGrade': 'D', 'household.isDibao': true }))).toEqual([]))
})

describe('cert-invalid-still-paid', () => {
  const cert = (status: string, received: string[]) =>
    sheetOf({ 'disability.certStatus': status, 'benefit.received': received })

  it.each([
    ['注销', ['disability-care-allowance'], true],
    ['过期', ['disability-living-allowance'], true],
    ['正常', ['disability-care-allowance'], false],
    ['注销', ['dibao'], false],
  ])('%s with %j fires: %s', (status, received, fires) =>
    expect(fired(cert(status, received))).toEqual(fires ? ['cert-invalid-still-paid'] : []),
  )
})

it('a finding never comes of an empty sheet, whatever has arrived', () => {
  fc.assert(
    fc.property(fc.subarray(Object.keys(ALL)), (ids) => {
      expect(fired(emptySheet('h', ['p']), Object.fromEntries(ids.map((id) => [id, COMPLETE])))).toEqual([])
    }),
  )
})

describe('the catalogue', () => {
  it.each(allWarningRules().map((rule) => [rule.id, rule] as const))('%s rests on known facts and feeds', (_, rule) => {
    for (const fact of rule.evidence) expect(findFact(fact)).toBeDefined()
    for (const feed of rule.feeds) expect(findFeed(feed)).toBeDefined()
    expect(rule.basisZh).not.toBe('')
    if (rule.assignee.role === 'departmentOfficer') expect(rule.assignee.departmentId).toBeDefined()
  })
})

describe('one warning a subject and period', () => {
  const rule = (id: string) => {
    const found = allWarningRules().find((r) => r.id === id)
    if (!found) throw new Error(id)
    return found
  }

  it('the key carries the period of the rule and fits an id', () => {
    const subject = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
    expect(warningKey(rule('medical-selfpaid-30k'), subject, TODAY)).toBe(`medical-selfpaid-30k:${subject}:2026`)
    expect(warningKey(rule('danger-house-occupied'), subject, TODAY)).toBe(`danger-house-occupied:${subject}:2026H2`)
    for (const one of allWarningRules()) expect(warningKey(one, subject, TODAY).length).toBeLessThanOrEqual(80)
  })

  it('a closed warning keeps its subject quiet for the cool-down, an open one for as long as it is open', () => {
    const cert = rule('cert-invalid-still-paid')
    expect(earlierKeys(cert, 'p', TODAY)).toEqual(
      ['2026-10', '2026-09', '2026-08'].map((m) => `cert-invalid-still-paid:p:${m}`),
    )
    expect(keepsQuiet(cert, { status: 'closed', closedOn: '2026-09-25' }, TODAY)).toBe(true)
    expect(keepsQuiet(cert, { status: 'closed', closedOn: '2026-09-24' }, TODAY)).toBe(false)
    expect(keepsQuiet(cert, { status: 'inProgress', closedOn: null }, TODAY)).toBe(true)
    expect(earlierKeys(rule('medical-selfpaid-30k'), 'p', TODAY)).toEqual([])
  })
})

describe('the neutral opener', () => {
  it.each([
    [{ name: '林秀云', sex: 'female', age: 50 }, '林大姐，我是村里小兰，来看看家里有没有要搭把手的。'],
    [{ name: '叶根福', sex: 'male', age: 81 }, '叶大爷，我是村里小兰，来看看家里有没有要搭把手的。'],
    [{ name: '吴昊', sex: 'male', age: 22 }, '吴昊，我是村里小兰，来看看家里有没有要搭把手的。'],
    [{ name: '某人', sex: null, age: undefined }, '某人，我是村里小兰，来看看家里有没有要搭把手的。'],
  ] as const)('%j', (person, words) => expect(neutralOpener(person, '兰小燕')).toBe(words))
})
