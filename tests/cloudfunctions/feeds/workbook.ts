import { crc32, deflateRawSync } from 'node:zlib'

/** A ZIP archive of these entries; `announced` says a size that is not so. */
export const zip = (entries: readonly { name: string; text: string | Buffer; announced?: number }[]): Buffer => {
  const [bodies, index]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, text, announced } of entries) {
    const plain = Buffer.from(text)
    const packed = deflateRawSync(plain)
    const header = (signature: number, extra: number): Buffer => {
      const bytes = Buffer.alloc(26 + extra)
      bytes.writeUInt32LE(signature, 0)
      const from = signature === 0x02014b50 ? 6 : 4
      bytes.writeUInt16LE(20, from)
      bytes.writeUInt16LE(0x0800, from + 2)
      bytes.writeUInt16LE(8, from + 4)
      bytes.writeUInt32LE(crc32(plain), from + 10)
      bytes.writeUInt32LE(packed.length, from + 14)
      bytes.writeUInt32LE(announced ?? plain.length, from + 18)
      bytes.writeUInt16LE(Buffer.byteLength(name), from + 22)
      return bytes
    }
    const local = Buffer.concat([header(0x04034b50, 4), Buffer.from(name), packed])
    const entry = header(0x02014b50, 20)
    entry.writeUInt32LE(at, 42)
    index.push(entry, Buffer.from(name))
    bodies.push(local)
    at += local.length
  }
  const directory = Buffer.concat(index)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** A workbook as Excel writes it: texts shared, numbers as numbers. `{ n }` is a number's text as stored. */
export const workbook = (rows: readonly (readonly (string | { n: string })[])[], announced?: number): Buffer => {
  const strings: string[] = []
  const cell = (value: string | { n: string }, column: number, line: number): string => {
    const place = `${String.fromCharCode(65 + column)}${line}`
    if (typeof value === 'object') return `<c r="${place}" s="3"><v>${value.n}</v></c>`
    if (value === '') return `<c r="${place}"/>`
    strings.push(value)
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`
  }
  const sheet = rows
    .map((row, i) => `<row r="${i + 1}">${row.map((value, column) => cell(value, column, i + 1)).join('')}</row>`)
    .join('')
  return zip([
    { name: '[Content_Types].xml', text: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      text: '<workbook xmlns:r="r"><sheets><sheet name="藏" sheetId="1" state="hidden" r:id="rId9"/><sheet name="名册" sheetId="2" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: '<Relationships><Relationship Id="rId9" Target="worksheets/sheet9.xml"/><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: `<?xml version="1.0"?><worksheet><cols><col min="1"/></cols><sheetData>${sheet}</sheetData></worksheet>`,
      ...(announced === undefined ? {} : { announced }),
    },
    {
      name: 'xl/sharedStrings.xml',
      text: `<sst>${strings.map((text) => `<si><r><t>${escaped(text.slice(0, 1))}</t></r><r><t xml:space="preserve">${escaped(text.slice(1))}</t></r></si>`).join('')}</sst>`,
    },
  ])
}
