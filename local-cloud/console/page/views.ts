import { byFunction } from '../../costs/cost-report'
import type { ConsoleData } from '../console-data'
import { count, figures, h, outcome, table, time } from './elements'

/** What the console answers, as it arrives over the wire. */
type Answer<K extends keyof ConsoleData> = ConsoleData[K] extends (...given: never[]) => infer R ? Awaited<R> : never
export type Ask = <T>(path: string, body?: object) => Promise<T>
export type View = (ask: Ask, refresh: () => void) => Promise<HTMLElement>

export const overview: View = async (ask) => {
  const { functions, total, stored, ...rest } = await ask<Answer<'overview'>>('/api/overview')
  return h(
    'div',
    {},
    figures(
      ['环境 Environment', rest.envId],
      ['云的时间 Cloud time', time(rest.now)],
      ['运行 Up', count(Math.round(rest.upSeconds / 60)), 'min'],
      ['内存 Memory', rest.memoryMb, 'MB'],
      ['正在执行 Running', rest.running],
      ['集合 Collections', rest.collections],
      ['调用 Calls', total.calls],
      ['出错 Errors', total.errors],
      ['读 Reads', total.reads],
      ['写 Writes', total.writes],
      ['文件 Files', stored.files],
    ),
    h('h2', {}, '函数 Functions'),
    table(
      [
        { label: '名称 Name', cell: ({ name }) => h('code', {}, name) },
        { label: '超时 Time-out', number: true, cell: ({ timeoutSeconds }) => `${timeoutSeconds} s` },
        { label: '内存 Memory', number: true, cell: ({ memoryMb }) => `${memoryMb} MB` },
        { label: '定时器 Timers', number: true, cell: ({ timers }) => timers },
        { label: 'HTTP', cell: ({ http }) => http ?? '—' },
      ],
      functions,
      '没有函数 No functions',
    ),
  )
}

export const collections: View = async (ask) => {
  const all = await ask<Answer<'collections'>>('/api/collections')
  const pages = h('div', {})
  const open = async (name: string, page: number) => {
    const found = await ask<Answer<'documents'>>(`/api/documents?collection=${encodeURIComponent(name)}&page=${page}`)
    const turn = (to: number, label: string) =>
      h('button', { onclick: () => void open(name, to), disabled: to < 0 || to >= found.pages }, label)
    pages.replaceChildren(
      h('h2', {}, `${name} · ${count(found.total)}`),
      h(
        'p',
        { class: 'quiet' },
        found.masked
          ? '文字已遮盖，只留结构、状态和时间 Text is masked: shape, states and times remain'
          : '不含个人信息的集合，原样显示 Holds nothing of anybody: shown as it is',
      ),
      h(
        'div',
        { class: 'bar' },
        turn(page - 1, '← 上一页'),
        `${page + 1} / ${Math.max(1, found.pages)}`,
        turn(page + 1, '下一页 →'),
      ),
      ...found.documents.map((document) => h('pre', {}, JSON.stringify(document, null, 2))),
    )
    pages.scrollIntoView({ block: 'start' })
  }
  const list = table(
    [
      {
        label: '集合 Collection',
        cell: ({ name }) => h('button', { class: 'link', onclick: () => void open(name, 0) }, name),
      },
      { label: '文档 Documents', number: true, cell: ({ documents }) => count(documents) },
      {
        label: '索引 Indexes',
        cell: ({ indexes }) =>
          indexes.length === 0
            ? '—'
            : indexes.map(({ name, keys, unique }) =>
                h(
                  'div',
                  {},
                  h('code', {}, name),
                  ` (${keys.join(', ')}) `,
                  unique ? h('span', { class: 'tag' }, '唯一 unique') : undefined,
                ),
              ),
      },
    ],
    all,
    '没有集合 No collections',
  )
  return h('div', {}, h('h2', {}, '集合 Collections'), list, pages)
}

export const queries: View = async (ask) =>
  h(
    'div',
    {},
    h('h2', {}, '慢查询与全表扫描 Slow queries and scans'),
    table(
      [
        { label: '集合 Collection', cell: ({ collection }) => h('code', {}, collection) },
        { label: '形状 Shape', cell: ({ shape }) => h('code', {}, shape) },
        { label: '计划 Plan', cell: ({ plan, scan }) => h('span', { class: scan ? 'bad' : '' }, plan) },
        { label: '看过 Examined', number: true, cell: ({ examined }) => count(examined) },
        { label: '找到 Returned', number: true, cell: ({ returned }) => count(returned) },
        { label: 'ms', number: true, cell: ({ milliseconds }) => count(milliseconds) },
      ],
      await ask<Answer<'queries'>>('/api/queries'),
      '没有 None: every query used an index and was quick',
    ),
  )

export const calls: View = async (ask) =>
  h(
    'div',
    {},
    h('h2', {}, '函数调用 Function calls'),
    table(
      [
        { label: '时间 Time', cell: ({ at }) => time(at) },
        {
          label: '函数 Function',
          cell: (call) => h('code', {}, `${call.function}${call.action ? ` · ${call.action}` : ''}`),
        },
        { label: '结果 Outcome', cell: (call) => outcome(call.outcome) },
        { label: 'ms', number: true, cell: ({ ms }) => count(ms) },
        { label: '等待 Waited', number: true, cell: ({ waitedMs }) => count(waitedMs) },
        { label: '冷热 Cold/warm', cell: ({ cold }) => (cold ? '冷 cold' : '热 warm') },
        { label: '来源 Trigger', cell: ({ trigger }) => trigger },
        {
          label: '追踪 Trace',
          cell: ({ traceId, parent }) => h('code', {}, `${parent ? '↳ ' : ''}${traceId.slice(0, 8)}`),
        },
      ],
      await ask<Answer<'calls'>>('/api/calls'),
      '还没有调用 No calls yet',
    ),
  )

/** What the last timer run by hand did; it outlives the view that is drawn anew. */
let lastRun = ''

export const timers: View = async (ask, refresh) => {
  const said = h('p', { class: 'quiet', role: 'status' }, lastRun)
  const run = async (name: string, timer: string) => {
    said.textContent = `${name}/${timer} …`
    const { outcome: code, ms } = await ask<Answer<'runTimer'>>('/api/timers/run', { function: name, timer })
    lastRun = `${name}/${timer}: ${code}, ${ms} ms`
    refresh()
  }
  return h(
    'div',
    {},
    h('h2', {}, '定时器 Timers'),
    said,
    table(
      [
        { label: '定时器 Timer', cell: (row) => h('code', {}, `${row.function}/${row.timer}`) },
        { label: 'cron', cell: ({ cron }) => h('code', {}, cron) },
        { label: '上次 Last', cell: ({ last }) => time(last) },
        { label: '状态 State', cell: ({ state }) => h('span', { class: state === 'failed' ? 'bad' : '' }, state) },
        { label: '下次 Next', cell: ({ next }) => time(next) },
        {
          label: '',
          cell: (row) => h('button', { onclick: () => void run(row.function, row.timer) }, '立即执行 Run now'),
        },
      ],
      await ask<Answer<'timers'>>('/api/timers'),
      '没有定时器 No timers',
    ),
  )
}

export const messages: View = async (ask) => {
  const { total, messages: latest } = await ask<Answer<'messages'>>('/api/messages')
  return h(
    'div',
    {},
    h('h2', {}, `订阅消息 Messages sent · ${count(total)}`),
    table(
      [
        { label: '时间 Time', cell: ({ sentAt }) => time(sentAt) },
        { label: '模板 Template', cell: ({ templateId }) => h('code', {}, templateId) },
        { label: '页面 Page', cell: ({ page }) => page ?? '—' },
        { label: '字段 Fields', cell: ({ fields }) => fields.map((field) => h('div', {}, h('code', {}, field))) },
      ],
      latest,
      '没有消息 No messages',
    ),
  )
}

export const costs: View = async (ask) => {
  const { rows, total, stored } = await ask<Answer<'costs'>>('/api/costs')
  const perFunction = byFunction(rows).sort((a, b) => b.functionMs - a.functionMs)
  return h(
    'div',
    {},
    figures(
      ['调用 Calls', total.calls],
      ['函数 GB·s', total.gbSeconds],
      ['读 Reads', total.reads],
      ['写 Writes', total.writes],
      ['消息 Messages', total.messages],
      ['存储 Storage', stored.bytes / 1024 / 1024, 'MB'],
      ['下载 Downloaded', total.downloadedBytes / 1024 / 1024, 'MB'],
    ),
    h('h2', {}, '按函数 By function'),
    table(
      [
        { label: '函数 Function', cell: (row) => h('code', {}, row.function || '(outside)') },
        { label: '调用 Calls', number: true, cell: (row) => count(row.calls) },
        { label: '出错 Errors', number: true, cell: (row) => count(row.errors) },
        { label: '冷 Cold', number: true, cell: (row) => count(row.coldStarts) },
        { label: 'ms', number: true, cell: (row) => count(Math.round(row.functionMs)) },
        { label: 'GB·s', number: true, cell: (row) => count(row.gbSeconds) },
        { label: '读 Reads', number: true, cell: (row) => count(row.reads) },
        { label: '写 Writes', number: true, cell: (row) => count(row.writes) },
      ],
      perFunction,
      '还没有 Nothing yet',
    ),
  )
}
