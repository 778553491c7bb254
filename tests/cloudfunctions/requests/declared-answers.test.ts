import { unpackSheet } from '@shared/facts/pack-sheet'
import type { FactSheet } from '@shared/facts/sheet'
import type { FactSheetBlock } from '@shared/households/block'
import type { DeclaredFacts } from '@shared/requests/declared'
import { expectRefusal, openCounty, type County } from '../kit/county'
import { PERSONS, PLATES } from '../kit/people'
import { askForHelp, houseLeaks } from '../kit/requests'

let county: County

beforeAll(async () => {
  county = await openCounty('requests', 'tasks', 'visits')
}, 60_000)
afterAll(() => county.close())

/** 林秀云, with husband and a son at university, checked herself and asks for help with the answers. */
const declared: DeclaredFacts = {
  household: { 'household.isRural': true, 'household.incomeMonthly': 260_000, 'household.category': 'dibao' },
  members: [
    { 'person.age': 50, 'person.gender': 'female', 'person.seekingWork': true, 'person.isTekun': true },
    { 'person.age': 52, 'person.gender': 'male', 'person.majorIllness': true },
  ],
}
const place = { plateCode: PLATES.lin }

let visits = 0
const meet = (taskId: string, more: object = {}) =>
  county.as('lan').call('visits', 'submit', {
    taskId,
    clientVisitId: `01JDQZ7YE0000000000001${String((visits += 1)).padStart(4, '0')}`,
    startedAt: county.cloud.clock.now(),
    outcome: 'met',
    safety: 'safe',
    members: [{ ...PERSONS.lin, relationZh: '户主', hukouRegistered: true, livesTogether: true }].map(
      ({ household: _household, ...member }) => member,
    ),
    facts: [{ factId: 'household.isRural', value: false }],
    ...more,
  })

const sheetOf = (householdId: string): FactSheet | undefined => {
  const [block] = county.cloud.db.find('factSheets', { _id: householdId }) as unknown as FactSheetBlock[]
  const sealed = block?.homes[householdId]
  return sealed === undefined ? undefined : unpackSheet(county.openText(sealed))
}

describe('answers of a self-check that come with a request', () => {
  it('lie under seal until the asker was met, then stand in the file as declared, with whom they are about', async () => {
    const { taskId, requestId } = await askForHelp(county, 'lin', { place, declared })
    const stored = JSON.stringify(county.cloud.db.find('requests', { _id: requestId }))
    expect(stored).not.toMatch(/majorIllness|incomeMonthly/)
    expect(sheetOf('home-lin')).toBeUndefined()

    await meet(taskId, { requesterMet: true })
    const sheet = sheetOf('home-lin')!
    const source = { kind: 'declared', label: '政策自查' }
    expect(sheet.household['household.incomeMonthly']).toEqual({ value: 260_000, source, asOf: '2026-11-23' })
    const of = (personId: string) => sheet.members.find((member) => member.personId === personId)!.facts
    expect(of('person-lin')['person.seekingWork']).toEqual({ value: true, source, asOf: '2026-11-23' })
    expect(of('person-jian')['person.majorIllness']).toEqual({ value: true, source, asOf: '2026-11-23' })
    expect(of('person-hao')['person.majorIllness']).toBeUndefined()
  })

  it('give way to what the visit saw, and say nothing of recognitions that departments keep', () => {
    const sheet = sheetOf('home-lin')!
    expect(sheet.household['household.isRural']).toMatchObject({ value: false, source: { kind: 'visit' } })
    expect(sheet.household['household.isRural']?.others).toMatchObject([{ value: true, source: { kind: 'declared' } }])
    expect(JSON.stringify(sheet)).not.toMatch(/isTekun|household\.category/)
  })

  it('are kept no second time once they stand in the file, nor after the matter is closed', async () => {
    const answers = (requestId: string) =>
      county.cloud.db
        .find('requests', { _id: requestId })
        .map((one) => county.openJson((one as unknown as { sealed: string }).sealed))
    const all = county.cloud.db.find('requests', {}).map(({ _id }) => answers(String(_id)))
    expect(JSON.stringify(all)).not.toContain('declared')

    const { taskId, requestId } = await askForHelp(county, 'lin', { place, declared })
    expect(JSON.stringify(answers(requestId))).toContain('person.majorIllness')
    await meet(taskId, { requesterMet: false })
    const { version } = await county.as('lin').call('requests', 'get', { requestId })
    await county.as('lin').call('requests', 'close', { requestId, version })
    expect(answers(requestId)).toEqual([{ words: expect.any(String), phone: expect.any(String) }])
  })

  it('of somebody who only reports about another are neither kept nor put in the other file', async () => {
    const { taskId, requestId } = await askForHelp(county, 'hao', {
      channel: 'lead',
      place: { plateCode: PLATES.ye },
      declared: { household: {}, members: [{ 'person.majorIllness': true }] },
    })
    const [stored] = county.cloud.db.find('requests', { _id: requestId }) as unknown as { sealed: string }[]
    expect(JSON.stringify(county.openJson(stored!.sealed))).not.toContain('majorIllness')
    await meet(taskId, {
      requesterMet: true,
      members: [{ name: '叶根福', relationZh: '户主', hukouRegistered: true, livesTogether: true }],
      facts: [],
    })
    expect(JSON.stringify(sheetOf('home-ye') ?? {})).not.toContain('majorIllness')
  })

  it('stay out of the file when somebody else opened the door', async () => {
    const { taskId } = await askForHelp(county, 'stranger', { place: { plateCode: PLATES.ye }, declared })
    await meet(taskId, {
      members: [{ name: '叶根福', relationZh: '户主', hukouRegistered: true, livesTogether: true }],
      facts: [],
    })
    expect(JSON.stringify(sheetOf('home-ye') ?? {})).not.toContain('incomeMonthly')
  })

  it('are refused by path when they are no answers of the self-check', async () => {
    const wrong = { household: {}, members: [{ 'person.isDvVictim': true }] }
    await expectRefusal(county, () => county.as('hao').call('requests', 'submit', houseLeaks({ declared: wrong })), {
      code: 'INVALID_INPUT',
      fields: [{ path: 'declared.members.0.person.isDvVictim', messageZh: expect.stringContaining('自查不问') }],
    })
  })
})
