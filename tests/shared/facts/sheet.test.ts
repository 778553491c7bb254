import fc from 'fast-check'
import {
  conflictsOf,
  declaredOnly,
  emptySheet,
  FactSheet,
  mergeFact,
  withdrawFact,
  type FactEntry,
  type FactValue,
} from '@shared/facts/sheet'

const said = (
  kind: FactValue['source']['kind'],
  value: FactValue['value'],
  asOf: string,
  feedId?: string,
): FactValue => ({
  value,
  source: { kind, ...(feedId ? { feedId } : {}) },
  asOf,
})

describe('merging what sources say', () => {
  it('a department beats an older and a newer declaration, and the declaration is kept', () => {
    const declared = mergeFact(undefined, said('declared', true, '2026-11-23'))
    const entry = mergeFact(declared, said('feed', false, '2026-10-01', 'ps-household-register'))
    expect(entry.value).toBe(false)
    expect(conflictsOf(entry)).toEqual([said('declared', true, '2026-11-23')])
    expect(mergeFact(entry, said('declared', true, '2026-12-01')).value).toBe(false)
  })

  it('among verified sources the newer counts', () => {
    const visit = mergeFact(undefined, said('visit', 'B', '2026-11-20'))
    expect(mergeFact(visit, said('feed', 'C', '2026-11-27', 'hc-danger-house')).value).toBe('C')
    expect(mergeFact(visit, said('feed', 'C', '2026-11-01', 'hc-danger-house')).value).toBe('B')
  })

  it('a feed speaking again replaces its older word; an older file arriving late changes nothing', () => {
    const first = mergeFact(undefined, said('feed', 2_946_000, '2026-11-22', 'mi-inpatient'))
    const second = mergeFact(first, said('feed', 3_617_235, '2026-11-23', 'mi-inpatient'))
    expect(second).toEqual(said('feed', 3_617_235, '2026-11-23', 'mi-inpatient'))
    expect(mergeFact(second, said('feed', 1, '2026-11-01', 'mi-inpatient'))).toBe(second)
  })

  it('importing the same row again changes nothing', () => {
    const row = said('feed', true, '2026-11-23', 'ca-dibao-household')
    const entry = mergeFact(mergeFact(undefined, said('visit', false, '2026-11-01')), row)
    expect(mergeFact(entry, row)).toEqual(entry)
  })

  it('a snapshot that no longer lists it takes its word back', () => {
    const declared = mergeFact(undefined, said('declared', true, '2026-11-01'))
    const entry = mergeFact(declared, said('feed', true, '2026-11-10', 'ag-low-income'))
    expect(withdrawFact(entry, 'ag-low-income')).toEqual(said('declared', true, '2026-11-01'))
    const alone = mergeFact(undefined, said('feed', true, '2026-11-10', 'ag-low-income'))
    expect(withdrawFact(alone, 'ag-low-income')).toBeUndefined()
  })

  it('the order of arrival does not matter when no source contradicts itself', () => {
    const voices = fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('declared', 'visit', 'officer', 'decision', 'feed'),
        value: fc.constantFrom(1, 2, 3),
        day: fc.integer({ min: 10, max: 28 }),
      }),
      { minLength: 1, maxLength: 5, selector: (v) => v.kind },
    )
    fc.assert(
      fc.property(voices, (all) => {
        const values = all.map((v) => said(v.kind as 'visit', v.value, `2026-11-${v.day}`))
        const merge = (list: FactValue[]) =>
          list.reduce<FactEntry | undefined>((entry, value) => mergeFact(entry, value), undefined)!
        const [forth, back] = [merge(values), merge([...values].reverse())]
        expect([forth.value, forth.source, forth.asOf]).toEqual([back.value, back.source, back.asOf])
        expect(forth.others?.length ?? 0).toBe(values.length - 1)
      }),
    )
  })
})

describe('the fact sheet', () => {
  const sheet = (household: Record<string, FactEntry>, facts: Record<string, FactEntry> = {}) =>
    FactSheet.safeParse({ ...emptySheet('h'), household, members: [{ personId: 'p', facts }] })

  it('takes facts of the vocabulary in their place and type', () => {
    const good = sheet(
      { 'household.size': said('visit', 3, '2026-11-23'), 'benefit.received': said('feed', ['dibao'], '2026-11-23') },
      { 'person.age': said('declared', 81, '2026-11-23'), 'benefit.received': said('feed', [], '2026-11-23') },
    )
    expect(good.error?.issues ?? []).toEqual([])
  })

  it.each([
    [{ 'household.unheardOf': said('visit', 1, '2026-11-23') }, '没有“household.unheardOf”这一项'],
    [{ 'person.age': said('visit', 81, '2026-11-23') }, '“年龄”不能记在家庭名下'],
    [{ 'household.size': said('visit', '3', '2026-11-23') }, '“共同生活家庭成员人数”要填整数'],
    [{ 'household.incomeMonthly': said('visit', 2600.5, '2026-11-23') }, '“家庭月收入(已识别)”金额要精确到分'],
    [{ 'household.housingDangerLevel': said('feed', 'U', '2026-11-23') }, '“住房安全鉴定等级”不在可选的项目里'],
    [{ 'household.size': said('visit', 0, '2026-11-23') }, '“共同生活家庭成员人数”太小了，请核对'],
  ])('refuses %j', (household, message) =>
    expect(sheet(household as Record<string, FactEntry>).error?.issues[0]?.message).toBe(message),
  )

  it('declared-only keeps a declaration even where a department has spoken since', () => {
    const entry = mergeFact(
      mergeFact(undefined, said('declared', true, '2026-11-01')),
      said('feed', true, '2026-11-10', 'ag-low-income'),
    )
    const full: FactSheet = {
      householdId: 'h',
      version: 3,
      household: { 'household.isLowIncomeFarmer': entry, 'household.size': said('visit', 1, '2026-11-10') },
      members: [{ personId: 'p', facts: { 'person.age': said('feed', 81, '2026-11-10', 'x') } }],
    }
    expect(declaredOnly(full)).toEqual({
      householdId: 'h',
      version: 3,
      household: { 'household.isLowIncomeFarmer': said('declared', true, '2026-11-01') },
      members: [{ personId: 'p', facts: {} }],
    })
  })
})
