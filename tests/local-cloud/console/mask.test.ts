import fc from 'fast-check'
import { ObjectId } from 'bson'
import { masked } from '../../../local-cloud/console/mask'

describe('a masked document', () => {
  test('keeps its shape, states, small numbers, instants and ids that mean nothing', () => {
    const shown = masked({
      _id: '01KB3Q6Z5J8R9T0V1W2X3Y4Z5A',
      status: 'open',
      version: 3,
      done: true,
      nothing: null,
      createdAt: '2026-11-23T08:00:00.000+08:00',
      seenAt: new Date(0),
      link: new ObjectId('64b7f1a2c3d4e5f601234567'),
    })
    expect(shown).toEqual({
      _id: '01KB3Q6Z5J8R9T0V1W2X3Y4Z5A',
      status: 'open',
      version: 3,
      done: true,
      nothing: null,
      createdAt: '2026-11-23T08:00:00.000+08:00',
      seenAt: '1970-01-01T00:00:00.000Z',
      link: '64b7f1a2c3d4e5f601234567',
    })
  })

  test('says kind and length of what it hides', () => {
    expect(
      masked({ name: '叶根福', phone: '13900001111', born: '1950-01-01', sealed: 'v1.'.padEnd(60, 'aB3') }),
    ).toEqual({
      name: '•• text 3',
      phone: '•• digits 11',
      born: '•• digits 10',
      sealed: '•• sealed 60',
    })
    expect(masked({ income: 123456789, bornOn: new Date(0) })).toEqual({ income: '•• number', bornOn: '•• date' })
  })

  test('hides what stands in keys, and ids that name somebody', () => {
    expect(masked({ _id: 'oABCDEFG123:p1', byPerson: { '339921194501011234': 1, 叶根福: 2, p1: 3 } })).toEqual({
      _id: '•• text 14',
      byPerson: { '•• key 1': 1, '•• key 2': 2, p1: 3 },
    })
  })

  test('a state that is no English word is hidden', () => {
    expect(masked({ status: '叶根福', kind: 'Zhang San', type: '13900001111' })).toEqual({
      status: '•• text 3',
      kind: '•• text 9',
      type: '•• digits 11',
    })
  })

  test('no text of a person comes through, wherever it stands', () => {
    const secrets = ['叶根福', '13900001111', '33992119450101123X', 'oGh7Jk2Lm9Pq4Rs6Tu8Vw1Xy3Z']
    const path = fc.array(fc.constantFrom('a', 'items', 'status', 'value', '_id', 'role'), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(path, fc.constantFrom(...secrets), fc.boolean(), (keys, secret, inList) => {
        const start: unknown = inList ? [secret] : secret
        const document = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), start)
        expect(JSON.stringify(masked(document))).not.toContain(secret)
      }),
    )
  })
})
