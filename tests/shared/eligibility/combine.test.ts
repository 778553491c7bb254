import fc from 'fast-check'
import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { Combination } from '@shared/eligibility/combination-model'
import type { Claim, Held } from '@shared/eligibility/combination-rules'
import { combine } from '@shared/eligibility/combine'
import { screen } from '@shared/eligibility/screen'
import { findFact } from '@shared/facts/vocabulary'
import { yuanToFen } from '@shared/kernel/money'
import { AREA, aHousehold, poorFamily, screened, TODAY, withoutSupport, type Values } from './a-household'
import type { Plain } from './plain-evaluator'
import { randomHousehold } from './random-households'

const CONFLICTS = ['excludes', 'mutual', 'choose-one', 'choose-higher']
const policy = (id: string) => CATALOGUE.policies.find((one) => one.id === id)
const names = (a: string, b: string): boolean =>
  (policy(a)?.exclusions ?? []).some((rule) => rule.policy === b && CONFLICTS.includes(rule.type))

/** Read from the files alone: may the two stand side by side, where `others` of the house stay in a household policy? */
const clash = (a: Claim, b: Claim, others: boolean): boolean => {
  if (!names(a.policyId, b.policyId) && !names(b.policyId, a.policyId)) return false
  const [household, person] = policy(a.policyId)?.unit === 'household' ? [a, b] : [b, a]
  const units = [policy(household.policyId)?.unit, policy(person.policyId)?.unit].join()
  if (units === 'person,person') return a.personId === b.personId
  if (units === 'household,household') return true
  return !names(household.policyId, person.policyId) || !others
}

const together = ({ items }: Combination): Claim[] =>
  items.filter(({ standing }) => standing === 'together').map(({ result }) => result)
const standingOf = ({ items }: Combination, policyId: string, personId: string | null = null) =>
  items.find(({ result }) => result.policyId === policyId && result.personId === personId)?.standing
const has = (claims: readonly Claim[], policyId: string): boolean => claims.some((one) => one.policyId === policyId)

const toFen = (values: Record<string, Plain>): Values =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      findFact(id)?.type === 'money' ? (yuanToFen(value as number) ?? Math.round((value as number) * 100)) : value,
    ]),
  )

const world = fc.tuple(randomHousehold, fc.array(fc.nat({ max: 40 }), { maxLength: 4 })).map(([input, picks]) => {
  const members = Object.fromEntries(input.members.map((values, i) => [`p${i}`, toFen(values)]))
  const sheet = aHousehold(toFen(input.household), members)
  const screening = screen({ sheet, asOf: TODAY, area: AREA })
  const met = screening.results.filter(({ verdict }) => verdict === 'met')
  const held = picks.flatMap((pick): Held[] => {
    const one = met[pick]
    return one ? [{ policyId: one.policyId, personId: one.personId, state: pick % 3 ? 'received' : 'inProgress' }] : []
  })
  return { sheet, screening, held }
})

describe('what can be held together, whatever the household', () => {
  it('never shows two things side by side that the rules forbid, nor one beside what is held', () => {
    fc.assert(
      fc.property(world, ({ sheet, screening, held }) => {
        const shown = together(combine({ sheet, screening, held }))
        const living = sheet.members.filter(({ facts }) => facts['person.deceased']?.value !== true)
        const tekun = new Set(
          [...shown, ...held].filter(({ policyId }) => policyId === 'tekun-support').map(({ personId }) => personId),
        )
        const others = living.some(({ personId }) => !tekun.has(personId))
        for (const [i, one] of shown.entries())
          for (const other of [...shown.slice(i + 1), ...held]) {
            if (clash(one, other, others)) throw new Error(`${one.policyId} beside ${other.policyId}`)
          }
      }),
      { numRuns: 150 },
    )
  })

  it('is not moved by policies that are not met', () => {
    fc.assert(
      fc.property(world, ({ sheet, screening, held }) => {
        const met = { ...screening, results: screening.results.filter(({ verdict }) => verdict === 'met') }
        const all = combine({ sheet, screening, held })
        const alone = combine({ sheet, screening: met, held })
        expect(together(alone)).toEqual(together(all))
        expect(alone.choices).toEqual(all.choices)
      }),
      { numRuns: 60 },
    )
  })

  it('gives every met result a place, and every alternative a choice it stands in', () => {
    fc.assert(
      fc.property(world, ({ sheet, screening, held }) => {
        const { items, choices } = combine({ sheet, screening, held })
        for (const { result, standing, blockers } of items) {
          if (result.verdict !== 'met') expect(['open', 'shutOut']).toContain(standing)
          else if (standing === 'alternative') {
            const inOne = choices.some(({ options }) =>
              options.some(({ claims }) =>
                claims.some((one) => one.policyId === result.policyId && one.personId === result.personId),
              ),
            )
            expect(inOne).toBe(true)
          } else if (standing === 'shutOut') expect(blockers.some(({ by }) => by.state === 'received')).toBe(true)
          else expect(blockers).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('families as they come', () => {
  it('a tekun member of a dibao family: both stand, and the member is not counted in dibao', () => {
    const stored = aHousehold(poorFamily(2), { gong: withoutSupport(), sun: { 'person.hukouInCounty': true } })
    const result = combine({ ...screened(stored), held: [] })
    expect(standingOf(result, 'dibao')).toBe('together')
    expect(standingOf(result, 'tekun-support', 'gong')).toBe('together')
    const dibao = result.items.find(({ result: one }) => one.policyId === 'dibao')
    expect(dibao?.terms).toContainEqual(
      expect.objectContaining({ kind: 'notCounted', with: expect.objectContaining({ personId: 'gong' }) }),
    )
  })

  it('an old man alone can be on dibao or on tekun, not both: tekun pays more', () => {
    const result = combine({ ...screened(aHousehold(poorFamily(1), { gong: withoutSupport() })), held: [] })
    expect(standingOf(result, 'tekun-support', 'gong')).toBe('together')
    expect(standingOf(result, 'dibao')).toBe('alternative')
    const choice = result.choices.find(({ options }) => options.some(({ claims }) => has(claims, 'dibao')))
    expect(choice?.better).toEqual({ index: 0, why: 'higher' })
  })

  it('on dibao alone, tekun that brings more is a choice; what brings nothing more is shut out, with the rule’s words', () => {
    const stored = aHousehold(poorFamily(1, { 'household.category': 'dibao' }), { gong: withoutSupport() })
    const held: Held[] = [{ policyId: 'dibao', personId: null, state: 'received', fen: 86_000 }]
    const result = combine({ ...screened(stored), held })
    expect(standingOf(result, 'tekun-support', 'gong')).toBe('alternative')
    expect(result.choices[0]?.better).toEqual({ index: 1, why: 'higher' })
    const spending = { 'household.rigidSpendingRatio': 0.9, 'household.incomePerCapitaAfterRigidMonthly': 1 }
    const edge = aHousehold(poorFamily(1, { 'household.incomeChecked': 130_000, ...spending }), { gong: {} })
    const blocked = combine({ ...screened(edge), held }).items.find(
      ({ result: one }) => one.policyId === 'dibao-edge-recognition',
    )
    expect(blocked?.standing).toBe('shutOut')
    expect(blocked?.blockers[0]).toMatchObject({ by: { policyId: 'dibao', state: 'received' }, type: 'excludes' })
    expect(blocked?.blockers[0]?.noteZh).toMatch(/类别认定|低边/)
  })

  const orphan: Values = {
    'person.hukouInCounty': true,
    'person.birthDate': '2016-01-01',
    'person.isOrphan': true,
    'person.isTekun': true,
    'person.disabilityGrade': 2,
    'person.needsLongTermCare': true,
  }

  it('an orphan who could be tekun too: one of the two, the higher, and never both', () => {
    const result = combine({ ...screened(aHousehold({}, { lin: orphan })), held: [] })
    const shown = together(result)
    expect(has(shown, 'orphan-basic-living') && has(shown, 'tekun-support')).toBe(false)
    const choice = result.choices.find(({ options }) => options.some(({ claims }) => has(claims, 'tekun-support')))
    expect(choice?.options.some(({ claims }) => has(claims, 'orphan-basic-living'))).toBe(true)
    expect(choice?.better.index).not.toBeNull()
  })

  it('a child without carers on a family’s dibao gets the gap only, with the arithmetic', () => {
    const child: Values = {
      'person.hukouInCounty': true,
      'person.birthDate': '2015-01-01',
      'person.isOrphan': false,
      'person.isDeFactoUnsupported': true,
    }
    const stored = aHousehold({ 'household.size': 2, 'household.category': 'dibao' }, { hao: child, nai: {} })
    const held: Held[] = [{ policyId: 'dibao', personId: null, state: 'received', fen: 120_000 }]
    const { sheet, screening } = screened(stored)
    const item = combine({ sheet, screening, held }).items.find(
      ({ result }) => result.policyId === 'defacto-child-living' && result.personId === 'hao',
    )
    const full = screening.parameters.get('standard.orphanDispersed')?.value ?? 0
    expect(item?.standing).toBe('together')
    expect(item?.terms[0]).toMatchObject({ kind: 'gap', left: { fen: full - 60_000 } })
    expect(item?.terms[0]?.left?.steps[0]).toBe(`${full / 100}−1200÷2=${full / 100 - 600}`)
  })

  const frail: Values = {
    'person.hukouInCounty': true,
    'person.residesInCounty': true,
    'person.birthDate': '1950-01-01',
    'person.isTekun': false,
    'person.elderlyCareGrade': 'severe',
    'person.disabilityGrade': 1,
    'person.needsLongTermCare': true,
    'person.receivesWorkInjuryCareFee': false,
  }

  it('of two allowances for care the higher is chosen, by what is known', () => {
    const dibao = { 'household.category': 'dibao', 'household.hukouInCounty': true }
    const known = screened(aHousehold(dibao, { yu: { ...frail, 'person.careNeedLevel': 'total' } }))
    const result = combine({ ...known, held: [] })
    const choice = result.choices.find(({ type }) => type === 'choose-higher')
    expect(choice?.options.flatMap(({ claims }) => claims.map(({ policyId }) => policyId)).sort()).toEqual(
      expect.arrayContaining(['disability-care-allowance', 'elderly-care-subsidy']),
    )
    const worths = choice?.options.map(({ worth }) => worth.low) ?? []
    expect(worths[choice?.better.index ?? -1]).toBe(Math.max(...worths))
  })

  it('an amount nobody knows wins nothing silently', () => {
    const result = combine({ ...screened(aHousehold({}, { yu: frail })), held: [] })
    const choice = combine({
      ...screened(aHousehold({ 'household.category': 'edge' }, { yu: frail })),
      held: [{ policyId: 'elderly-voucher', personId: 'yu', state: 'received' }],
    }).choices.find(({ options }) => options[0] && has(options[0].claims, 'elderly-voucher'))
    expect(has(together(result), 'elderly-care-subsidy')).toBe(false)
    expect(choice?.better).toEqual({ index: null, why: 'notKnown' })
  })

  it('one fee of one pupil is waived once', () => {
    const pupil: Values = { 'person.educationStage': 'senior', 'person.disabilityGrade': 3 }
    const shown = together(combine({ ...screened(aHousehold({}, { hao: pupil, jie: pupil })), held: [] }))
    for (const personId of ['hao', 'jie']) {
      const own = shown.filter((one) => one.personId === personId)
      expect(has(own, 'senior-high-tuition-waiver') && has(own, 'disabled-student-support')).toBe(false)
      expect(has(own, 'senior-high-tuition-waiver') || has(own, 'disabled-student-support')).toBe(true)
    }
  })

  it('what is in progress may come to nothing: what conflicts with it is a choice, not shut out', () => {
    const stored = aHousehold(poorFamily(1), { gong: withoutSupport() })
    const result = combine({ ...screened(stored), held: [{ policyId: 'dibao', personId: null, state: 'inProgress' }] })
    expect(standingOf(result, 'tekun-support', 'gong')).toBe('alternative')
    expect(result.choices[0]?.options[0]?.claims[0]?.state).toBe('inProgress')
  })

  it('an unknown result takes part in nothing and names what it would replace', () => {
    const unknownCare = aHousehold(
      { 'household.category': 'dibao' },
      { yu: { ...frail, 'person.needsLongTermCare': true } },
    )
    delete unknownCare.members[0]?.facts['person.receivesWorkInjuryCareFee']
    const item = combine({
      ...screened(unknownCare),
      held: [{ policyId: 'elderly-care-subsidy', personId: 'yu', state: 'received', fen: 20_000 }],
    }).items.find(({ result }) => result.policyId === 'disability-care-allowance')
    expect(item?.standing).toBe('open')
    expect(item?.blockers[0]?.by.policyId).toBe('elderly-care-subsidy')
  })
})
