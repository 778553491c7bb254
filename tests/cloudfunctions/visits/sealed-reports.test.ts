import { expectRefusal, openCounty, type County } from '../kit/county'
import { COMMUNITY, GRID } from '../kit/people'

let county: County

beforeAll(async () => {
  county = await openCounty('access', 'visits', 'consents', 'households')
}, 60_000)
afterAll(() => county.close())

const as = (who: string) => county.as(who)
const stored = (reportNo: string) =>
  county.cloud.db.find('sealedReports', { reportNo })[0] as unknown as { _id: string; version: number; status: string }

const report = async (kind: 'child' | 'domesticViolence' = 'child', who = 'lan') => {
  const { reportNo } = await as(who).call('visits', 'reportHarm', {
    areaCode: who === 'zhong' ? COMMUNITY : GRID,
    whereZh: '水井巷8号',
    wordsZh: '身上有伤，不敢回家',
    kind,
  })
  return { reportNo, reportId: stored(reportNo)._id }
}
const list = async (who: string, show: 'open' | 'closed' = 'open') =>
  (await as(who).call('visits', 'listHarmReports', { show })).items.map((item) => item.reportNo)
const read = (who: string, reportId: string) => as(who).call('visits', 'readHarmReport', { reportId })
const handle = (who: string, reportId: string, version: number, step: 'take' | 'close' = 'close') =>
  as(who).call('visits', 'handleHarmReport', { reportId, version, step, noteZh: '已到场，孩子送医，派出所在办' })

describe('a sealed report about a child', () => {
  it('is listed for the child director without what was said, and opened by her', async () => {
    const { reportNo, reportId } = await report()
    const { items } = await as('zhong').call('visits', 'listHarmReports', {})
    const line = items.find((item) => item.reportId === reportId)
    expect(line).toMatchObject({ reportNo, kindZh: '孩子受伤害', areaZh: '第二网格', status: 'open' })
    expect(JSON.stringify(items)).not.toMatch(/有伤|水井巷/)
    expect(await read('zhong', reportId)).toMatchObject({
      whereZh: '水井巷8号',
      wordsZh: '身上有伤，不敢回家',
      reporter: { nameZh: '兰小燕', roleZh: '网格员' },
      handling: [],
      numbersZh: expect.stringMatching(/110.*12338/),
    })
  })

  it('is closed to the reporter, the township officer, the leader, the administrator and residents', async () => {
    const { reportNo, reportId } = await report()
    for (const who of ['lan', 'su', 'lei', 'root', 'chen', 'he', 'ye']) {
      await expectRefusal(county, () => read(who, reportId), { code: 'FORBIDDEN' })
      await expectRefusal(county, () => handle(who, reportId, 1), { code: 'FORBIDDEN' })
    }
    for (const who of ['lan', 'lei', 'root', 'he', 'ye']) {
      await expectRefusal(county, () => list(who), { code: 'FORBIDDEN' })
    }
    expect(await list('su')).not.toContain(reportNo)
    expect(await list('chen')).not.toContain(reportNo)
  })

  it('written by the child director herself goes to the township officer, and she cannot open it', async () => {
    const { reportNo, reportId } = await report('child', 'zhong')
    expect(await list('su')).toContain(reportNo)
    expect(await list('zhong')).not.toContain(reportNo)
    await expectRefusal(county, () => read('zhong', reportId), { code: 'FORBIDDEN' })
  })

  it('is handled with a note that stays sealed, by whom and when, until it is closed', async () => {
    const { reportNo, reportId } = await report()
    const taken = await handle('zhong', reportId, 1, 'take')
    expect(taken).toMatchObject({ status: 'taken' })
    await expectRefusal(county, () => handle('zhong', reportId, 1), { code: 'CONFLICT' })
    expect(await handle('zhong', reportId, taken.version)).toMatchObject({ status: 'closed' })
    expect(JSON.stringify(stored(reportNo))).not.toContain('送医')
    expect((await read('zhong', reportId)).handling).toMatchObject([
      { byName: '钟春花', stepZh: '在办', noteZh: '已到场，孩子送医，派出所在办' },
      { byName: '钟春花', stepZh: '办结', at: expect.stringMatching(/^2026-11-23T/) },
    ])
    expect(await list('zhong')).not.toContain(reportNo)
    expect(await list('zhong', 'closed')).toContain(reportNo)
    await expectRefusal(county, () => handle('zhong', reportId, taken.version + 1), { code: 'ILLEGAL_TRANSITION' })
    await expectRefusal(county, () => as('zhong').call('visits', 'readHarmReport', { reportId: 'none' }), {
      code: 'NOT_FOUND',
    })
  })

  it('leads whoever is told to the sealed list, with words that say nothing', async () => {
    const { reportId } = await report()
    const [row] = county.cloud.db.find('outbox', { _id: `notify:protectReport:${reportId}` })
    expect(row).toMatchObject({ payload: { staffId: 'staff-zhong', page: 'worker/sealed/index' } })
    expect(JSON.stringify(row)).not.toMatch(/孩子|暴力|伤/)
  })
})

describe('a sealed report of violence at home', () => {
  it('opens to its named receiver alone', async () => {
    const { reportNo, reportId } = await report('domesticViolence')
    expect(await list('su')).toContain(reportNo)
    expect(await read('su', reportId)).toMatchObject({ kindZh: '家庭暴力' })
    expect(await list('zhong')).not.toContain(reportNo)
    for (const who of ['zhong', 'lan', 'lei', 'chen']) {
      await expectRefusal(county, () => read(who, reportId), { code: 'FORBIDDEN' })
    }
  })
})

describe('violence at home, where the women’s federation has its people', () => {
  const post = (key: string) => ({
    schemaVersion: 1,
    version: 1,
    createdAt: '2026-11-01T08:00:00.000+08:00',
    updatedAt: '2026-11-01T08:00:00.000+08:00',
    _id: `staff-${key}`,
    name: key === 'shen' ? '沈玉兰' : '数据专员',
    role: 'departmentOfficer',
    areaCode: '339921',
    departmentId: 'women-federation',
    openid: `openid-${key}`,
    status: 'active',
  })
  const name = (who: string, staffId: string, named = true, kind: 'child' | 'domesticViolence' = 'domesticViolence') =>
    as(who).call('access', 'nameReceiver', { staffId, kind, named })

  beforeAll(() => county.cloud.db.insert('staff', [post('clerk'), post('shen')]))

  it('goes on to the township officer while nobody of it is named', async () => {
    const { reportNo } = await report('domesticViolence')
    expect(await list('su')).toContain(reportNo)
    expect(await list('shen')).not.toContain(reportNo)
  })

  it('an administrator names the person: nobody else may, not themselves, and only a post of the channel', async () => {
    await expectRefusal(county, () => name('su', 'staff-shen'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => name('shen', 'staff-shen'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => name('root', 'staff-he'), { code: 'ILLEGAL_TRANSITION' })
    await expectRefusal(county, () => name('root', 'staff-root'), { code: 'ILLEGAL_TRANSITION' })
    await expectRefusal(county, () => name('root', 'staff-shen', true, 'child'), { code: 'ILLEGAL_TRANSITION' })
    expect(await name('root', 'staff-shen')).toEqual({ staffId: 'staff-shen', receives: ['domesticViolence'] })
  })

  it('opens to the named person alone: neither her bureau, the township, the dispatcher’s bureaus nor the child’s channel', async () => {
    const { reportNo, reportId } = await report('domesticViolence')
    expect(await list('shen')).toContain(reportNo)
    expect(await read('shen', reportId)).toMatchObject({ kindZh: '家庭暴力', whereZh: '水井巷8号' })
    for (const who of ['clerk', 'su', 'zhong']) expect(await list(who)).not.toContain(reportNo)
    for (const who of ['clerk', 'su', 'zhong', 'lan', 'lei', 'root', 'he']) {
      await expectRefusal(county, () => read(who, reportId), { code: 'FORBIDDEN' })
      await expectRefusal(county, () => handle(who, reportId, 1), { code: 'FORBIDDEN' })
    }
    await expectRefusal(county, () => list('he'), { code: 'FORBIDDEN' })
    const [row] = county.cloud.db.find('outbox', { _id: `notify:protectReport:${reportId}` })
    expect(row).toMatchObject({ payload: { staffId: 'staff-shen' } })
    expect(await handle('shen', reportId, 1, 'take')).toMatchObject({ status: 'taken' })
    expect((await read('shen', reportId)).handling).toMatchObject([{ byName: '沈玉兰', stepZh: '在办' }])
  })

  it('a report about a child goes to the child director as before', async () => {
    const { reportNo, reportId } = await report('child')
    expect(await list('zhong')).toContain(reportNo)
    expect(await list('shen')).not.toContain(reportNo)
    await expectRefusal(county, () => read('shen', reportId), { code: 'FORBIDDEN' })
  })

  it('no longer named, her open reports go where new ones go', async () => {
    const { reportNo, reportId } = await report('domesticViolence')
    await name('root', 'staff-shen', false)
    expect(await list('shen')).not.toContain(reportNo)
    expect(await list('su')).toContain(reportNo)
    await expectRefusal(county, () => read('shen', reportId), { code: 'FORBIDDEN' })
  })
})

describe('what is left behind', () => {
  it('is an audit entry with the area only, and nothing in the ledger of the household', async () => {
    const { reportId } = await report()
    await read('zhong', reportId)
    await handle('zhong', reportId, 1)
    const entries = ['listHarmReports', 'readHarmReport', 'handleHarmReport'].flatMap((action) =>
      county.cloud.db.find('auditEntries', { action: `visits.${action}`, outcome: 'done' }),
    )
    expect(entries.length).toBeGreaterThanOrEqual(3)
    for (const entry of entries) {
      expect(entry).toMatchObject({ householdIds: [], personIds: [], areaCode: expect.stringContaining(COMMUNITY) })
      expect(JSON.stringify(entry)).not.toMatch(/有伤|水井巷|送医/)
    }
    const stamp = {
      schemaVersion: 1,
      version: 1,
      createdAt: county.cloud.clock.now(),
      updatedAt: county.cloud.clock.now(),
    }
    await county.cloud.db.insert('personLinks', [
      {
        ...stamp,
        _id: 'openid-lin:person-lin',
        openid: 'openid-lin',
        personId: 'person-lin',
        householdId: 'home-lin',
        relation: 'self',
        status: 'verified',
      },
    ])
    const ledger = await as('lin').call('consents', 'whoLooked', { householdId: 'home-lin' })
    expect(JSON.stringify(ledger)).not.toContain('钟春花')
    expect(ledger.items).toEqual([])
  })
})

// Last: these change who holds which post.
describe('when the child director is not there', () => {
  it('her cover answers while she is absent, and she herself again when she is back', async () => {
    await as('root').call('access', 'markAbsent', { staffId: 'staff-zhong', coveredByStaffId: 'staff-su' })
    const { reportNo } = await report()
    expect(await list('su')).toContain(reportNo)
    await as('root').call('access', 'markBack', { staffId: 'staff-zhong' })
    expect(await list('zhong')).toContain(reportNo)
    expect(await list('su')).not.toContain(reportNo)
  })

  it('a report whose receiver has left is never nobody’s: the township officer gets it', async () => {
    const { reportNo, reportId } = await report()
    await as('root').call('access', 'endPost', { staffId: 'staff-zhong', reasonZh: '调走了' })
    expect(await list('su')).toContain(reportNo)
    expect(await read('su', reportId)).toMatchObject({ reportNo })
  })

  it('when nobody at all answers, the reporter is told to ring 110 now', async () => {
    await as('root').call('access', 'endPost', { staffId: 'staff-su', reasonZh: '调走了' })
    const answer = await as('lan').call('visits', 'reportHarm', {
      areaCode: GRID,
      whereZh: '',
      wordsZh: '孩子身上有伤',
      kind: 'child',
    })
    expect(answer.nextZh).toContain('请现在就打110')
  })
})
