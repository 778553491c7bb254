/**
 * The framing of `wx.openApi`: a request holds (field 2) a list of pairs name (1) and JSON value (2); a reply holds the
 * JSON text (1) and its content type (2). Only these two shapes of protocol buffers are read and written.
 */
export function readOpenApiRequest(bytes: Buffer): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [field, content] of fieldsOf(bytes)) {
    if (field !== 2 || !Buffer.isBuffer(content)) continue
    for (const [, pair] of fieldsOf(content)) {
      if (!Buffer.isBuffer(pair)) continue
      const parts = new Map(fieldsOf(pair))
      values[String(parts.get(1))] = jsonOrText(String(parts.get(2) ?? ''))
    }
  }
  return values
}

export function writeOpenApiReply(value: unknown): Buffer {
  return Buffer.concat([chunk(1, Buffer.from(JSON.stringify(value))), chunk(2, Buffer.from('application/json'))])
}

function fieldsOf(bytes: Buffer): [field: number, content: number | Buffer][] {
  const fields: [number, number | Buffer][] = []
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('truncated message')
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    if ((tag & 7) === 0) fields.push([tag >> 3, varint()])
    else if ((tag & 7) === 2) {
      const length = varint()
      fields.push([tag >> 3, bytes.subarray(at, at + length)])
      at += length
    } else throw new Error(`unknown wire type ${tag & 7}`)
  }
  return fields
}

const chunk = (field: number, content: Buffer) =>
  Buffer.concat([varintBytes((field << 3) | 2), varintBytes(content.length), content])

function varintBytes(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) | 128)
  }
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
