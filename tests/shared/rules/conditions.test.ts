import { RuleBook, RuleError } from '@shared/rules/compile'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import { smallestMissingSets } from '@shared/rules/missing-facts'
import { verdictOf, type Condition, type Kleene } from '@shared/rules/model'
import { overrideParameters, parametersInForce, type Parameter } from '@shared/rules/parameters'
import { decidingClauses, traceOf } from '@shared/rules/trace'
import type { Names } from '@shared/rules/values'
import { findFact } from '@shared/facts/vocabulary'

const names: Names = { fact: findFact, parameterUnit: (id) => ({ 'standard.dibao': '元/月' })[id] }
const parameter: Parameter = {
  id: 'standard.dibao',
  labelZh: '低保标准',
  unitZh: '元/月',
  basisZh: '社会救助法第十九条',
  confidence: 'sample',
  role: 'rule',
  values: [
    { area: '', from: '2020-01-01', value: 700, sourceZh: '全国' },
    { area: '339921', from: '2025-01-01', value: 1100, sourceZh: '县' },
    { area: '339921', from: '2026-07-01', value: 1180.5, sourceZh: '县' },
  ],
}
const inForce = (asOf = '2026-11-23', area = '339921107') => parametersInForce([parameter], asOf, area)

const verdict = (condition: Condition, household: Partial<PlainHousehold>, onMember = false): string => {
  const book = new RuleBook({ names })
  const rule = book.add(condition, onMember)
  return verdictOf(rule.run(frameOf(book.layout, { household: {}, members: [], ...household }, inForce()), 0))
}
const rural = (value: boolean): Condition => ({ fact: 'household.isRural', op: 'eq', value })
const adult: Condition = { fact: 'person.age', op: 'gte', value: 18 }
const members = (...ages: (number | undefined)[]) => ({
  members: ages.map((age): Record<string, number> => (age === undefined ? {} : { 'person.age': age })),
})

describe('three-valued conditions', () => {
  it.each(['eq', 'ne', 'in', 'notIn'] as const)('a missing fact makes %s unknown', (op) => {
    const value = op === 'in' || op === 'notIn' ? ['dibao'] : 'dibao'
    expect(verdict({ fact: 'household.category', op, value }, {})).toBe('unknown')
  })

  it('a known no settles "all", a known yes settles "any", whatever is not known', () => {
    const open: Condition = { fact: 'household.onlyHome', op: 'eq', value: true }
    const home = { household: { 'household.isRural': true } }
    expect(verdict({ all: [open, rural(false)] }, home)).toBe('unmet')
    expect(verdict({ all: [open, rural(true)] }, home)).toBe('unknown')
    expect(verdict({ any: [open, rural(true)] }, home)).toBe('met')
    expect(verdict({ any: [open, rural(false)] }, home)).toBe('unknown')
    expect(verdict({ not: open }, home)).toBe('unknown')
    expect(verdict({ not: rural(false) }, home)).toBe('met')
  })

  it('quantifies over members: nobody is enough for "all", not for "any"', () => {
    expect(verdict({ anyMember: adult }, members(12, undefined))).toBe('unknown')
    expect(verdict({ anyMember: adult }, members(12, 40))).toBe('met')
    expect(verdict({ anyMember: adult }, members())).toBe('unmet')
    expect(verdict({ allMembers: adult }, members())).toBe('met')
    expect(verdict({ allMembers: adult }, members(17, undefined))).toBe('unmet')
  })

  it('counts members between those who are and those who may be', () => {
    const count = (op: 'gte' | 'eq' | 'lt', value: number): Condition => ({ countMembers: adult, op, value })
    expect(verdict(count('gte', 2), members(20, 30, undefined))).toBe('met')
    expect(verdict(count('gte', 3), members(20, 30, undefined))).toBe('unknown')
    expect(verdict(count('gte', 4), members(20, 30, undefined))).toBe('unmet')
    expect(verdict(count('eq', 1), members(undefined, undefined))).toBe('unknown')
    expect(verdict(count('lt', 3), members(20, undefined))).toBe('met')
  })

  it('computes with amounts: bare numbers beside money are yuan', () => {
    const twice: Condition = {
      compare: { multiply: [{ fact: 'household.incomePerCapitaMonthly' }, 2] },
      op: 'lte',
      value: { subtract: [{ param: 'standard.dibao' }, 180.5] },
    }
    expect(verdict(twice, { household: { 'household.incomePerCapitaMonthly': 50_000 } })).toBe('met')
    expect(verdict(twice, { household: { 'household.incomePerCapitaMonthly': 50_001 } })).toBe('unmet')
    expect(verdict(twice, {})).toBe('unknown')
  })

  it('refuses unknown names, people outside a quantifier, and acting on ignorance outside safety rules', () => {
    expect(() => verdict({ fact: 'household.x', op: 'eq', value: 1 }, {})).toThrow(RuleError)
    expect(() => verdict({ fact: 'household.size', op: 'eq', value: { param: 'a.b' } }, {})).toThrow(RuleError)
    expect(() => verdict(adult, {})).toThrow('person fact person.age outside a member quantifier')
    expect(() => verdict({ notKnownTrue: rural(true) }, {})).toThrow('notKnownTrue is for safety rules only')
    expect(() => verdict({ extension: 'event', with: {} }, {})).toThrow('unknown extension event')
  })

  it('a safety rule may act on what is not known to be true', () => {
    const book = new RuleBook({ names, safety: true })
    const rule = book.add({ notKnownTrue: rural(true) }, false)
    const run = (household: Record<string, boolean>): Kleene =>
      rule.run(frameOf(book.layout, { household, members: [] }, inForce()), 0)
    expect([run({}), run({ 'household.isRural': false }), run({ 'household.isRural': true })]).toEqual([2, 2, 0])
  })

  it('another room adds its own kind of node', () => {
    const book = new RuleBook({
      names,
      extensions: {
        quiet: {
          scope: 'household',
          compile: (given) => (frame) =>
            (frame.extra as { days: number }).days > (given as { days: number }).days ? 2 : 0,
        },
      },
    })
    const rule = book.add({ all: [{ extension: 'quiet', with: { days: 3 } }, rural(true)] }, false)
    const frame = frameOf(book.layout, { household: { 'household.isRural': true }, members: [] }, inForce(), {
      days: 4,
    })
    expect(verdictOf(rule.run(frame, 0))).toBe('met')
  })

  it('compiles a condition that many rules share once', () => {
    const book = new RuleBook({ names })
    expect(book.add({ all: [rural(true), rural(false)] }, false)).toBe(
      book.add({ all: [rural(true), rural(false)] }, false),
    )
    expect(book.conditionCount).toBe(3)
  })
})

describe('parameters in force', () => {
  it.each([
    ['2024-12-31', '339921107', 70_000],
    ['2025-01-01', '339921107', 110_000],
    ['2026-06-30', '339921', 110_000],
    ['2026-07-01', '339921', 118_050],
    ['2026-07-01', '330100', 70_000],
    ['2019-12-31', '339921', undefined],
  ])('on %s in %s the standard is %p fen', (asOf, area, fen) =>
    expect(inForce(asOf, area).get('standard.dibao')?.value).toBe(fen),
  )

  it('a what-if replaces a value without touching the others', () => {
    const changed = overrideParameters(inForce(), { 'standard.dibao': 1250, 'not.there': 1 }, '试算')
    expect(changed.get('standard.dibao')).toMatchObject({ value: 125_000, sourceZh: '试算' })
    expect(changed.size).toBe(1)
    expect(inForce().get('standard.dibao')?.value).toBe(118_050)
  })
})

describe('what settled it and what could', () => {
  const low: Condition = { fact: 'household.category', op: 'in', value: ['dibao', 'edge'] }
  const big: Condition = { fact: 'household.size', op: 'gte', value: 4 }
  const rule: Condition = { all: [rural(true), { any: [low, big] }] }
  const look = (household: Record<string, boolean | string | number>) => {
    const book = new RuleBook({ names })
    const compiled = book.add(rule, false)
    const frame = frameOf(book.layout, { household, members: [] }, inForce())
    return {
      deciding: decidingClauses(traceOf(compiled, frame, 0)).map((node) => node.factId),
      sets: smallestMissingSets(compiled, frame, 0, findFact).map((set) => set.map((fact) => fact.factId)),
    }
  }

  it('names the failed clauses of a no and the first sufficient clause of a yes', () => {
    expect(look({ 'household.isRural': false, 'household.size': 5 }).deciding).toEqual(['household.isRural'])
    expect(look({ 'household.isRural': true, 'household.category': 'none', 'household.size': 3 }).deciding).toEqual([
      'household.category',
      'household.size',
    ])
    expect(look({ 'household.isRural': true, 'household.category': 'none', 'household.size': 4 }).deciding).toEqual([
      'household.isRural',
      'household.size',
    ])
  })

  it('finds each smallest set that could decide, smallest first', () => {
    expect(look({ 'household.isRural': true }).sets).toEqual([['household.category'], ['household.size']])
    expect(look({ 'household.category': 'edge' }).sets).toEqual([['household.isRural']])
    expect(look({ 'household.category': 'rigid' }).sets).toEqual([['household.isRural', 'household.size']])
    expect(look({ 'household.isRural': false }).sets).toEqual([])
  })

  it('does not offer facts whose values cannot satisfy the rule together', () => {
    const book = new RuleBook({ names })
    const both: Condition = {
      all: [
        { fact: 'household.size', op: 'gt', value: 3 },
        { fact: 'household.size', op: 'lt', value: 4 },
      ],
    }
    const compiled = book.add(both, false)
    const frame = frameOf(book.layout, { household: {}, members: [] }, inForce())
    expect(smallestMissingSets(compiled, frame, 0, findFact)).toEqual([])
  })

  it('looks no further than four facts', () => {
    const facts = ['isRural', 'onlyHome', 'rentsHome', 'usesOneMeter', 'usesTapWater']
    const wanted = (n: number): Condition => ({
      all: facts.slice(0, n).map((id): Condition => ({ fact: `household.${id}`, op: 'eq', value: true })),
    })
    const sets = (n: number) => {
      const book = new RuleBook({ names })
      const compiled = book.add(wanted(n), false)
      return smallestMissingSets(compiled, frameOf(book.layout, { household: {}, members: [] }, inForce()), 0, findFact)
    }
    expect(sets(4).map((set) => set.length)).toEqual([4])
    expect(sets(5)).toEqual([])
  })
})
