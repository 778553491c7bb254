import { isUtf8 } from 'node:buffer'
import { dialectOf, scanCsv } from '@shared/feeds/scan-csv'
import {
  FileRefused,
  type Position,
  type ReadPart,
  type Slab,
  type TableFormat,
  type TableSource,
  type Visit,
} from './table-source'

type CsvFormat = Extract<TableFormat, { kind: 'csv' }>

/** Bytes read at once: some ten thousand rows. */
const PART = 1024 * 1024

const brokenText = (line: number): FileRefused =>
  new FileRefused(`第${line}行附近文件编码已损坏，读不出文字，请从原系统重新导出为UTF-8或GBK的CSV。`)

const longLine = (line: number): FileRefused =>
  new FileRefused(`第${line}行起读不下去（多半是引号没有成对，或一行过长），请检查后重新导出。`)

const decode = (bytes: Buffer, encoding: CsvFormat['encoding'], line: number): string => {
  if (encoding === 'utf-8') {
    if (!isUtf8(bytes)) throw brokenText(line)
    return bytes.toString('utf8')
  }
  if (encoding === 'utf-16le') return bytes.toString('utf16le')
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw brokenText(line)
  }
}

/** Bytes up to the last line end; nothing behind it can be a whole record. */
const wholeLines = (bytes: Buffer, { encoding, newline }: Pick<CsvFormat, 'encoding' | 'newline'>): Buffer => {
  if (encoding !== 'utf-16le') return bytes.subarray(0, bytes.lastIndexOf(newline) + 1)
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2)
    if (bytes[at] === newline && bytes[at + 1] === 0) return bytes.subarray(0, at + 2)
  return bytes.subarray(0, 0)
}

/** How many bytes the characters behind `consumed` take; they begin after a line end, and line ends are single bytes. */
const bytesBehind = (bytes: Buffer, text: string, consumed: number, { encoding, newline }: CsvFormat): number => {
  if (consumed === text.length) return 0
  if (encoding === 'utf-16le') return (text.length - consumed) * 2
  if (encoding === 'utf-8') return Buffer.byteLength(text.slice(consumed), 'utf8')
  let ends = 1
  const mark = String.fromCharCode(newline)
  for (let i = text.indexOf(mark, consumed); i >= 0; i = text.indexOf(mark, i + 1)) ends += 1
  let at = bytes.length
  for (; ends > 0; ends--) at = bytes.lastIndexOf(newline, at - 1)
  return bytes.length - at - 1
}

/** What kind of text the first bytes of a file are. */
const formatOf = (head: Buffer, isWhole: boolean): CsvFormat => {
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe
  const start = isUtf16 ? 2 : head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const body = head.subarray(start)
  if (isUtf16) {
    const dialect = dialectOf(body.subarray(0, 8000).toString('utf16le'))
    return { kind: 'csv', encoding: 'utf-16le', ...dialect, start }
  }
  if (body.includes(0)) throw new FileRefused('这不是表格文件，请导出为CSV后再送。')
  const newline = body.includes(10) || !body.includes(13) ? 10 : 13
  const lines = isWhole ? body : wholeLines(body, { encoding: 'utf-8', newline })
  if (lines.length === 0) throw longLine(1)
  const encoding = isUtf8(lines) ? 'utf-8' : 'gb18030'
  return { kind: 'csv', encoding, ...dialectOf(decode(lines, encoding, 1)), newline, start }
}

/** A CSV file in UTF-8, GBK/GB18030 or UTF-16, read a megabyte at a time from where the last one ended. */
export const csvSource = async (readPart: ReadPart, known?: CsvFormat): Promise<TableSource> => {
  const first = known ? undefined : await readPart(0, PART)
  const format = known ?? formatOf(first?.bytes ?? Buffer.alloc(0), (first?.bytes.length ?? 0) >= (first?.total ?? 0))
  return {
    format,
    close: () => undefined,
    read: async (from: Position, visit: Visit): Promise<Slab> => {
      const at = Math.max(from.at, format.start)
      const { bytes, total } = await readPart(at, PART)
      const isLast = at + bytes.length >= total
      const lines = isLast ? bytes : wholeLines(bytes, format)
      if (!isLast && lines.length === 0) throw longLine(from.line)
      const text = decode(lines, format.encoding, from.line)
      const scan = scanCsv(text, format, from.line, isLast, visit)
      if (scan.tooLong || (!isLast && scan.consumed === 0)) throw longLine(from.line + scan.lines)
      const end = at + lines.length - bytesBehind(lines, text, scan.consumed, format)
      return { end: { at: end, line: from.line + scan.lines }, isLast }
    },
  }
}
