import jsqr from 'jsqr'
import { plateSheet } from '../../tools/koumen/plate-sheet'
import { expectSoundPage, launchBrowser, openPage } from './harness'

const PLATES = [
  { plateCode: '0123456789AB', shortAddressZh: '溪边路17号', url: 'http://127.0.0.1:5000/?plate=0123456789AB' },
  { plateCode: 'ZYXW98765432', shortAddressZh: '水井巷8号 <后门>', url: 'http://127.0.0.1:5000/?plate=ZYXW98765432' },
]

/** Draws one plate's SVG on a canvas, as a camera would see it. */
const PIXELS = (index: number): string => `(async () => {
  const svg = document.querySelectorAll('figure svg')[${index}]
  const image = new Image()
  image.src = 'data:image/svg+xml,' + encodeURIComponent(new XMLSerializer().serializeToString(svg))
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 300 })
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0, 300, 300)
  return Array.from(pen.getImageData(0, 0, 300, 300).data, (value) => String.fromCharCode(value)).join('')
})()`

test('the printed sheet holds QR codes that a camera reads back, and the addresses, and nothing of people', async () => {
  const browser = await launchBrowser()
  try {
    const watched = await openPage(browser, 'desktop')
    await watched.page.setContent(await plateSheet('青嶂镇前渡村门牌', PLATES))
    await expectSoundPage(watched)
    for (const [index, plate] of PLATES.entries()) {
      const pixels = (await watched.page.evaluate(PIXELS(index))) as string
      expect(jsqr(Uint8ClampedArray.from(Buffer.from(pixels, 'latin1')), 300, 300)?.data).toBe(plate.url)
    }
    expect(await watched.page.locator('h2').allTextContents()).toEqual(['溪边路17号', '水井巷8号 <后门>'])
  } finally {
    await browser.close()
  }
})
