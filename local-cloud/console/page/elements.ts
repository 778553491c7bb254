type Child = Node | string | number | undefined | Child[]
type Props = Record<string, string | boolean | (() => void) | undefined>

/** An element with attributes, listeners (`onclick`) and children. Text is always text: nothing is parsed as markup. */
export function h(tag: string, props: Props = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  const flat = (children as unknown[]).flat(4) as (Node | string | number | undefined)[]
  element.append(
    ...flat.filter((child) => child !== undefined).map((child) => (child instanceof Node ? child : String(child))),
  )
  return element
}

export interface Column<T> {
  label: string
  number?: boolean
  cell: (row: T) => Child
}

export function table<T>(columns: readonly Column<T>[], rows: readonly T[], none: string): HTMLElement {
  if (rows.length === 0) return h('p', { class: 'quiet' }, none)
  const kind = (column: Column<T>) => (column.number ? 'number' : undefined)
  return h(
    'table',
    {},
    h(
      'thead',
      {},
      h('tr', {}, ...columns.map((column) => h('th', { class: kind(column), scope: 'col' }, column.label))),
    ),
    h(
      'tbody',
      {},
      ...rows.map((row) =>
        h(
          'tr',
          {},
          ...columns.map((column) =>
            h('td', { 'data-label': column.label, class: kind(column) }, h('span', {}, column.cell(row))),
          ),
        ),
      ),
    ),
  )
}

export const figures = (...all: [label: string, value: number | string, unit?: string][]): HTMLElement =>
  h(
    'div',
    { class: 'figures' },
    ...all.map(([label, value, unit]) =>
      h('div', { class: 'figure' }, h('b', {}, count(value), unit ? ` ${unit}` : ''), h('span', {}, label)),
    ),
  )

export const count = (value: number | string): string =>
  typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 2 }) : value

export const time = (instant: string | undefined): string =>
  instant === undefined
    ? '—'
    : new Date(Date.parse(instant) + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')

export const outcome = (code: string): HTMLElement =>
  h('span', { class: `tag ${code === 'ok' ? 'good' : 'bad'}` }, code)
