import { sniff, stripMetadata } from '../../../../cloudfunctions/runtime/attachments/strip-metadata'
import { jpegWithPlace, plainJpeg, pngWithText, PLACE } from './pictures'

describe('taking the metadata out of a picture', () => {
  it('removes EXIF with its place from a JPEG and keeps the picture', () => {
    const clean = stripMetadata(jpegWithPlace())
    expect(jpegWithPlace().includes(PLACE)).toBe(true)
    expect(clean.includes(PLACE)).toBe(false)
    expect(clean.equals(plainJpeg())).toBe(true)
  })

  it('gives a JPEG without metadata back as it is', () => {
    const picture = plainJpeg()
    expect(stripMetadata(picture)).toBe(picture)
  })

  it('removes text chunks from a PNG and keeps the others', () => {
    const clean = stripMetadata(pngWithText())
    expect(clean.includes(PLACE)).toBe(false)
    expect(clean.toString('latin1')).toMatch(/IHDR.*IDAT.*IEND/s)
  })

  it('does not fail on a file that breaks off', () => {
    for (const picture of [jpegWithPlace(), pngWithText()]) {
      for (let length = 0; length < picture.length; length += 1) {
        expect(() => stripMetadata(picture.subarray(0, length))).not.toThrow()
      }
    }
  })
})

describe('what a file really is', () => {
  it('is read from its bytes', () => {
    expect(sniff(plainJpeg())).toBe('image/jpeg')
    expect(sniff(pngWithText())).toBe('image/png')
    expect(sniff(Buffer.from('ID3\u0004'))).toBe('audio')
    expect(sniff(Buffer.from('RIFF\u0000\u0000\u0000\u0000WAVEfmt '))).toBe('audio')
    expect(sniff(Buffer.from('\u0000\u0000\u0000 ftypM4A '))).toBe('audio')
    expect(sniff(Buffer.from('<svg onload="alert(1)">'))).toBeUndefined()
    expect(sniff(Buffer.alloc(0))).toBeUndefined()
  })
})
