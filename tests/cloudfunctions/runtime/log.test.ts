import fc from 'fast-check'
import { createLogger, redact, redactText } from '../../../cloudfunctions/runtime/log'

describe('the log', () => {
  it.each([
    ['证号33992119450312013X不对', '证号[id]不对'],
    ['339921194503120131', '[id]'],
    ['330121450312013', '[id]'],
    ['打13900001111找他', '打[phone]找他'],
    ['+86 139-0000-1111', '[phone]'],
    ['0570-1234567', '[phone]'],
    ['求助号0712', '求助号0712'],
    ['33992110720102', '33992110720102'],
    ['01JDB3M5QZ8XK4N7R2T9V6W1YH', '01JDB3M5QZ8XK4N7R2T9V6W1YH'],
    ['2026-11-23T08:00:00.000+08:00', '2026-11-23T08:00:00.000+08:00'],
  ])('writes %s as %s', (text, written) => {
    expect(redactText(text)).toBe(written)
  })

  it('redacts in keys, lists, numbers and nested values', () => {
    expect(redact({ 33992119450312013: [{ phone: 13900001111, at: ['339921194503120131'] }] })).toEqual({
      33992119450312013: [{ phone: '[phone]', at: ['[id]'] }],
    })
    expect(redact({ '339921194503120131': 1 })).toEqual({ '[id]': 1 })
  })

  it('keeps only name and code of an error, whose text may quote anything', () => {
    const error = Object.assign(new Error('叶根福 13900001111'), { code: 'E_DUP' })
    expect(redact(error)).toEqual({ name: 'Error', code: 'E_DUP' })
  })

  it('writes one JSON line with level, event and what it is bound to', () => {
    const lines: string[] = []
    createLogger({ traceId: 't1', capability: 'requests' }, (line) => lines.push(line)).warn('call.slow', { ms: 1200 })
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 'warn', event: 'call.slow', traceId: 't1', capability: 'requests', ms: 1200 },
    ])
  })

  it('lets no eighteen-digit number through, whatever stands around it (property)', () => {
    const id = fc.stringMatching(/^[1-9]\d{16}[\dX]$/)
    const around = fc.stringMatching(/^[^0-9X]{0,10}$/)
    fc.assert(
      fc.property(around, id, around, (before, number, after) => {
        expect(redactText(`${before}${number}${after}`)).not.toContain(number)
      }),
    )
  })
})
