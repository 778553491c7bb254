import { CountyWorld, restoreMachine } from './county-world'

const world = new CountyWorld(24)
beforeAll(() => world.sendAll('start'))
afterAll(restoreMachine)

const officer = () => world.as('staff-administrator')
const list = (rows: string[], dataOn: string) =>
  world.csv('ca-elder-special', ['身份证号,姓名,特殊困难类型,乡镇', ...rows], dataOn)
const YE = '33992119450312013X,叶根福,独居,青嶂镇'
const ZHENG = '339921196807150097,郑阿海,空巢,青嶂镇'

/** What is known of everybody, without versions. */
const known = () =>
  ['feedRows', 'factSheets', 'persons', 'households', 'scanMarks'].map((name) => world.database.all(name).length)
const rowsOf = (feedId: string) => world.keptRows().flatMap((rows) => rows[feedId] ?? [])

describe('a preview', () => {
  const large = (...rows: string[]) =>
    world.csv('mi-large-expense', ['身份证号,姓名,推送日期,本年累计个人负担', ...rows])

  it('tells what would change, and changes nothing', async () => {
    await world.send(large('33992119450312013X,叶根福,2026-11-19,100'))
    const before = world.facts()
    const batch = await world.preview(
      large('33992119450312013X,叶根福,2026-11-19,200', '339921196807150097,郑阿海,2026-11-19,300'),
    )
    expect(batch).toMatchObject({ status: 'previewed', preview: { added: 1, changed: 1, unchanged: 0, leaving: 0 } })
    expect(batch.preview?.facts.length).toBeGreaterThan(0)
    expect(batch.preview?.examplesZh.join()).toContain(' → ')
    expect(JSON.stringify(batch)).not.toMatch(/叶根福|郑阿海|\d{17}/)
    expect(world.facts()).toEqual(before)
  })

  it('is taken in afterwards with the same file', async () => {
    const previewed = world.database.all('batches').find((b) => b.status === 'previewed')
    const batch = await world.take(previewed?._id ?? '')
    expect(batch).toMatchObject({ status: 'completed', rows: { total: 2, accepted: 2, unchanged: 0 } })
  })
})

describe('taking a batch back', () => {
  let olderId = ''
  beforeAll(async () => {
    olderId = (await world.send(list([YE, ZHENG], '2026-11-22'))).batchId
  })

  it('earlier rows stand again, the newer one is gone, and the feed came when it came before', async () => {
    const [rows, counts] = [rowsOf('ca-elder-special'), known()]
    const arrival = world.database.all('feedArrivals').find((a) => a._id === 'ca-elder-special')
    const batch = await world.send(list([YE], '2026-11-23'))
    expect(batch.messageZh).toContain('已不在名册上')
    expect(rowsOf('ca-elder-special')).not.toEqual(rows)
    const undone = await world.undo(batch.batchId)
    expect(undone).toMatchObject({ status: 'undone', canUndo: false })
    expect(rowsOf('ca-elder-special')).toEqual(rows)
    expect(known()).toEqual(counts)
    const restored = world.database.all('feedArrivals').find((a) => a._id === 'ca-elder-special')
    expect(restored).toMatchObject({ lastDataOn: arrival?.lastDataOn, lastBatchId: arrival?.lastBatchId })
    const again = world.facts()
    expect(await world.undo(batch.batchId)).toMatchObject({ status: 'undone' })
    expect(world.facts()).toEqual(again)
  })

  it('the same file can be sent again after it was taken back', async () => {
    expect((await world.send(list([YE], '2026-11-23'))).status).toBe('completed')
  })

  it('an older list under a newer one is not taken back without saying so; what the newer one replaced stays', async () => {
    const batchId = olderId
    await expect(world.undo(batchId)).rejects.toMatchObject({ code: 'CONFLICT' })
    const rows = rowsOf('ca-elder-special')
    const undone = await officer().call('feeds', 'undo', { batchId, evenIfNewer: true })
    expect(undone.messageZh).toContain('后来又有更新')
    expect(rowsOf('ca-elder-special')).toEqual(rows)
  })

  it('facts fold again, and an open warning that rested on the batch is marked for a look', async () => {
    const rows = ['33992119450312013X,叶根福,2026-11-22,45000']
    const sheets = () => world.sheet('叶根福')
    const before = sheets()
    const batch = await world.send(world.csv('mi-large-expense', ['身份证号,姓名,推送日期,本年累计个人负担', ...rows]))
    await world.scan()
    expect(world.warnings().some((w) => w.ruleId === 'medical-selfpaid-30k')).toBe(true)
    await world.undo(batch.batchId)
    expect(sheets()).toEqual(before)
    const warning = world.warnings().find((w) => w.ruleId === 'medical-selfpaid-30k' && w.personName === '叶根福')
    expect(warning?.lookAgainZh).toContain('已被部门撤回')
    const su = world.as('staff-story-officer')
    const get = () => su.call('warnings', 'get', { warningId: warning?._id ?? '' })
    const row = async () =>
      (await su.call('warnings', 'list', { areaCode: '339921107', limit: 100 })).items.find(
        ({ warningId }) => warningId === warning?._id,
      )
    expect((await row())?.lookAgainZh).toContain('已被部门撤回')
    expect((await get()).evidence).toContainEqual(expect.objectContaining({ valueZh: '45,000元', takenBack: true }))
    // Said again by the department, it stands; nothing had to be written for that.
    await world.send(world.csv('mi-large-expense', ['身份证号,姓名,推送日期,本年累计个人负担', ...rows]))
    expect((await row())?.lookAgainZh).toBeNull()
    expect((await get()).evidence.some(({ takenBack }) => takenBack)).toBe(false)
  })

  it('killed anywhere, it goes on where it stopped', async () => {
    const rows = rowsOf('ca-dibao-member')
    const file = world.county.files.find((f) => f.feedId === 'ca-dibao-member')
    const batch = world.database.all('batches').find((b) => b.feedId === 'ca-dibao-member' && b.status === 'completed')
    expect(file && rows.length).toBeGreaterThan(0)
    let [commits, deaths] = [0, 0]
    world.database.fate = (at) => {
      commits += 1
      if (commits % 3 !== 0) return
      deaths += 1
      throw new Error(`killed ${at}`)
    }
    for (let tries = 0; tries < 60; tries++) {
      const now = world.database.all('batches').find((b) => b._id === batch?._id)
      if (now?.status === 'undone') break
      await world.undo(String(batch?._id)).catch(() => undefined)
    }
    world.database.fate = () => undefined
    expect(deaths).toBeGreaterThan(0)
    expect(rowsOf('ca-dibao-member')).toEqual([])
    expect(world.database.all('batches').find((b) => b._id === batch?._id)?.status).toBe('undone')
  })
})
