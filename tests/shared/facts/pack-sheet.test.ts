import fc from 'fast-check'
import { fromPackedSheet, packSheet, toPackedSheet, unpackSheet } from '@shared/facts/pack-sheet'
import { FactSheet, mergeFact, type FactValue } from '@shared/facts/sheet'

const told = (value: FactValue['value'], asOf = '2026-10-31', feedId = 'mi-inpatient'): FactValue => ({
  value,
  asOf,
  source: { kind: 'feed', feedId, batchId: '01K0M0000000000000000000B1', label: '医保住院费用结算明细' },
})

const sheet: FactSheet = {
  householdId: '01K0M0000000000000000000H1',
  version: 7,
  household: { 'household.size': mergeFact(told(3), { value: 4, asOf: '2026-11-01', source: { kind: 'declared' } }) },
  members: [
    {
      personId: '01K0M0000000000000000000P1',
      facts: {
        'person.birthDate': told('1949-03-02'),
        'benefit.received': told(['old-age-allowance', 'dibao']),
        'medical.selfPaidByMonth': told([1.5, null, 0], '2026-11-22', 'pw-daily'),
        'disability.hasCert': told(false),
      },
    },
    { personId: '01K0M0000000000000000000P2', facts: { 'person.birthDate': told('1950-01-01') } },
  ],
}

const anyValue = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.string({ maxLength: 6 }),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
  fc.array(fc.option(fc.integer()), { maxLength: 3 }),
)
const anySource = fc.record(
  {
    kind: fc.constantFrom('declared' as const, 'visit' as const, 'feed' as const, 'officer' as const),
    feedId: fc.constantFrom('a', 'b'),
    batchId: fc.constantFrom('x', 'y'),
    byRole: fc.constant('gridWorker'),
    label: fc.string({ maxLength: 4 }),
  },
  { requiredKeys: ['kind'] },
)
const anyWord = fc.record({ value: anyValue, source: anySource, asOf: fc.constantFrom('2026-11-23', '2025-01-01') })
const anyFacts = fc.dictionary(
  fc.constantFrom('person.age', 'person.isDibao', 'benefit.received'),
  fc
    .tuple(anyWord, fc.array(anyWord, { maxLength: 2 }))
    .map(([word, others]) => (others.length > 0 ? { ...word, others } : word)),
)
const anySheet = fc.record({
  householdId: fc.string(),
  version: fc.nat(),
  household: anyFacts,
  members: fc.array(fc.record({ personId: fc.string(), facts: anyFacts }), { maxLength: 3 }),
})

/** fast-check makes dictionaries without a prototype. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

describe('a fact sheet as it is stored', () => {
  it('comes back as it was, whatever stands in it', () => {
    fc.assert(fc.property(anySheet, (any) => expect(unpackSheet(packSheet(any))).toStrictEqual(plain(any))))
  })

  it('names each source once and is a sheet again', () => {
    const stored = packSheet(sheet)
    expect(stored.split('医保住院费用结算明细')).toHaveLength(3)
    expect(FactSheet.parse(unpackSheet(stored))).toEqual(sheet)
  })

  it('is opened in the form that was stored before', () => {
    expect(unpackSheet(JSON.stringify(sheet))).toStrictEqual(sheet)
  })

  it('can stand inside another document as a value', () => {
    const document = JSON.stringify({ sheet: toPackedSheet(sheet) })
    expect(fromPackedSheet((JSON.parse(document) as { sheet: unknown }).sheet)).toStrictEqual(sheet)
  })

  it.each([
    ['no JSON', 'nothing'],
    ['no household', '7'],
    ['no household', 'null'],
    ['no household', '{}'],
    ['not complete', '{"householdId":"h","version":1,"household":{}}'],
    ['an unknown form', '["sheet/9"]'],
    ['an unknown form', '[]'],
    ['no household', '["sheet/1"]'],
    ['not complete', '["sheet/1","h",1,[],[],[]]'],
    ['a fact without a name', '["sheet/1","h",1,[],[],[[0,true,0]],[]]'],
    ['a fact without a name', '["sheet/1","h",1,["person.age"],[],[7],[]]'],
    ['a fact that nobody says', '["sheet/1","h",1,["person.age"],[],[[0,true,0]],[]]'],
    ['a fact that nobody says', '["sheet/1","h",1,["person.age"],[["2026-01-01",{}]],[[0]],[]]'],
    ['a member without a name', '["sheet/1","h",1,[],[],[],[7]]'],
  ])('is refused where it is none: %s', (why, stored) => {
    expect(() => unpackSheet(stored)).toThrow(RangeError)
    expect(() => unpackSheet(stored)).toThrow(why)
  })
})
