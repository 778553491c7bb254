import { CountyWorld, restoreMachine } from './county-world'

afterAll(restoreMachine)

const world = new CountyWorld()

describe('the county arrives through the front door', () => {
  it('every file is taken in, bad rows are reported line by line with a remedy', async () => {
    const batches = await world.sendAll('start')
    expect(batches.map((b) => b.status)).toEqual(batches.map(() => 'completed'))
    const register = batches.find((b) => b.feedId === 'ps-household-register')
    expect(register?.rows).toMatchObject({ accepted: world.county.totals.persons, rejected: 3 })
    expect(register?.problems.map((p) => [p.columnZh, p.messageZh.split('。')[0]])).toEqual([
      ['公民身份号码', '证号被打码，无法入库'],
      ['公民身份号码', '证号被Excel截断，末几位已丢失'],
      ['公民身份号码', '证号校验不通过'],
    ])
    expect(world.database.all('persons')).toHaveLength(world.county.totals.persons)
    expect(world.database.all('households')).toHaveLength(world.county.totals.households)
  })

  it('no identity number lies open anywhere', () => {
    expect(world.database.everything()).not.toMatch(/33992[12](19|20)\d{9}[\dX]/)
  })

  it('households carry their standard address and grid; members their relation', () => {
    const home = world.database.all('households').find((h) => h.headName === '吴建平')
    expect(home).toMatchObject({ areaCode: '33992110720102', addressText: '水井巷8号', membersConfirmedOn: null })
    expect((home?.members as { relationZh: string }[]).map((m) => m.relationZh)).toEqual(['户主', '妻', '子'])
    expect(home?.addressId).toBe('DZ339921107201020108')
  })

  it('grids know their worker', () => {
    const grid = world.database.all('areas').find((a) => a._id === '33992110720102')
    expect(grid?.gridWorker).toMatchObject({ staffId: 'staff-story-worker', name: '兰小燕' })
  })

  it('the same file again changes nothing', async () => {
    const before = world.facts()
    const again = await world.send(world.file('ca-dibao-household'))
    expect(again).toMatchObject({ status: 'alreadyKnown', rows: { accepted: 0 } })
    expect(world.facts()).toEqual(before)
  })

  it('the same rows in another file are known: nothing moves, and they are counted as unchanged', async () => {
    const before = world.facts()
    const file = world.file('df-cert')
    const again = await world.send({ ...file, bytes: Buffer.concat([Buffer.from(file.bytes), Buffer.from('\r\n')]) })
    expect(again.status).toBe('completed')
    expect(again.rows.unchanged).toBe(again.rows.accepted)
    expect(world.facts()).toEqual(before)
  })
})

describe('who may send what', () => {
  const file = () => world.file('mi-large-expense', 'morning')

  it('another department is told who is responsible', async () => {
    await expect(world.send(file(), 'staff-housing')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      messageZh: '这个数据项不归您的部门报送，请联系对应部门的数据专员。',
    })
  })

  it.each(['staff-story-worker', 'staff-story-officer', 'nobody'])('%s may not send anything', async (who) => {
    const batches = world.database.all('batches').length
    await expect(world.send(file(), who)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(world.database.all('batches')).toHaveLength(batches)
  })

  it("the department's own officer may, sees only its own feeds and files", async () => {
    const officer = world.as('staff-medical-insurance')
    const feeds = await officer.call('feeds', 'list', {})
    expect(feeds.items.map((f) => f.feedId)).toEqual(expect.arrayContaining(['mi-inpatient', 'mi-large-expense']))
    expect(feeds.items.every((f) => f.feedId.startsWith('mi-'))).toBe(true)
    const { items } = await officer.call('feeds', 'listBatches', {})
    expect(new Set(items.map((b) => b.feedId))).toEqual(new Set(['mi-inpatient', 'mi-large-expense']))
    expect(
      (
        await world.send(
          world.csv('mi-large-expense', [
            '身份证号,姓名,推送日期,本年累计个人负担',
            '33992119450312013X,叶根福,2026-11-22,100',
          ]),
          'staff-medical-insurance',
        )
      ).rows.accepted,
    ).toBe(1)
  })

  it('a forged timer event is refused', async () => {
    const answer = await world
      .as('staff-administrator')
      .raw('feeds', { Type: 'Timer', TriggerName: 'continue-imports' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })
})

describe('files that cannot be taken in', () => {
  const attempt = (feedId: string, bytes: Buffer) =>
    world.send({ feedId, fileName: 'x.csv', bytes, dataOn: '2026-11-23' })

  it.each([
    [
      'a file of another feed',
      'mi-large-expense',
      Buffer.from(world.file('pl-grid-map').bytes),
      '没有找到“大额医疗费用预警推送”的表头',
    ],
    ['a broken workbook', 'mi-large-expense', Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), '这个Excel文件读不出来'],
    [
      'a heading without a required column',
      'mi-large-expense',
      Buffer.from('身份证号,姓名,推送日期\n1,2,3'),
      '缺少必填列：本年累计个人负担',
    ],
    [
      'a heading and nothing below',
      'mi-large-expense',
      Buffer.from('身份证号,姓名,推送日期,本年累计个人负担\n'),
      '表头下面没有数据行',
    ],
    ['bytes that are no text', 'mi-large-expense', Buffer.from([0xff, 0xff, 0x81, 0x20, 0x80, 0xff]), '文件编码已损坏'],
    ['one endless line', 'mi-large-expense', Buffer.from('x'.repeat(150_000)), '读不下去'],
  ])('%s: a clear answer, nothing taken', async (_, feedId, bytes, words) => {
    const before = world.facts()
    const batch = await attempt(feedId, bytes)
    expect(batch).toMatchObject({ status: 'failed', rows: { accepted: 0 } })
    expect(batch.messageZh).toContain(words)
    expect(world.facts()).toEqual(before)
  })

  it('data of tomorrow is refused', async () => {
    const file = { ...world.file('mi-large-expense', 'morning'), dataOn: '2026-11-24' }
    await expect(world.send(file)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('rows that cannot be placed', () => {
  const HEADER = '身份证号,姓名,推送日期,本年累计个人负担'
  const reasons = async (feedId: string, lines: string[]) => {
    const { rows, problems } = await world.send(world.csv(feedId, lines))
    return { accepted: rows.accepted, reasons: problems.map((p) => `${p.line} ${p.messageZh.split('。')[0]}`) }
  }

  it('somebody else’s name, an unknown number and two rows that disagree are refused; the good row is kept', async () => {
    const result = await reasons('mi-large-expense', [
      HEADER,
      '33992119450312013X,王大力,2026-11-23,100',
      '33992119600101001X,无此人,2026-11-23,100',
      '339921196807150097,郑阿海,2026-11-21,500',
      '339921196807150097,郑阿海,2026-11-21,600',
      '339921197604180223,林秀芸,2026-11-21,20000',
    ])
    expect(result).toEqual({
      accepted: 1,
      reasons: [
        '2 证号与姓名不一致，可能填成了别人的证号',
        '3 户籍信息里没有此人，不能凭这一行新建',
        '4 本文件里同一对象有两行，内容不一样',
        '5 本文件里同一对象有两行，内容不一样',
      ],
    })
  })

  it('stays of people on no register are not kept', async () => {
    const result = await reasons('mi-inpatient', [
      '身份证号,姓名,结算流水号,医疗类别,结算日期,医疗费总额,个人负担总金额',
      '339921196807150097,郑阿海,S1,普通住院,2026-10-01,9000,4000',
      '33992119450312013X,叶根福,S2,普通住院,2026-10-01,9000,4000',
    ])
    expect(result).toEqual({ accepted: 1, reasons: ['2 此人不在任何救助名册，按最少够用原则不收明细'] })
  })

  it('a person registered in another household is left where they are, for a person to settle', async () => {
    const before = world.database.all('households')
    const result = await reasons('ps-household-register', [
      '身份证号,姓名,户号,与户主关系,性别,出生日期,乡镇,村,详细地址'.replace('村,', '村(社区),'),
      '339921196807150097,郑阿海,QD020108,父亲,男,1968-07-15,青嶂镇,前渡村,水井巷8号',
    ])
    expect(result).toEqual({ accepted: 0, reasons: ['2 此人已登记在另一户'] })
    expect(world.database.all('households')).toEqual(before)
  })
})

describe('complete lists', () => {
  const list = (dataOn: string, rows: string[]) =>
    world.csv('ca-elder-special', ['身份证号,姓名,特殊困难类型,乡镇', ...rows], dataOn)

  it('whoever is no longer on the list has left it, unless rows were refused', async () => {
    const people = ['33992119450312013X,叶根福,独居,青嶂镇', '339921196807150097,郑阿海,空巢,青嶂镇']
    expect((await world.send(list('2026-11-22', people))).messageZh).toContain('收下2行')
    const gone = await world.send(list('2026-11-23', people.slice(0, 1)))
    expect(gone.messageZh).toBe('收下1行。1户已不在名册上。')
    const unsure = await world.send(list('2026-11-23', [...people.slice(1), '3.39921E+17,谁,独居,青嶂镇']))
    expect(unsure.rows.rejected).toBe(1)
    expect(unsure.messageZh).not.toContain('已不在名册上')
  })
})
