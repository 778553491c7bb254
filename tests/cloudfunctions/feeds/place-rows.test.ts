import { CountyWorld, restoreMachine } from './county-world'

afterAll(restoreMachine)

const world = new CountyWorld()
const YE = '33992119450312013X,叶根福'
const ZHENG = '339921196807150097,郑阿海'
const LIN = '339921197604180223,林秀芸'

const send = async (feedId: string, ...lines: string[]) => {
  const { rows, problems } = await world.send(world.csv(feedId, lines))
  return {
    accepted: rows.accepted,
    unchanged: rows.unchanged,
    reasons: problems.map((p) => `${p.line} ${p.messageZh.split('。')[0]}`),
  }
}
const homeOf = (headName: string) => world.database.all('households').find((h) => h.headName === headName)

beforeAll(async () => {
  await world.sendAll('start')
})

describe('meters', () => {
  const reading = (account: string, day: string, kwh: string) => `${account},${day},${kwh},正常`
  const HEADER = '用电户号,用电日期,日用电量(kWh),采集状态'

  it('an account nobody has told of is no household’s', async () => {
    expect(await send('pw-daily', HEADER, reading('3301234567', '2026-11-22', '3.2'))).toEqual({
      accepted: 0,
      unchanged: 0,
      reasons: ['2 这个户号还没有对上家庭'],
    })
  })

  it('accounts of families on no list are not taken in', async () => {
    expect(await send('pw-account', '户主身份证号,户主姓名,用电户号', `${ZHENG},3307654321`)).toMatchObject({
      accepted: 0,
      reasons: ['2 此人不在任何救助名册，按最少够用原则不收明细'],
    })
    expect(world.database.all('meterAccounts')).toHaveLength(0)
  })

  it('once the list of accounts names the family, readings find it; the link holds no number', async () => {
    const told = await send('pw-account', '户主身份证号,户主姓名,用电户号', `${YE},3301234567`)
    expect(told).toMatchObject({ accepted: 1, reasons: [] })
    const [link] = world.database.all('meterAccounts')
    expect(link).toMatchObject({ householdId: homeOf('叶根福')?._id })
    expect(JSON.stringify(link)).not.toContain('3301234567')
    const rows = [reading('3301234567', '2026-11-21', '3.2'), reading('3301234567', '2026-11-22', '0')]
    expect(await send('pw-daily', HEADER, ...rows)).toEqual({ accepted: 2, unchanged: 0, reasons: [] })
    expect(await send('pw-daily', HEADER, ...rows, '')).toMatchObject({ accepted: 2, unchanged: 2 })
  })
})

describe('rows without an identity number', () => {
  const HEADER = '火灾日期,户主身份证号,户主姓名,标准地址编码'

  it('find their household by the standard address; without one they are nobody’s', async () => {
    const home = homeOf('叶根福')
    expect(home?.addressId).toMatch(/^DZ/)
    const result = await send(
      'fr-fire',
      HEADER,
      `2026-11-20,,,${String(home?.addressId)}`,
      '2026-11-20,,,DZ000000000000000000',
      '2026-11-19,,某户,',
    )
    expect(result).toEqual({
      accepted: 1,
      unchanged: 0,
      reasons: ['3 这个标准地址没有登记的家庭', '4 这一行没有证号，不能自动对上人'],
    })
  })

  it('nobody is ever created from them', async () => {
    const people = world.database.all('persons').length
    await send('xf-12345', '工单编号,来电时间,身份证号,姓名,标准地址编码', 'G1,2026-11-20,,某人,')
    expect(world.database.all('persons')).toHaveLength(people)
  })
})

describe('a row about two people', () => {
  const HEADER = '男方身份证号,男方姓名,女方身份证号,女方姓名,登记类型,登记日期'

  it('is told of both, counted once, and stands when one of them is from elsewhere', async () => {
    const result = await send(
      'ca-marriage',
      HEADER,
      `${ZHENG},${LIN},离婚,2026-11-18`,
      `${YE},33992119600101001X,无此人,结婚,2026-11-19`,
      '33992119600101001X,无此人,339921196001010028,也无此人,结婚,2026-11-19',
    )
    expect(result.accepted).toBe(2)
    expect(result.reasons).toEqual([expect.stringMatching(/^4 /)])
  })
})

describe('wealth', () => {
  const HEADER = '户主身份证号,户主姓名,核对编号,反馈日期,存款余额合计'
  const row = `${YE},H1,2026-11-20,1000`

  it('is not taken in without an authorisation in force, and is once the township has one', async () => {
    const refused = { accepted: 0, reasons: ['2 授权书已过期、撤回或未签署，这一行什么也没有留'] }
    expect(await send('bk-deposit', HEADER, row)).toMatchObject(refused)
    const consent = '户主身份证号,户主姓名,签署日期,有效期至'
    await send('tw-consent', consent, `${YE},2025-11-01,2026-11-01`)
    expect(await send('bk-deposit', HEADER, row, '')).toMatchObject(refused)
    await send('tw-consent', consent, `${YE},2026-11-02,2027-11-01`)
    expect(await send('bk-deposit', HEADER, row, '', '')).toMatchObject({ accepted: 1, reasons: [] })
  })
})

test('signals and shelters are no rows about people: the officer on duty enters them', async () => {
  await expect(world.send(world.csv('mt-signal', ['信号编号', 'S1']))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
