import { CATALOGUE } from '@shared/eligibility/catalogue'
import { conditionLines, textLines } from '@shared/eligibility/condition-lines'
import { parametersInForce } from '@shared/rules/parameters'
import type { Condition } from '@shared/rules/model'

const parameters = parametersInForce(CATALOGUE.parameters, '2026-11-23', '339921')
const words = (condition: Condition) => textLines(conditionLines(condition, parameters))
const old: Condition = { fact: 'person.age', op: 'gte', value: 80 }
const alone: Condition = { fact: 'person.livingArrangement', op: 'eq', value: 'alone' }

test('parts of a rule stand under the words that join them', () => {
  expect(words({ all: [old, { any: [alone, { fact: 'person.isTekun', op: 'eq', value: true }] }] })).toEqual([
    '下面每一条都要符合',
    '　年龄不低于80周岁',
    '　下面符合一条就行',
    '　　居住状况是独居',
    '　　已认定特困人员',
  ])
})

test('a list inside a list of the same kind is one list; one part alone is no list', () => {
  expect(words({ all: [{ all: [old, alone] }, { any: [old] }] })).toHaveLength(4)
  expect(words({ all: [old] })).toEqual(['年龄不低于80周岁'])
})

test('a clause of law stays with what it belongs to', () => {
  expect(
    words({
      all: [
        { ...old, law: '第十条' },
        { all: [alone, old], law: '第二条' },
      ],
    }),
  ).toEqual([
    '下面每一条都要符合',
    '　年龄不低于80周岁（第十条）',
    '　下面每一条都要符合（第二条）',
    '　　居住状况是独居',
    '　　年龄不低于80周岁',
  ])
})

test('members of the family: somebody, everybody, how many, nobody', () => {
  expect(words({ anyMember: old })).toEqual(['家里有人年龄不低于80周岁'])
  expect(words({ anyMember: { all: [old, alone] } })[0]).toBe('家里至少有一个人，下面每一条都要符合')
  expect(words({ not: { allMembers: old } })).toEqual(['不能是：全家每个人都年龄不低于80周岁'])
  expect(words({ countMembers: old, op: 'gte', value: 2 })).toEqual(['家里这样的人数不低于2：年龄不低于80周岁'])
})

test('a group that none may be says so and never says 不是不是', () => {
  expect(words({ fact: 'person.entitledGroup', op: 'ne', value: 'none' })).toEqual(['是优抚对象'])
  expect(words({ fact: 'household.housingAppraised', op: 'eq', value: false })).toEqual(['住房没有做过安全鉴定'])
})
