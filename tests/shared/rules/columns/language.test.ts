import fc from 'fast-check'
import type { Fact, FactScalar } from '@shared/facts/model'
import { RuleBook } from '@shared/rules/compile'
import { encodeHouseholds } from '@shared/rules/columns/encode'
import { planColumns } from '@shared/rules/columns/plan'
import type { ColumnRule } from '@shared/rules/columns/plan-model'
import { verdictAt, verdictsOfChunk } from '@shared/rules/columns/verdicts'
import { frameOf, type PlainHousehold } from '@shared/rules/frame'
import type { Condition, Op, Value } from '@shared/rules/model'
import type { Names } from '@shared/rules/values'

const TYPES: Record<string, Fact['type']> = {
  'household.rich': 'boolean',
  'household.rooms': 'integer',
  'household.income': 'money',
  'household.share': 'ratio',
  'household.since': 'date',
  'household.gets': 'set',
  'person.ill': 'boolean',
  'person.age': 'integer',
  'person.pay': 'money',
  'person.born': 'date',
}
const FACTS = Object.entries(TYPES).map(([id, type]) => ({ id, type, subject: id.split('.')[0] }) as Fact)
const names: Names = {
  fact: (id) => FACTS.find((fact) => fact.id === id),
  parameterUnit: (id) => ({ 'line.pay': '元/月', 'line.age': '周岁', 'line.none': '元/月' })[id],
}
const inForce = (pay: number) =>
  new Map(
    [
      ['line.pay', '元/月', pay],
      ['line.age', '周岁', 60],
    ].map(([id, unitZh, value]) => [
      id as string,
      { id, unitZh, value, labelZh: '', from: '2020-01-01', sourceZh: '' } as never,
    ]),
  )

const DAYS = ['1990-02-28', '1996-02-29', '2010-12-31', '2026-01-01']
const valueOf = ({ type }: Fact): fc.Arbitrary<FactScalar> => {
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer({ min: -2, max: 90 })
  if (type === 'money')
    return fc.oneof(fc.integer({ min: -500, max: 200_000 }), fc.double({ min: -10, max: 200_000, noNaN: true }))
  if (type === 'ratio') return fc.constantFrom(0, 0.1, 0.3, 0.1 + 0.2, 1, -0)
  if (type === 'date') return fc.constantFrom(...DAYS)
  return fc.subarray(['dibao', 'tekun'])
}
const holder = (subject: string): fc.Arbitrary<Record<string, FactScalar>> =>
  fc.record(
    Object.fromEntries(FACTS.filter((fact) => fact.subject === subject).map((fact) => [fact.id, valueOf(fact)])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, FactScalar>>
const household: fc.Arbitrary<PlainHousehold> = fc.record({
  household: holder('household'),
  members: fc.array(holder('person'), { maxLength: 5 }),
})

const order: fc.Arbitrary<Op> = fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte')
const leaf = (onMember: boolean): fc.Arbitrary<Condition> => {
  const facts = FACTS.filter((fact) => onMember || fact.subject === 'household').filter(({ type }) => type !== 'set')
  const direct = fc.constantFrom(...facts).chain((fact) =>
    fc.record({ fact: fc.constant(fact.id), op: order, value: valueOf(fact) as fc.Arbitrary<number> }).map((each) => {
      const money = fact.type === 'money' ? Math.round(each.value) / 100 : each.value
      return { ...each, value: money, ...(fact.type === 'boolean' && { op: each.op === 'ne' ? 'ne' : ('eq' as Op) }) }
    }),
  )
  const list = fc.record({
    fact: fc.constant('household.rooms'),
    op: fc.constantFrom<Op>('in', 'notIn'),
    value: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  })
  const set = fc
    .record({ fact: fc.constant('household.gets'), op: fc.constantFrom<Op>('eq', 'ne', 'in', 'notIn') })
    .map((each): Condition => ({ ...each, value: each.op === 'in' || each.op === 'notIn' ? ['dibao'] : 'dibao' }))
  const line = fc
    .record({ fact: fc.constant('household.income'), op: order })
    .chain((each) =>
      fc
        .constantFrom<Value>(
          { param: 'line.pay', times: 1.5 },
          { param: 'line.none' },
          { multiply: [{ param: 'line.pay' }, { fact: 'household.rooms' }] },
          { subtract: [{ param: 'line.pay' }, 10] },
          { divide: [{ param: 'line.pay' }, { fact: 'household.rooms' }] },
        )
        .map((value): Condition => ({ ...each, value })),
    )
  const two: fc.Arbitrary<Condition> = order.map((op) => ({
    compare: { add: [{ fact: onMember ? 'person.pay' : 'household.income' }, { fact: 'household.income' }] },
    op,
    value: { param: 'line.pay', times: 2 },
  }))
  const across: fc.Arbitrary<Condition> = fc.constant({ fact: 'household.rooms', op: 'lt', value: '3' })
  return fc.oneof({ weight: 6, arbitrary: direct }, list, set, line, two, across) as fc.Arbitrary<Condition>
}

const condition = (onMember: boolean, depth: number): fc.Arbitrary<Condition> => {
  if (depth === 0) return leaf(onMember)
  const part = fc.oneof(leaf(onMember), condition(onMember, depth - 1))
  const of = condition(true, depth - 1)
  return fc.oneof(
    fc.array(part, { minLength: 1, maxLength: 5 }).map((all): Condition => ({ all })),
    fc.array(part, { minLength: 1, maxLength: 5 }).map((any): Condition => ({ any })),
    part.map((not): Condition => ({ not })),
    part.map((notKnownTrue): Condition => ({ notKnownTrue })),
    of.map((anyMember): Condition => ({ anyMember })),
    of.map((allMembers): Condition => ({ allMembers })),
    fc.record({ countMembers: of, op: order, value: fc.nat({ max: 5 }) }) as fc.Arbitrary<Condition>,
  )
}

describe('any rule of the language over columns', () => {
  it('has the verdicts of the row path: counts, computed values, dates, lists, nested members, facts across types', () => {
    const rule = fc
      .constantFrom('household' as const, 'person' as const)
      .chain((unit) => condition(unit === 'person', 3).map((each) => ({ unit, condition: each })))
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 6 }),
        fc.array(household, { maxLength: 70 }),
        (given, households) => {
          const rules: ColumnRule[] = given.map((each, i) => ({ id: `r${i}`, ...each }))
          const parameters = inForce(80_000)
          const plan = planColumns(rules, { names, parameters })
          const book = new RuleBook({ names, safety: true })
          const compiled = rules.map(({ condition: each, unit }) => book.add(each, unit === 'person'))
          for (const chunk of encodeHouseholds(households, 'a', 4096, plan.facts)) {
            const verdicts = verdictsOfChunk(plan, chunk)
            chunk.order.forEach((place, row) => {
              const plain = households[place] as PlainHousehold
              const frame = frameOf(book.layout, plain, parameters)
              compiled.forEach((each, rule) => {
                const subjects = rules[rule]?.unit === 'person' ? plain.members.map((_, m) => m) : [0]
                for (const member of subjects)
                  expect(verdictAt(verdicts, rule, row, member)).toBe(each.run(frame, member))
              })
            })
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('says what it cannot run', () => {
    const plan =
      (each: Condition, unit: ColumnRule['unit'] = 'household') =>
      () =>
        planColumns([{ id: 'r', unit, condition: each }], { names, parameters: inForce(1) })
    expect(plan({ fact: 'household.nothing', op: 'eq', value: 1 })).toThrow('unknown fact household.nothing')
    expect(plan({ fact: 'household.rooms', op: 'eq', value: { param: 'line.lost' } })).toThrow(
      'unknown parameter line.lost',
    )
    expect(plan({ fact: 'person.age', op: 'gt', value: 3 })).toThrow('outside a member quantifier')
    expect(plan({ extension: 'event', with: {} })).toThrow('event cannot be run over columns')
    expect(plan({ fact: 'household.gets', op: 'lt', value: 3 })).toThrow('household.gets is a list')
  })
})
