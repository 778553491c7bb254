import fc from 'fast-check'
import { fromEpochDay } from '@shared/kernel/dates'
import { birthDateOf, checkDigitOf, IdNumber, sexOf } from '@shared/kernel/id-number'

const messageOf = (typed: string): string => IdNumber.safeParse(typed).error?.issues[0]?.message ?? ''

const synthetic = fc
  .record({ day: fc.integer({ min: -20_000, max: 20_000 }), order: fc.integer({ min: 0, max: 999 }) })
  .map(({ day, order }) => {
    const body = `339921${fromEpochDay(day).replace(/-/g, '')}${String(order).padStart(3, '0')}`
    return body + checkDigitOf(body)
  })

describe('identity number', () => {
  it('accepts the number of 叶根福, whose last character is X', () => {
    const idNumber = IdNumber.parse('33992119450312013X')
    expect(birthDateOf(idNumber)).toBe('1945-03-12')
    expect(sexOf(idNumber)).toBe('male')
  })

  it.each([
    '33992119450312013x',
    ' 33992119450312013X ',
    '３３９９２１１９４５０３１２０１３Ｘ',
    '339921 19450312 013X',
  ])('reads %p as the same number', (typed) => expect(IdNumber.parse(typed)).toBe('33992119450312013X'))

  it('widens a number of 15 digits', () => expect(IdNumber.parse('339921450312013')).toBe('33992119450312013X'))

  it.each([
    ['339921194503120131', '身份证号第18位对不上，请对照证件再看一遍'],
    ['3399211945031201', '身份证号应该是18位，现在是16位，请对照证件再看一遍'],
    ['33992119450230013X', '身份证号第7到14位（出生日期）不对，请对照证件再看一遍'],
    ['33992119450312O13X', '身份证号前17位都应该是数字，请对照证件再看一遍'],
    ['33992119450312013Y', '身份证号最后一位应该是数字或X，请对照证件再看一遍'],
    ['  ', '请填写身份证号'],
  ])('explains what is wrong with %p', (typed, message) => expect(messageOf(typed)).toBe(message))

  it('never repeats what was typed', () => {
    fc.assert(fc.property(fc.string({ minLength: 6 }), (typed) => !messageOf(typed).includes(typed)))
  })

  it('accepts every area prefix with a right checksum', () => {
    fc.assert(fc.property(synthetic, (idNumber) => expect(IdNumber.parse(idNumber)).toBe(idNumber)))
  })

  it('catches every single wrong digit and every swap of unequal neighbours', () => {
    fc.assert(
      fc.property(synthetic, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (idNumber, at, by) => {
        const wrong = (Number(idNumber[at]) + by) % 10
        expect(IdNumber.safeParse(idNumber.slice(0, at) + wrong + idNumber.slice(at + 1)).success).toBe(false)
        const [a, b] = [idNumber[at]!, idNumber[at + 1]!]
        if (a !== b)
          expect(IdNumber.safeParse(idNumber.slice(0, at) + b + a + idNumber.slice(at + 2)).success).toBe(false)
      }),
    )
  })
})
