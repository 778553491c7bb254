import { Phone } from '@shared/kernel/phone'
import { Ulid } from '@shared/kernel/ids'

describe('telephone number', () => {
  it.each([
    ['15412345678', '15412345678'],
    ['154 1234 5678', '15412345678'],
    ['154-1234-5678', '15412345678'],
    ['+86 15412345678', '15412345678'],
    ['１５４１２３４５６７８', '15412345678'],
    ['0570-1234567', '0570-1234567'],
    ['05701234567', '0570-1234567'],
    ['（0571）12345678', '0571-12345678'],
  ])('reads %p as %p', (typed, phone) => expect(Phone.parse(typed)).toBe(phone))

  it.each(['1541234567', '12412345678', '1234567', 'abc'])('refuses %p with the remedy', (typed) =>
    expect(Phone.safeParse(typed).error?.issues[0]?.message).toContain('手机号是11位'),
  )
})

describe('ids', () => {
  it('accepts a ULID and nothing else', () => {
    expect(Ulid.safeParse('01HF7YAT00JK3W0V8Q6M5N4P2R').success).toBe(true)
    for (const bad of ['', '01hf7yat00jk3w0v8q6m5n4p2r', '81HF7YAT00JK3W0V8Q6M5N4P2R', '01HF7YAT00JK3W0V8Q6M5N4P2'])
      expect(Ulid.safeParse(bad).success).toBe(false)
  })
})
