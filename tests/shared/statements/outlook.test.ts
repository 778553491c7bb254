import { CATALOGUE } from '@shared/eligibility/catalogue'
import type { Policy } from '@shared/eligibility/model'
import type { FactSheet } from '@shared/facts/sheet'
import { wordsFor } from '@shared/statements/beside-words'
import { changeLines } from '@shared/statements/change-words'
import { composeStatement, titlesOf } from '@shared/statements/compose'
import type { Statement } from '@shared/statements/contract'
import { illnessOfOthers, withoutIllness, type ToldOf } from '@shared/statements/for-reading'
import type { ParameterInForce } from '@shared/rules/parameters'
import { anItem } from '../applications/an-item'
import { aHousehold, facts, poorFamily, screened, TODAY, withoutSupport } from '../eligibility/a-household'

const NAMES: Record<string, string> = { gong: '叶根福', nai: '吴阿婆', hao: '吴昊', lin: '林秀云' }
const find = (id: string): Policy | undefined => CATALOGUE.policies.find((policy) => policy.id === id)

const listOf = (
  stored: FactSheet,
  more: { items?: ReturnType<typeof anItem>[]; hides?: (one: ToldOf) => boolean } = {},
) =>
  composeStatement({
    household: { _id: 'house', headName: '叶根福', addressText: '溪边路17号' },
    ...screened(stored),
    stored,
    registers: {},
    edits: [],
    items: more.items ?? [],
    asked: [],
    needs: [],
    lastDelivery: null,
    nameOf: (personId) => (personId === null ? null : (NAMES[personId] ?? null)),
    now: `${TODAY}T10:00:00.000+08:00`,
    ...(more.hides ? { hides: more.hides } : {}),
  })

const ids = (lines: Statement['available']) => lines.map(({ policyId }) => policyId)
const grandmother = aHousehold({}, { nai: { 'person.birthDate': '1947-03-12', 'person.hukouInCounty': true } })
const pupil = { 'person.educationStage': 'senior', 'person.isTekun': false, 'person.hukouInCounty': true } as const

describe('what stands on no list of a household', () => {
  it('is a sealed matter: not as received, in progress or refused, nor that a child is in danger', () => {
    const stored = aHousehold(
      { 'benefit.received': ['dv-shelter'] },
      { hao: { 'person.birthDate': '2015-05-01', 'person.guardianshipGap': true } },
    )
    const items = [
      anItem({ policyId: 'dv-shelter', status: 'proposed' }),
      anItem({ policyId: 'temporary-guardianship' }),
    ]
    const told = JSON.stringify(listOf(stored, { items }))
    expect(told).not.toMatch(/dv-shelter|temporary-guardianship|庇护|临时监护/)
  })

  it('nor a new value that only something hidden reads', () => {
    const words = wordsFor({
      nameOf: () => null,
      policyOf: find,
      hides: ({ policyId }) => policyId === 'critical-illness-tilt',
    })
    const gain = (policyId: string) => ({ policyId, personId: 'lin', kind: 'gain' as const, held: null, replaces: [] })
    const value = (id: string, labelZh: string): ParameterInForce =>
      ({ id, labelZh, value: 100, unitZh: '元/月', area: '339921', from: '2027-01-01', sourceZh: '' }) as never
    const [line] = changeLines(
      [
        {
          day: '2027-01-01',
          cause: { kind: 'rules', personId: null },
          parameters: [value('criticalIllness.deductible', '大病起付线'), value('allowance.elder80', '高龄津贴标准')],
          changes: [gain('critical-illness-tilt'), gain('old-age-allowance')],
        },
      ],
      words,
    )
    expect(line?.causeZh).not.toContain('大病')
    expect(line?.lines).toHaveLength(1)
  })
})

describe('what the list says of time', () => {
  it('a grandmother who turns 80 in March is told so in a sentence, with the amount', () => {
    const change = listOf(grandmother).changesAhead.find(({ lines }) => lines[0]?.policyId === 'old-age-allowance')
    expect(change?.causeZh).toBe('2027年3月12日，吴阿婆满80周岁')
    expect(change?.lines[0]?.sentenceZh).toBe('可以申请“高龄津贴”，每月60元。')
  })

  it('an orphan who comes of age is told what ends', () => {
    const orphan = { 'person.birthDate': '2009-05-01', 'person.hukouInCounty': true, 'person.isOrphan': true }
    const stored = aHousehold({}, { hao: { ...orphan, 'benefit.received': ['orphan-basic-living'] } })
    const list = listOf(stored)
    expect(ids(list.received)).toContain('orphan-basic-living')
    const change = list.changesAhead.find(({ causeZh }) => causeZh === '2027年5月1日，吴昊满18周岁')
    expect(change?.lines.map(({ sentenceZh }) => sentenceZh)).toContain(
      '“孤儿基本生活保障”不再符合条件，提前问清楚以后怎么办。',
    )
  })

  it('a term that tells of an illness is told to its own adult, not to the others nor aloud', () => {
    const stored = aHousehold(
      { 'household.category': 'dibao' },
      {
        lin: {
          'person.birthDate': '1980-01-01',
          'person.hukouInCounty': true,
          'medical.chronicSince': '2024-01-01',
          'medical.chronicValidUntil': '2027-06-30',
          'person.aidEligibleOutpatientCost': 500_000,
        },
        hao: {},
      },
    )
    const tells = ({ changesAhead }: Statement) => JSON.stringify(changesAhead).includes('慢病')
    expect(tells(listOf(stored))).toBe(true)
    expect(tells(listOf(stored, { hides: illnessOfOthers(['hao'], ['lin', 'hao'], find) }))).toBe(false)
    expect(tells(listOf(stored, { hides: illnessOfOthers(['lin'], ['lin', 'hao'], find) }))).toBe(true)
    expect(tells(withoutIllness(listOf(stored), find))).toBe(false)
  })
})

describe('what the list says of grants', () => {
  it('dibao in progress opens the fee waivers of the pupil and the electricity', () => {
    const stored = aHousehold({ 'household.hukouInCounty': true, 'household.usesOneMeter': true }, { hao: pupil })
    const dibao = anItem({ householdId: 'house', personId: null, policyId: 'dibao', status: 'accepted' })
    const [first] = listOf(stored, { items: [dibao] }).onceGranted
    expect(first?.leadZh).toBe('批准“最低生活保障”以后，还可以有')
    expect(ids(first?.lines ?? [])).toEqual(expect.arrayContaining(['senior-high-tuition-waiver', 'free-electricity']))
    expect(first?.lines.find(({ policyId }) => policyId === 'senior-high-tuition-waiver')?.personNameZh).toBe('吴昊')
  })

  it('dibao that is met names no amount and no arithmetic anywhere on the list', () => {
    const list = listOf(aHousehold(poorFamily(3, { 'household.usesOneMeter': true }), { lin: {}, hao: pupil }))
    expect(list.available.find(({ policyId }) => policyId === 'dibao')?.amountZh).toBeNull()
    expect(JSON.stringify(list)).not.toMatch(/2540|2,540|1180×|−1000/)
  })
})

describe('what the list says of things that do not go together', () => {
  const alone = aHousehold(poorFamily(1), { gong: withoutSupport() })

  it('an old man alone chooses between dibao and tekun: one is listed, the other is a choice, with the reason', () => {
    const list = listOf(alone)
    expect(ids(list.available)).toContain('tekun-support')
    expect(ids(list.available)).not.toContain('dibao')
    const choice = list.choices.find(({ options }) => options.some(({ policyIds }) => policyIds.includes('dibao')))
    expect(choice?.options.map(({ titleZh }) => titleZh)).toEqual(['特困人员救助供养（基本生活）', '最低生活保障'])
    expect(choice?.better).toBe(0)
    expect(choice?.whyZh).toContain('“特困人员救助供养（基本生活）”多一些')
    expect(choice?.options[1]?.amountZh).toBeNull()
  })

  it('a tekun member of a dibao family: both lines say who is counted where', () => {
    const list = listOf(aHousehold(poorFamily(2), { gong: withoutSupport(), lin: {} }))
    const line = (policyId: string) => list.available.find((one) => one.policyId === policyId)
    expect(line('dibao')?.withZh).toContain('叶根福领了“特困人员救助供养（基本生活）”，这一样就不再算这个人')
    expect(line('tekun-support')?.withZh).toContain('领了这样，“最低生活保障”就不再算叶根福')
  })

  it('what a register pays and pays more needs no choice; a refused item is offered to nobody and blocks nothing', () => {
    const stored: FactSheet = {
      ...alone,
      household: { ...alone.household, ...facts({ 'benefit.received': ['dibao'], 'benefit.dibaoMonthly': 999_900 }) },
    }
    expect(
      listOf(stored).choices.flatMap(({ options }) => options.flatMap(({ policyIds }) => policyIds)),
    ).not.toContain('tekun-support')
    const refused = anItem({ householdId: 'house', personId: 'gong', policyId: 'tekun-support', status: 'rejected' })
    const list = listOf(alone, { items: [refused] })
    expect(ids(list.available)).toContain('dibao')
    expect(ids(list.available)).not.toContain('tekun-support')
  })

  it('an adult’s choice between medical things leaves no trace for the others', () => {
    const ill = { 'person.hukouInCounty': true, 'person.birthDate': '1980-01-01', 'person.insuranceType': 'resident' }
    const stored = aHousehold(
      { 'household.category': 'dibao' },
      { lin: { ...ill, 'person.severeMentalDisorder': true }, hao: {} },
    )
    const hidden = listOf(stored, { hides: illnessOfOthers(['hao'], ['lin', 'hao'], find) })
    expect(JSON.stringify(hidden.choices)).not.toContain('mental')
    expect(JSON.stringify(hidden)).not.toMatch(/精神/)
  })

  it('what is kept of a delivered list names choices, grants and changes', () => {
    expect(titlesOf(listOf(alone)).join('\n')).toContain('只能选一样')
    expect(titlesOf(listOf(grandmother)).join('\n')).toContain('满80周岁')
  })
})
