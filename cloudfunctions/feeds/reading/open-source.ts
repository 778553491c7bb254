import { csvSource } from './csv-source'
import { FileRefused, type ReadPart, type TableFormat, type TableSource } from './table-source'
import { xlsxSource } from './xlsx-source'

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean => magic.every((b, i) => bytes[i] === b)
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * The table inside a file a department sent: CSV in UTF-8, GBK/GB18030 or UTF-16, or an XLSX workbook, whatever its
 * name says. Throws FileRefused with the reason and the remedy where the file is no such table.
 */
export const openSource = async (readPart: ReadPart, known?: TableFormat): Promise<TableSource> => {
  if (known?.kind === 'csv') return csvSource(readPart, known)
  const { bytes: head, total } = await readPart(0, 8)
  if (total === 0) throw new FileRefused('文件是空的，请重新导出后再送。')
  if (startsWith(head, OLE))
    throw new FileRefused('这是旧版Excel（.xls）或加了密码的文件，请另存为不加密码的.xlsx或CSV后再送。')
  return startsWith(head, ZIP) ? xlsxSource(readPart) : csvSource(readPart)
}
