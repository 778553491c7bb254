import { h } from './elements'
import * as views from './views'

/** The page: a tab a view, asked for anew each time it is opened. The token came behind `#` and never leaves this tab. */
const tabs: [id: string, label: string, view: views.View][] = [
  ['overview', '概览 Overview', views.overview],
  ['collections', '集合 Collections', views.collections],
  ['queries', '慢查询 Queries', views.queries],
  ['calls', '调用 Calls', views.calls],
  ['timers', '定时器 Timers', views.timers],
  ['messages', '消息 Messages', views.messages],
  ['costs', '用量 Costs', views.costs],
]
const tokenKey = 'local-cloud-console'

const given = /token=([\w-]+)/.exec(location.hash)?.[1]
if (given !== undefined) {
  sessionStorage.setItem(tokenKey, given)
  history.replaceState(null, '', '/console')
}

const place = (id: string): HTMLElement => document.getElementById(id) ?? document.body

async function ask<T>(path: string, body?: object): Promise<T> {
  const headers: Record<string, string> = { authorization: `Bearer ${sessionStorage.getItem(tokenKey) ?? ''}` }
  if (body) headers['content-type'] = 'application/json'
  const answer = await fetch(path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) })
  if (answer.status === 401) throw new Error('请用命令打印的地址打开 Open the address that the command printed')
  if (!answer.ok) throw new Error(((await answer.json()) as { code?: string }).code ?? String(answer.status))
  return (await answer.json()) as T
}

let shown = 0

async function show(id: string): Promise<void> {
  const [, , view] = tabs.find(([name]) => name === id) ?? ['', '', views.overview]
  const turn = ++shown
  for (const button of place('tabs').children) {
    if (button.id === `tab-${id}`) button.setAttribute('aria-current', 'page')
    else button.removeAttribute('aria-current')
  }
  try {
    const content = await view(ask, () => void show(id))
    if (turn === shown) place('view').replaceChildren(content)
  } catch (error) {
    place('view').replaceChildren(h('p', { class: 'bad' }, error instanceof Error ? error.message : String(error)))
  }
}

place('tabs').replaceChildren(
  ...tabs.map(([id, label]) => h('button', { id: `tab-${id}`, onclick: () => void show(id) }, label)),
)
place('where').textContent = location.host
void show('overview')
