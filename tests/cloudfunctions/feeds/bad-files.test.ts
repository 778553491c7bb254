import iconv from 'iconv-lite'
import { CountyWorld, restoreMachine } from './county-world'
import { workbook, zip } from './workbook'

const world = new CountyWorld(24)
beforeAll(() => world.sendAll('start'))
afterAll(restoreMachine)

const FEED = 'mi-large-expense'
const HEADER = ['身份证号', '姓名', '推送日期', '本年累计个人负担']
const GOOD = ['33992119450312013X', '叶根福', '2026-11-22', '36172.35']

const attempt = (bytes: Buffer, fileName = 'x.csv') =>
  world.send({ feedId: FEED, fileName, bytes, dataOn: '2026-11-23' })
const csv = (...rows: string[][]) => rows.map((cells) => cells.join(',')).join('\r\n')

describe('workbooks', () => {
  it('dates are serials, texts are shared, numbers keep their digits; a hidden sheet is not read', async () => {
    const batch = await attempt(
      workbook([
        ['青禾县2026年大额费用人员'],
        HEADER,
        ['33992119450312013X', '叶根福', { n: '46348' }, { n: '36172.349999999999' }],
        [{ n: '3.3992119680715E+17' }, '郑阿海', { n: '46348' }, { n: '500' }],
      ]),
      '名册.xlsx',
    )
    expect(batch).toMatchObject({ status: 'completed', rows: { total: 2, accepted: 1, rejected: 1 } })
    expect(batch.problems.map((p) => [p.line, p.messageZh.split('。')[0]])).toEqual([
      [4, '证号被Excel截断，末几位已丢失'],
    ])
    expect(world.database.all('batches').at(-1)).toMatchObject({ encoding: 'XLSX' })
  })

  it.each([
    ['a bomb that says its size', workbook([HEADER, GOOD], 3_000_000_000), '展开后过大'],
    [
      'a bomb that lies about it',
      zip([{ name: 'xl/workbook.xml', text: ' '.repeat(9_000_000), announced: 100 }]),
      '读不出来',
    ],
    ['an archive of something else', zip([{ name: 'a.txt', text: 'a' }]), '读不出来'],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '另存为不加密码的.xlsx或CSV'],
  ])('%s is refused before anything is taken', async (_, bytes, words) => {
    const before = world.facts()
    const batch = await attempt(bytes, 'x.xlsx')
    expect(batch).toMatchObject({ status: 'failed', rows: { accepted: 0 } })
    expect(batch.messageZh).toContain(words)
    expect(world.facts()).toEqual(before)
    expect(world.database.all('feedPieces').filter((p) => p.batchId === batch.batchId)).toEqual([])
  })
})

describe('files with something wrong in them', () => {
  it('all rows bad: nothing is taken, every reason is told, and the feed has not come', async () => {
    const arrivals = JSON.stringify(world.database.all('feedArrivals'))
    const bad = Array.from({ length: 500 }, (_, i) => ['3.39921E+17', `某${i}`, '2026-02-30', '三万'])
    const batch = await attempt(Buffer.from(csv(HEADER, ...bad)))
    expect(batch).toMatchObject({ status: 'failed', rows: { total: 500, accepted: 0, rejected: 500 } })
    expect(batch.problems.length + batch.moreProblems).toBe(2000)
    expect(JSON.stringify(world.database.all('feedArrivals'))).toBe(arrivals)
  })

  it('GBK is read; broken bytes in it are told with their line, and nothing is taken', async () => {
    const text = csv(HEADER, ['339921196807150097', '郑阿海', '2026-11-22', '100'])
    expect(await attempt(iconv.encode(text, 'gbk'))).toMatchObject({ status: 'completed', rows: { accepted: 1 } })
    const broken = Buffer.concat([iconv.encode(`${text}\r\n`, 'gbk'), Buffer.from([0xff, 0xff, 0x0a])])
    const batch = await attempt(broken)
    expect(batch.status).toBe('failed')
    expect(batch.messageZh).toContain('编码已损坏')
  })

  it('a row with a mark too many is refused: what follows the comma would be read as something else', async () => {
    const batch = await attempt(
      Buffer.from(csv(HEADER, ['33992119450312013X', '叶根福', '2026-11-21', '36', '172.35'])),
    )
    expect(batch.problems.map((p) => p.messageZh.split('。')[0])).toEqual(['这一行的列数与表头不符'])
  })

  it('an endless line is given up after a megabyte', async () => {
    const read = jest.spyOn(world.storage, 'read')
    const batch = await attempt(Buffer.concat([Buffer.from(csv(HEADER, GOOD, [])), Buffer.alloc(6_000_000, 'x')]))
    expect(batch.messageZh).toContain('读不下去')
    expect(Math.max(...read.mock.calls.map(([, , bytes]) => bytes))).toBeLessThanOrEqual(4 * 1024 * 1024)
    read.mockRestore()
  })
})

describe('a file of many slabs', () => {
  const row = (i: number, amount = i) => [
    '33992119450312013X',
    '叶根福',
    `20${String(16 + (i % 11)).padStart(2, '0')}-${String(1 + (i % 9)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    String(amount),
  ]

  it('twins far apart are found, the parts in between are held one at a time, the order of the file is kept', async () => {
    const filler = Array.from({ length: 60_000 }, (_, i) => ['3.39921E+17', '某某某某某某', '2026-11-22', `坏${i}`])
    const rows = [row(1), row(2), ...filler, row(1), row(2, 99), row(3)]
    const batch = await attempt(Buffer.from(csv(HEADER, ...rows)))
    expect(batch).toMatchObject({
      status: 'completed',
      rows: { total: 60_005, accepted: 2, duplicates: 1, rejected: 60_002 },
    })
    expect(world.database.all('feedPieces').filter((p) => p.batchId === batch.batchId && p.kind !== 'before')).toEqual(
      [],
    )
  })
})
