import fc from 'fast-check'
import type { Fact } from '@shared/facts/model'
import type { PlainHousehold } from '@shared/rules/frame'
import type { Condition, Op, Value } from '@shared/rules/model'
import type { Names } from '@shared/rules/values'

const fact = (id: string, type: Fact['type'], words?: readonly string[]): Fact => ({
  id,
  labelZh: id,
  labelEn: id,
  type,
  subject: id.startsWith('person.') ? 'person' : id.startsWith('any.') ? 'any' : 'household',
  sensitivity: 'normal',
  selfDeclare: true,
  usedFor: ['policies'],
  ...(words ? { enum: words.map((value) => ({ value, labelZh: value })) } : {}),
})

const WORDS = ['a', 'b', 'c', 'd']
const TYPES: readonly [string, Fact['type']][] = [
  ['flag', 'boolean'],
  ['other', 'boolean'],
  ['word', 'enum'],
  ['text', 'string'],
  ['count', 'integer'],
  ['share', 'ratio'],
  ['income', 'money'],
  ['born', 'date'],
  ['list', 'set'],
]
const FACTS = ['household', 'person', 'any'].flatMap((subject) =>
  TYPES.map(([name, type]) => fact(`${subject}.${name}`, type, type === 'enum' ? WORDS : undefined)),
)
export const UNITS: Readonly<Record<string, string>> = { 'line.money': '元/月', 'line.age': '周岁', 'line.unset': '元' }
export const names: Names = { fact: (id) => FACTS.find((each) => each.id === id), parameterUnit: (id) => UNITS[id] }

const ORDERED: readonly Op[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte']
const number = fc.constantFrom(0, 1, 2, 2.5, 3)
const param: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom('line.money', 'line.age', 'line.unset').map((id) => ({ param: id })),
  fc.constantFrom(0.1, 2).map((times) => ({ param: 'line.money', times })),
)

/** Right sides that make sense for the type, with their operators; now and then one that never can be equal. */
const leafOf = ({ id, type }: Fact): fc.Arbitrary<Condition> => {
  const with_ = (ops: readonly Op[], value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> =>
    fc.record({ fact: fc.constant(id), op: fc.constantFrom(...ops), value })
  const among = (from: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<Condition> =>
    fc.record({
      fact: fc.constant(id),
      op: fc.constantFrom<Op>('in', 'notIn'),
      value: fc.array(from, { minLength: 1, maxLength: 3 }),
    })
  if (type === 'boolean') return fc.oneof(with_(['eq', 'ne'], fc.boolean()), among(fc.boolean()))
  if (type === 'enum' || type === 'string')
    return fc.oneof(with_(['eq', 'ne'], fc.constantFrom(...WORDS)), among(fc.constantFrom(...WORDS)))
  if (type === 'date') return with_(ORDERED, fc.constantFrom('1950-03-01', '2000-02-29'))
  if (type === 'set') return with_(['eq', 'ne'], fc.constant('x'))
  const fact_: fc.Arbitrary<Value> = fc.constant({ fact: id.replace(/\w+$/, 'income'), times: 0.5 })
  return fc.oneof(with_(ORDERED, number), with_(ORDERED, param), with_(ORDERED, fact_), among(number))
}

const leaf = (onMember: boolean): fc.Arbitrary<Condition> =>
  fc
    .constantFrom(...FACTS.filter(({ subject }) => onMember || subject !== 'person'))
    .chain((each) => leafOf(each))
    .chain((each) => fc.constantFrom(each, { ...each, unmetZh: '不行' }))

const computed = (onMember: boolean): fc.Arbitrary<Condition> => {
  const money = `${onMember ? 'person' : 'household'}.income`
  return fc.record({
    compare: fc.constantFrom<Value>({ multiply: [{ fact: money }, 2] }, { add: [{ fact: money }, 1] }),
    op: fc.constantFrom(...ORDERED),
    value: fc.constantFrom<Value>({ param: 'line.money' }, { divide: [{ fact: money }, { fact: 'any.count' }] }),
  })
}

const condition = (depth: number, onMember: boolean): fc.Arbitrary<Condition> => {
  if (depth === 0) return fc.oneof({ weight: 6, arbitrary: leaf(onMember) }, computed(onMember))
  const parts = fc.array(condition(depth - 1, onMember), { minLength: 1, maxLength: 4 })
  const inner = condition(depth - 1, true)
  return fc.oneof(
    leaf(onMember),
    parts.map((all) => ({ all })),
    parts.map((any) => ({ any })),
    condition(depth - 1, onMember).map((not) => ({ not })),
    fc.record({ not: condition(depth - 1, onMember), unmetZh: fc.constant('不行') }),
    inner.map((anyMember) => ({ anyMember })),
    inner.map((allMembers) => ({ allMembers })),
    fc.record({ countMembers: inner, op: fc.constantFrom(...ORDERED), value: fc.nat({ max: 4 }) }),
  )
}
export const randomCondition = (onMember: boolean): fc.Arbitrary<Condition> => condition(3, onMember)

const valueOf = ({ type }: Fact): fc.Arbitrary<PlainHousehold['household'][string]> => {
  if (type === 'boolean') return fc.boolean()
  if (type === 'enum' || type === 'string') return fc.constantFrom(...WORDS, 'a word no rule names')
  if (type === 'date') return fc.constantFrom('1950-03-01', '1999-12-31', '2024-02-29')
  if (type === 'set') return fc.constantFrom(['x'], [])
  return fc.constantFrom(0, 1, 2, 2.5, 3, 100, 200, 250, -300)
}

const factsOf = (person: boolean): fc.Arbitrary<PlainHousehold['household']> =>
  fc
    .tuple(
      ...FACTS.filter(({ subject }) => subject === 'any' || (subject === 'person') === person).map((each) =>
        fc.option(valueOf(each), { nil: undefined, freq: 2 }).map((value) => [each.id, value] as const),
      ),
    )
    .map((entries) => Object.fromEntries(entries.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]]))))

/** Of no member to more than one word of bits. */
export const randomPlainHousehold: fc.Arbitrary<PlainHousehold> = fc
  .oneof({ weight: 24, arbitrary: fc.nat({ max: 5 }) }, fc.constantFrom(31, 32, 33, 65))
  .chain((size) =>
    fc.record({
      household: factsOf(false),
      members: fc.array(factsOf(true), { minLength: size, maxLength: size }),
    }),
  )
