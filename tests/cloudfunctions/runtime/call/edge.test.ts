import { z } from 'zod'
import { KoumenError } from '@shared/kernel/errors'
import { failureEnvelope, toKoumenError } from '../../../../cloudfunctions/runtime/call/failure'
import { parseInput } from '../../../../cloudfunctions/runtime/call/field-messages'
import { readIdentity } from '../../../../cloudfunctions/runtime/call/identity'
import { isOlder, looksLikeTimer, parseEvent } from '../../../../cloudfunctions/runtime/call/parse-event'
import { callerOf } from '../../../../cloudfunctions/runtime/call/resolve-actor'
import { pauseSeconds } from '../../../../cloudfunctions/runtime/outbox'
import { SdkError, classify } from '../../../../cloudfunctions/runtime/store/sdk-error'

describe('the identity of a call', () => {
  it('is read from the environment, and the call’s context goes before it', () => {
    expect(readIdentity({}, { WX_OPENID: 'from-env' }).openid).toBe('from-env')
    expect(readIdentity({ environment: '{"WX_OPENID":"from-context"}' }, { WX_OPENID: 'from-env' }).openid).toBe(
      'from-context',
    )
    expect(readIdentity({ environ: 'A=1;WX_OPENID=old=style' }, {}).openid).toBe('old=style')
  })

  it('survives a context that does not read', () => {
    expect(readIdentity({ environment: '{' }, { WX_OPENID: 'from-env' }).openid).toBe('from-env')
    expect(readIdentity(null, {})).toMatchObject({ openid: undefined, isTimer: false })
  })

  it('of a timer comes from TRIGGER_SRC alone', () => {
    expect(readIdentity({}, { TRIGGER_SRC: 'timer' }).isTimer).toBe(true)
    expect(readIdentity({}, { TRIGGER_SRC: 'tcb' }).isTimer).toBe(false)
    expect(looksLikeTimer({ Type: 'Timer' })).toBe(true)
  })

  it('gives a web account its own namespace and a visitor no person', () => {
    expect(callerOf(readIdentity({}, { TCB_UUID: 'u1' }))).toMatchObject({ kind: 'person', openid: 'web:u1' })
    expect(callerOf(readIdentity({}, { TCB_UUID: 'u1', TCB_ISANONYMOUS_USER: 'true' }))).toMatchObject({
      kind: 'anonymous',
      openid: 'anonymous:u1',
    })
    expect(callerOf(readIdentity({}, {})).kind).toBe('anonymous')
  })
})

describe('an event', () => {
  it.each([
    undefined,
    7,
    [],
    {},
    { action: '' },
    { action: 'a', idempotencyKey: 'short' },
    { action: 'a', idempotencyKey: 'with space in it' },
  ])('%j is refused', (event) => expect(() => parseEvent(event)).toThrow('INVALID_INPUT'))

  it.each([
    ['0.1.0', '0.1.0', false],
    ['0.1.9', '0.2.0', true],
    ['1.0.0', '0.9.9', false],
    ['0.10.0', '0.9.0', false],
  ])('of client %s against oldest %s is older: %s', (version, oldest, older) => {
    expect(isOlder(version, oldest)).toBe(older)
  })
})

describe('wrong input', () => {
  const Schema = z.object({
    name: z.string().min(1),
    needs: z.array(z.enum(['a', 'b'])).min(1),
    age: z.number().int().max(120),
    phone: z.string().regex(/^1/, '电话号码不对'),
    agreed: z.boolean(),
  })
  const problems = (input: unknown) => {
    try {
      parseInput(Schema, input)
      return []
    } catch (error) {
      return (error as KoumenError).fields.map(({ path, messageZh }) => `${path}: ${messageZh}`)
    }
  }

  it('names each field and its remedy', () => {
    expect(problems({ name: '', needs: [], age: 130, phone: '2', agreed: 'yes' })).toEqual([
      'name: 这一项不能空着，请填写。',
      'needs: 请至少选一项。',
      'age: 数字不能大于120，请改一改。',
      'phone: 电话号码不对',
      'agreed: 请选“是”或“否”。',
    ])
  })

  it('says of a missing field that it is missing', () => {
    expect(problems({ name: '叶', needs: ['c'], age: 1, phone: '1' })).toEqual([
      'needs.0: 请从给出的选项里选一个。',
      'agreed: 这一项还没填，请填写。',
    ])
  })

  it('never repeats what was typed', () => {
    expect(
      JSON.stringify(problems({ name: 33992119450312, needs: ['33992119450312013X'], age: '33992119450312013X' })),
    ).not.toMatch(/33992119450312/)
  })
})

describe('a failure', () => {
  it.each([
    [{ code: 'ECONNREFUSED', message: 'connect' }, 'UNAVAILABLE'],
    [{ code: 'DATABASE_TRANSACTION_CONFLICT', message: '' }, 'UNAVAILABLE'],
    [{ code: 'DATABASE_REQUEST_FAILED', message: 'E11000 duplicate key error' }, 'CONFLICT'],
    [{ code: 'INVALID_PARAM', message: 'x' }, 'INTERNAL'],
    [new TypeError('x is undefined'), 'INTERNAL'],
  ])('%j leaves as %s', (cause, code) => {
    expect(toKoumenError(cause instanceof Error ? cause : classify(cause)).code).toBe(code)
  })

  it('of ours carries the sentence, of a stranger only the table’s', () => {
    const envelope = failureEnvelope(toKoumenError(new Error('叶根福 13900001111')), 't1', 'now')
    expect(envelope).toEqual({
      ok: false,
      error: { code: 'INTERNAL', messageZh: new KoumenError('INTERNAL').messageZh, retry: true, fields: [] },
      traceId: 't1',
      serverTime: 'now',
    })
    expect(new SdkError('other', 'X').message).toBe('other: X')
  })
})

describe('a message that fails', () => {
  it('waits longer each time, at most an hour', () => {
    expect([1, 2, 3, 7, 8, 20].map(pauseSeconds)).toEqual([30, 60, 120, 1920, 3600, 3600])
  })
})
