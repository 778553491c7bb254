import { createWriteStream } from 'node:fs'
import { checkDigitOf } from '@shared/kernel/id-number'
import { FeedDefinition } from '@shared/feeds/definition'

/** Of a hundred rows one has a cell that must be repaired or refused. */
export const DIRTY_IN = 100

const column = (name: string, header: string, type: string, more: object = {}) => ({
  name,
  header,
  aliases: [],
  type,
  ...more,
})

/** Twelve columns of the kinds departments send. */
export const BENCH_FEED: FeedDefinition = FeedDefinition.parse({
  id: 'bench-stays',
  department: 'MI',
  titleZh: '住院结算',
  titleEn: 'hospital stays',
  legalBasisZh: '基准测试',
  leastDataZh: '无',
  subject: 'person',
  frequency: 'monthly',
  mode: 'event',
  staleAfterDays: 45,
  sensitivity: 'normal',
  basis: 'statutory-duty',
  onlyRegistered: false,
  naturalKey: ['idNumber', 'serial'],
  eventDate: 'settledOn',
  columns: [
    column('idNumber', '身份证号', 'idNumber', { required: true }),
    column('personName', '姓名', 'personName', { required: true }),
    column('serial', '结算流水号', 'text', { required: true }),
    column('settledOn', '结算日期', 'date', { required: true }),
    column('admittedOn', '入院日期', 'date'),
    column('total', '医疗费总额', 'money', { required: true }),
    column('fund', '基金支付', 'money'),
    column('self', '个人负担', 'money', { required: true }),
    column('days', '住院天数', 'integer'),
    column('phone', '联系电话', 'phone'),
    column('gender', '性别', 'code', { codelist: 'sex' }),
    column('month', '所属月份', 'month'),
  ],
  folds: [],
})

const SURNAMES = '赵钱孙李周吴郑王冯陈叶林兰雷'
const GIVEN = '根福建平秀芸阿海小燕春花国强'
const DIRT = ['36,172.35', '2026/5/3', '3.39921E+17', '三百', "'13957012345", '１２', '2026-02-30']

const two = (n: number): string => String(n).padStart(2, '0')

/** Row number `i`, the same in every run. */
export const benchRow = (i: number): string[] => {
  const body = `339921${1930 + (i % 70)}${two(1 + (i % 12))}${two(1 + (i % 28))}${String(i % 1000).padStart(3, '0')}`
  const name =
    (SURNAMES[i % SURNAMES.length] ?? '') +
    (GIVEN[(i * 3) % GIVEN.length] ?? '') +
    (i % 3 ? (GIVEN[(i * 5) % GIVEN.length] ?? '') : '')
  const day = `2026-${two(1 + (i % 10))}-${two(1 + (i % 28))}`
  const total = 1000 + ((i * 7919) % 50_000)
  const row = [
    body + checkDigitOf(body),
    name,
    `JS${String(i).padStart(9, '0')}`,
    day,
    day,
    `${total}.${two(i % 100)}`,
    `${Math.floor(total * 0.6)}.50`,
    String(total - Math.floor(total * 0.6)),
    String(1 + (i % 40)),
    `139${String(57_000_000 + (i % 999_999)).padStart(8, '0')}`,
    i % 2 ? '男' : '女',
    day.slice(0, 7),
  ]
  if (i % DIRTY_IN === 7) row[(i * 31) % 10] = DIRT[i % DIRT.length] ?? ''
  return row
}

const quoted = (cell: string): string => (cell.includes(',') ? `"${cell}"` : cell)

/** Writes the file row by row; answers its bytes. */
export const writeBenchFile = async (file: string, rows: number): Promise<number> => {
  const out = createWriteStream(file)
  let held = `${BENCH_FEED.columns.map((c) => c.header).join(',')}\n`
  let bytes = 0
  const flush = async (): Promise<void> => {
    const chunk = Buffer.from(held)
    bytes += chunk.length
    held = ''
    if (!out.write(chunk)) await new Promise<void>((resolve) => void out.once('drain', () => resolve()))
  }
  for (let i = 0; i < rows; i++) {
    held += `${benchRow(i).map(quoted).join(',')}\n`
    if (held.length > 1_000_000) await flush()
  }
  await flush()
  await new Promise<void>((resolve) => void out.end(() => resolve()))
  return bytes
}
