const SOI = 0xd8
const SOS = 0xda
/** APP1 holds EXIF and XMP (place, time, device), APP13 IPTC, COM free text. ICC profiles (APP2) and JFIF (APP0) stay. */
const JPEG_PRIVATE = new Set([0xe1, 0xed, 0xfe])
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PNG_PRIVATE = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/** JPEG without the segments that tell where, when and with what a picture was taken (ITU-T T.81, Exif 2.32). */
const stripJpeg = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === SOS) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (!JPEG_PRIVATE.has(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  kept.push(bytes.subarray(at))
  return Buffer.concat(kept)
}

/** PNG without its text, time and EXIF chunks (ISO/IEC 15948). */
const stripPng = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (!PNG_PRIVATE.has(bytes.toString('latin1', at + 4, at + 8))) kept.push(bytes.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

/** What the bytes really are, whatever the client called them; undefined when it is none of the kinds we take. */
export const sniff = (bytes: Buffer): 'image/jpeg' | 'image/png' | 'audio' | undefined => {
  if (bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return 'image/png'
  const head = bytes.toString('latin1', 0, 12)
  const isFramed = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0
  if (/^(ID3|OggS|\x1aE\xdf\xa3)/.test(head) || /^RIFF....WAVE/s.test(head) || /^....ftyp/s.test(head) || isFramed) {
    return 'audio'
  }
  return undefined
}

/** The same picture without metadata; the same buffer when there was none. Anything else is returned as it is. */
export const stripMetadata = (bytes: Buffer): Buffer => {
  const kind = sniff(bytes)
  const stripped = kind === 'image/jpeg' ? stripJpeg(bytes) : kind === 'image/png' ? stripPng(bytes) : bytes
  return stripped.length === bytes.length ? bytes : stripped
}
