import { encode } from 'iconv-lite'

export type Cells = readonly string[]

const quote = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One line of CSV with the line end that Excel writes. */
export const csvLine = (cells: Cells): string => `${cells.map(quote).join(',')}\r\n`

export type Encoding = 'utf8' | 'utf8-bom' | 'gbk'

/** Bytes of a file in the encoding its department's system writes. */
export const encodeCsv = (lines: Iterable<Cells>, encoding: Encoding): Uint8Array => {
  const chunks: Uint8Array[] = encoding === 'utf8-bom' ? [Uint8Array.of(0xef, 0xbb, 0xbf)] : []
  for (const cells of lines) chunks.push(encode(csvLine(cells), encoding === 'gbk' ? 'gbk' : 'utf8'))
  return Buffer.concat(chunks)
}
