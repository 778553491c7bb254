import { StringDecoder } from 'node:string_decoder'
import { FileRefused } from './table-source'

export interface SheetRow {
  line: number
  cells: string[]
}

/** Characters one row may take in the sheet's XML. */
const LONGEST_ROW = 1_000_000
/** Columns beyond these are no table of a department. */
const MOST_COLUMNS = 512

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export const plainText = (xml: string): string =>
  xml.includes('&')
    ? xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
        const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : -1
        return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (ENTITIES[name ?? ''] ?? whole)
      })
    : xml

/** `AB12` → 27; -1 when the cell does not say where it stands. */
const columnOf = (reference: string): number => {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

const attribute = (tag: string, name: string): string => {
  const at = tag.indexOf(` ${name}="`)
  if (at < 0) return ''
  const from = at + name.length + 3
  return tag.slice(from, tag.indexOf('"', from))
}

/** All text inside the `<t>` elements of one string; phonetic readings (`<rPh>`) are not part of it. */
export const textInside = (xml: string, prefix: string): string => {
  const spoken = xml.includes('rPh') ? xml.replace(new RegExp(`<${prefix}rPh[\\s\\S]*?</${prefix}rPh>`, 'g'), '') : xml
  let text = ''
  const [open, close] = [`<${prefix}t`, `</${prefix}t>`]
  for (let at = spoken.indexOf(open); at >= 0; at = spoken.indexOf(open, at + 1)) {
    const after = spoken.charCodeAt(at + open.length)
    if (after !== 62 && after !== 32) continue
    const from = spoken.indexOf('>', at) + 1
    if (spoken.charCodeAt(from - 2) === 47) continue
    const to = spoken.indexOf(close, from)
    text += plainText(spoken.slice(from, to < 0 ? from : to))
  }
  return text
}

/** Cells of one row as they are stored: numbers as their digits, never through a float; dates as Excel's serials. */
const cellsOf = (xml: string, prefix: string, strings: readonly string[]): string[] => {
  const cells: string[] = []
  const [open, close] = [`<${prefix}c`, `</${prefix}c>`]
  let next = 0
  for (let at = xml.indexOf(open); at >= 0;) {
    const after = xml.charCodeAt(at + open.length)
    if (after !== 32 && after !== 62 && after !== 47) {
      at = xml.indexOf(open, at + open.length)
      continue
    }
    const tagEnd = xml.indexOf('>', at)
    if (tagEnd < 0) break
    const tag = xml.slice(at, tagEnd)
    const placed = columnOf(attribute(tag, 'r'))
    const column = placed >= 0 ? placed : next
    next = column + 1
    const isEmpty = xml.charCodeAt(tagEnd - 1) === 47
    const end = isEmpty ? tagEnd : xml.indexOf(close, tagEnd)
    if (!isEmpty && end > 0 && column < MOST_COLUMNS) {
      const body = xml.slice(tagEnd + 1, end)
      const type = attribute(tag, 't')
      while (cells.length < column) cells.push('')
      cells[column] = valueOf(body, type, prefix, strings)
    }
    at = xml.indexOf(open, Math.max(end, tagEnd))
  }
  return cells
}

const valueOf = (body: string, type: string, prefix: string, strings: readonly string[]): string => {
  if (type === 'inlineStr') return textInside(body, prefix)
  const from = body.indexOf(`<${prefix}v`)
  if (from < 0) return ''
  const begin = body.indexOf('>', from) + 1
  const value = body.slice(begin, body.indexOf('<', begin))
  return type === 's' ? (strings[Number(value)] ?? '') : plainText(value)
}

/** The rows of a sheet as its XML streams by; never more than one row and one chunk are held. */
export async function* sheetRows(xml: AsyncIterable<Buffer>, strings: readonly string[]): AsyncGenerator<SheetRow> {
  const decoder = new StringDecoder('utf8')
  let held = ''
  let prefix: string | undefined
  let line = 0
  for await (const chunk of xml) {
    held += decoder.write(chunk)
    if (prefix === undefined) {
      const root = /<(\w+:)?worksheet[\s>]/.exec(held)
      if (!root) {
        if (held.length > LONGEST_ROW) break
        continue
      }
      prefix = root[1] ?? ''
    }
    const [open, close] = [`<${prefix}row`, `</${prefix}row>`]
    let at = 0
    for (;;) {
      const begin = held.indexOf(open, at)
      if (begin < 0) {
        at = Math.max(at, held.length - open.length)
        break
      }
      const tagEnd = held.indexOf('>', begin)
      if (tagEnd < 0) {
        at = begin
        break
      }
      const after = held.charCodeAt(begin + open.length)
      if (after !== 32 && after !== 62 && after !== 47) {
        at = tagEnd
        continue
      }
      const tag = held.slice(begin, tagEnd)
      const isEmpty = held.charCodeAt(tagEnd - 1) === 47
      const end = isEmpty ? tagEnd : held.indexOf(close, tagEnd)
      if (end < 0) {
        at = begin
        break
      }
      line = Number(attribute(tag, 'r')) || line + 1
      yield { line, cells: isEmpty ? [] : cellsOf(held.slice(tagEnd + 1, end), prefix, strings) }
      at = end
    }
    held = held.slice(at)
    if (held.length > LONGEST_ROW) throw new FileRefused(`第${line + 1}行过长，读不下去，请检查后重新导出。`)
  }
}
