import fc from 'fast-check'
import { maskIdNumber, maskName, maskPhone } from '@shared/kernel/mask'

describe('masking', () => {
  it.each([
    ['叶根福', '叶*福'],
    ['林秀', '林*'],
    ['欧阳建国', '欧**国'],
    ['李', '*'],
    ['', ''],
  ])('writes the name %p as %p', (name, masked) => expect(maskName(name)).toBe(masked))

  it('shows the area and the last four of an identity number', () =>
    expect(maskIdNumber('33992119450312013X')).toBe('339921********013X'))

  it('shows three and four digits of a mobile number, two of a landline', () => {
    expect(maskPhone('15412345678')).toBe('154****5678')
    expect(maskPhone('0570-1234567')).toBe('**********67')
  })

  it('never shows the birth date inside an identity number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (idNumber) => {
        const masked = maskIdNumber(idNumber)
        expect(masked).toHaveLength(18)
        expect(masked.slice(6, 14)).toBe('********')
      }),
    )
  })
})
