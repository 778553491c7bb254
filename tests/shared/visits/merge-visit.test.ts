import { emptySheet, mergeFact } from '@shared/facts/sheet'
import type { HouseholdMember } from '@shared/households/model'
import {
  factProblems,
  factsToRecord,
  householdSize,
  mergeMembers,
  mergeVisitFacts,
  opensSafetyCheck,
} from '@shared/visits/merge-visit'
import { needsSeen } from '@shared/visits/needs-seen'

const known = (personId: string, more: Partial<HouseholdMember> = {}): HouseholdMember => ({
  personId,
  relationZh: '其他',
  isHead: false,
  hukouRegistered: true,
  livesTogether: null,
  ...more,
})
const seen = (personId: string, more: object = {}) => ({
  personId,
  relationZh: '',
  hukouRegistered: null,
  livesTogether: true as boolean | null,
  ...more,
})

describe('who lives here after a visit', () => {
  it('updates those named and keeps those who were not', () => {
    const members = mergeMembers([known('a', { isHead: true }), known('b')], [seen('a')])
    expect(members).toMatchObject([
      { personId: 'a', isHead: true, livesTogether: true, hukouRegistered: true },
      { personId: 'b', livesTogether: null },
    ])
  })

  it('a tick left open takes nothing away', () => {
    expect(mergeMembers([known('a', { livesTogether: true })], [seen('a', { livesTogether: null })])[0]).toMatchObject({
      livesTogether: true,
      relationZh: '其他',
    })
  })

  it('the first one named heads a household that has no head', () => {
    expect(mergeMembers([], [seen('x'), seen('y')]).map((member) => member.isHead)).toEqual([true, false])
  })

  it('a student away still counts for the household', () => {
    const stage = [{ factId: 'person.educationStage', personIndex: 1, value: 'college' }]
    const members = mergeMembers([], [seen('x'), seen('y', { livesTogether: false })], stage)
    expect(members[1]).toMatchObject({ livesTogether: false, awayAtSchool: true })
    expect(householdSize(members)).toBe(2)
    expect(householdSize(mergeMembers([], [seen('x'), seen('y', { livesTogether: false })]))).toBe(1)
  })

  it('is counted unless the size was told', () => {
    const members = mergeMembers([], [seen('x'), seen('y')])
    expect(factsToRecord([], members, true)).toEqual([{ factId: 'household.size', value: 2 }])
    const told = [{ factId: 'household.size', value: 3 }]
    expect(factsToRecord(told, members, true)).toEqual(told)
    expect(factsToRecord([], members, false)).toEqual([])
  })
})

describe('what a visit says', () => {
  const said = { source: { kind: 'visit' as const }, asOf: '2026-11-23' }

  it('enters as seen at a visit, on the person it is about', () => {
    const sheet = mergeVisitFacts(
      emptySheet('h', ['p', 'q']),
      [
        { factId: 'household.onlyHome', value: true },
        { factId: 'person.majorIllness', personIndex: 1, value: true },
      ],
      ['p', 'q'],
      said,
    )
    expect(sheet.household['household.onlyHome']).toMatchObject({ value: true, source: { kind: 'visit' } })
    expect(sheet.members[0]!.facts).toEqual({})
    expect(sheet.members[1]!.facts['person.majorIllness']).toMatchObject({ value: true, asOf: '2026-11-23' })
  })

  it('overwrites nothing another source says', () => {
    const before = {
      ...emptySheet('h'),
      household: {
        'household.size': mergeFact(undefined, {
          value: 4,
          source: { kind: 'feed' as const, feedId: 'ca-dibao-household' },
          asOf: '2026-11-01',
        }),
      },
    }
    const after = mergeVisitFacts(before, [{ factId: 'household.size', value: 3 }], [], said)
    const entry = after.household['household.size']!
    expect([entry.value, ...(entry.others ?? []).map((other) => other.value)].sort()).toEqual([3, 4])
  })

  it('names what is wrong, each by its place', () => {
    expect(
      factProblems(
        [
          { factId: 'household.onlyHome', value: true },
          { factId: 'household.onlyHome', value: 3 },
          { factId: 'person.isDvVictim', personIndex: 0, value: true },
        ],
        1,
      ).map((problem) => problem.index),
    ).toEqual([1, 2])
  })

  it('asks for the inspection only of an unsafe house and a person who agreed', () => {
    const unsafe = [{ factId: 'household.houseSuspectedUnsafe', value: true }]
    expect(opensSafetyCheck(unsafe, { signed: true, policiesTold: [] })).toBe(true)
    expect(opensSafetyCheck(unsafe, { signed: false, policiesTold: ['house-safety-check'] })).toBe(true)
    expect(opensSafetyCheck(unsafe, { signed: false, policiesTold: ['dibao'] })).toBe(false)
    expect(opensSafetyCheck([{ ...unsafe[0]!, value: false }], { signed: true, policiesTold: [] })).toBe(false)
  })

  it('speaks of needs: first those asked for, then those seen, each once', () => {
    expect(
      needsSeen(
        ['hardToLive'],
        [
          { factId: 'person.majorIllness', personIndex: 0, value: true },
          { factId: 'household.basicLifeInDifficulty', value: true },
          { factId: 'household.emergencyType', value: 'none' },
        ],
      ),
    ).toEqual(['hardToLive', 'medicalCost'])
  })
})
