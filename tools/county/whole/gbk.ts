import { encode } from 'iconv-lite'

const UNKNOWN = 0x3f
let table: Uint16Array | undefined

/** GBK of every character of the basic plane; what GBK does not know is `?`, as older systems write it. */
const gbkTable = (): Uint16Array => {
  if (table) return table
  table = new Uint16Array(65_536).fill(UNKNOWN)
  for (let code = 0; code < 128; code += 1) table[code] = code
  let chars = ''
  for (let code = 128; code < 65_536; code += 1) if (code < 0xd800 || code > 0xf8ff) chars += String.fromCharCode(code)
  const bytes = encode(chars, 'gbk')
  for (let i = 0, at = 0; i < chars.length; i += 1) {
    const first = bytes[at] as number
    if (first < 0x81) at += 1
    else {
      table[chars.charCodeAt(i)] = (first << 8) | (bytes[at + 1] as number)
      at += 2
    }
  }
  return table
}

/** Whether GBK can write the whole text. */
export const fitsGbk = (text: string): boolean => {
  const known = gbkTable()
  for (let i = 0; i < text.length; i += 1) if (known[text.charCodeAt(i)] === UNKNOWN && text[i] !== '?') return false
  return true
}

/** Writes the text into the buffer and says how many bytes it took; the buffer holds two bytes a character. */
export const writeGbk = (text: string, into: Uint8Array): number => {
  const known = gbkTable()
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    // The second half of a character beyond the basic plane: the first has left its question mark.
    if (code >= 0xdc00 && code <= 0xdfff) continue
    const gbk = known[code] as number
    if (gbk > 0xff) into[at++] = gbk >> 8
    into[at++] = gbk & 0xff
  }
  return at
}
