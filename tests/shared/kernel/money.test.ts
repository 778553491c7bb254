import fc from 'fast-check'
import { fenToYuanDigits, formatYuan, scaleYuan, yuanToFen } from '@shared/kernel/money'

describe('money', () => {
  it.each([
    ['29,460.00', 2_946_000],
    ['36172.35', 3_617_235],
    [' 60 ', 6_000],
    ['-1200.5', -120_050],
    ['0.10', 10],
    [1180, 118_000],
    [0.07, 7],
  ])('reads %p yuan as %p fen', (yuan, fen) => expect(yuanToFen(yuan)).toBe(fen))

  it.each(['', '一千', '1.234', '1e5', '12元', '1.2.3', NaN, Infinity])('refuses %p', (yuan) =>
    expect(yuanToFen(yuan)).toBeUndefined(),
  )

  it.each([
    [200_000, '2,000元'],
    [6_000, '60元'],
    [3_617_235, '36,172.35元'],
    [123_456_789_00, '123,456,789元'],
    [5, '0.05元'],
    [-94_010, '-940.10元'],
  ])('writes %p fen as %p', (fen, text) => expect(formatYuan(fen)).toBe(text))

  it('writes plain digits for arithmetic', () => {
    expect(fenToYuanDigits(118_000)).toBe('1180')
    expect(fenToYuanDigits(3_617_250)).toBe('36172.5')
  })

  it('a fen amount survives being written in yuan and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(yuanToFen(fenToYuanDigits(fen))).toBe(fen === 0 ? 0 : fen)
        expect(yuanToFen(formatYuan(fen).slice(0, -1))).toBe(fen === 0 ? 0 : fen)
      }),
    )
  })

  it('scaling never makes a smaller amount the larger one, even below a fen', () => {
    const yuan = fc.integer({ min: 0, max: 1e9 }).map((n) => n / 1e4)
    fc.assert(
      fc.property(yuan, yuan, (a, b) => {
        expect(Math.sign(scaleYuan(a) - scaleYuan(b))).toBe(Math.sign(a - b))
      }),
    )
  })
})
