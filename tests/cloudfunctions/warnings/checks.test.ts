import { CountyWorld, restoreMachine } from '../feeds/county-world'

afterAll(restoreMachine)

const COUNTY = '339921'
const world = new CountyWorld()
const civilAffairs = world.as('staff-civil-affairs')
const mismatches = (show: 'waiting' | 'closed' = 'waiting') =>
  civilAffairs.call('warnings', 'checks', { areaCode: COUNTY, kind: 'mismatch', show })

beforeAll(async () => {
  world.at()
  await world.sendAll('start')
  await world.scan()
})

it('counts each kind an officer handles, and nobody else’s', async () => {
  const waiting = async (by: string, areaCode: string) =>
    Object.fromEntries(
      (await world.as(by).call('warnings', 'checkKinds', { areaCode })).items.map((one) => [one.kind, one.waiting]),
    )
  expect(await waiting('staff-civil-affairs', COUNTY)).toMatchObject({ mismatch: 1, death: 0, double: 0 })
  expect(await waiting('staff-other-officer', '339921105')).toMatchObject({ entitled: 1, mismatch: 0 })
  expect(await waiting('staff-story-officer', '339921107')).toMatchObject({ entitled: 0, mismatch: 0 })
  await expect(
    world.as('staff-story-worker').call('warnings', 'checkKinds', { areaCode: COUNTY }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('a check shows both sides: the certificate as the federation has it, the payment as civil affairs made it', async () => {
  const [check] = (await mismatches()).items
  expect(check).toMatchObject({
    kind: 'mismatch',
    titleZh: '残疾证与补贴不符',
    ruleZh: expect.stringContaining('（规则第') as string,
    result: null,
  })
  const sources = new Set(check!.evidence.map(({ sourceZh }) => sourceZh))
  expect([...sources]).toEqual(expect.arrayContaining(['持证残疾人基础信息', '残疾人两项补贴发放明细']))
  expect(check!.evidence.every(({ asOf }) => /^\d{4}-\d{2}-\d{2}$/.test(asOf))).toBe(true)
  const looks = world.database.all('auditEntries').filter(({ action }) => action === 'warnings.checks')
  expect(looks.some(({ householdIds }) => (householdIds as string[]).includes(check!.householdId!))).toBe(true)
})

it('to confirm or explain, what the family said is written down; a warning of hardship has no such result', async () => {
  const [check] = (await mismatches()).items
  const close = (noteZh: string) =>
    civilAffairs.call('warnings', 'close', {
      warningId: check!.warningId,
      version: check!.version,
      result: 'trueCorrected',
      noteZh,
    })
  await expect(close('')).rejects.toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'noteZh' }] })
  const medical = world.warnings().find(({ ruleId }) => ruleId === 'medical-selfpaid-30k')!
  await expect(
    world.as('staff-dispatcher').call('warnings', 'close', {
      warningId: medical._id,
      version: medical.version,
      result: 'explained',
      noteZh: '家属说明了',
    }),
  ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  expect(await close('证件过期忘了换，已陪同换证')).toMatchObject({ status: 'closed' })
  expect((await mismatches()).items).toEqual([])
  expect((await mismatches('closed')).items).toMatchObject([
    { result: 'trueCorrected', resultNoteZh: '证件过期忘了换，已陪同换证', statusZh: '属实-已更正' },
  ])
})

it('nothing is stopped by a check: what is paid stands as it stood', async () => {
  const dispatcher = world.as('staff-dispatcher')
  const { byRule } = await dispatcher.call('warnings', 'precision', { areaCode: COUNTY })
  expect(byRule.find(({ key }) => key === 'cert-invalid-still-paid')).toMatchObject({ handled: 1, confirmed: 1 })
  expect(world.database.all('applications')).toEqual([])
})
