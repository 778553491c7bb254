/** Text that stands for the place where a picture was taken. */
export const PLACE = 'GPS 28.97N 118.86E'

const segment = (marker: number, body: Buffer): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, body])
}

const START = Buffer.from([0xff, 0xd8])
const JFIF = segment(0xe0, Buffer.from('JFIF\0\u0001\u0002\0\0\u0001\0\u0001\0\0', 'latin1'))
const EXIF = segment(0xe1, Buffer.from(`Exif\0\0${PLACE}`, 'latin1'))
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0x34, 0xff, 0x00, 0xff, 0xd9]),
])

export const plainJpeg = (): Buffer => Buffer.concat([START, JFIF, SCAN])
export const jpegWithPlace = (): Buffer => Buffer.concat([START, JFIF, EXIF, SCAN])

const chunk = (name: string, body: string): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(body, 'latin1'))
  return Buffer.concat([length, Buffer.from(name + body, 'latin1'), Buffer.alloc(4)])
}

export const pngWithText = (): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', '\0\0\0\u0001\0\0\0\u0001\b\u0006\0\0\0'),
    chunk('tEXt', `Comment\0${PLACE}`),
    chunk('IDAT', 'pixels'),
    chunk('IEND', ''),
  ])
