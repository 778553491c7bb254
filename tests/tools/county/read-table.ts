import { parse, type CsvError } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import type { RawRow } from '@shared/feeds/parse-rows'

export type TableReading = { ok: true; rows: RawRow[]; encoding: string } | { ok: false; messageZh: string }

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((b, i) => bytes[i] === b)

/** No line of a department's file is longer; a file without line breaks is not a table. */
const LONGEST_LINE = 100_000

const decodeFatal = (bytes: Uint8Array): { text: string; encoding: string } | undefined => {
  if (startsWith(bytes, [0xff, 0xfe])) return { text: iconv.decode(Buffer.from(bytes), 'utf16le'), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030')
    return text.includes('\ufffd') ? undefined : { text, encoding: 'GB18030' }
  }
}

const refuse = (messageZh: string): TableReading => ({ ok: false, messageZh })

const delimiterOf = (text: string): string => {
  const first = text.slice(0, 4000)
  const count = (mark: string): number => first.split(mark).length
  return count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ','
}

/**
 * The table inside a file a department sent: CSV in UTF-8, GBK/GB18030 or UTF-16. The answer says why a file that is
 * no such table cannot be read, and how to send it again.
 */
export const readTable = (bytes: Uint8Array): TableReading => {
  if (bytes.length === 0) return refuse('文件是空的，请重新导出后再送。')
  if (startsWith(bytes, [0x50, 0x4b]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refuse('这是Excel文件，请在Excel里“另存为”CSV（逗号分隔）后再送。')
  const decoded = decodeFatal(bytes)
  if (!decoded) return refuse('文件编码已损坏，读不出文字，请从原系统重新导出为UTF-8或GBK的CSV。')
  const text = decoded.text.replace(/^\ufeff/, '')
  if (text.includes('\u0000')) return refuse('这不是表格文件，请导出为CSV后再送。')
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: LONGEST_LINE,
      info: true,
      // The typings know no `info`; with it each record comes with the line it ended on.
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return {
      ok: true,
      encoding: decoded.encoding,
      rows: records.map(({ record, info }) => ({ line: info.lines, cells: record })),
    }
  } catch (error) {
    const line = (error as CsvError).lines
    return refuse(
      typeof line === 'number'
        ? `第${line}行起读不下去（多半是引号没有成对，或一行过长），请检查后重新导出。`
        : '表格读不出来，请重新导出为CSV后再送。',
    )
  }
}
