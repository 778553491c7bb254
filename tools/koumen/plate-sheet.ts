import { toString as drawQr } from 'qrcode'

/** One plate to print: what its code opens and what is written beside it. Nothing about people. */
export interface PrintedPlate {
  plateCode: string
  shortAddressZh: string
  /** The address the QR code holds. */
  url: string
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Error correction Q: a quarter of a scratched plate may be unreadable. */
const qr = (url: string): Promise<string> => drawQr(url, { type: 'svg', errorCorrectionLevel: 'Q', margin: 2 })

const cell = async (plate: PrintedPlate): Promise<string> => `<section>
  <h2>${escaped(plate.shortAddressZh)}</h2>
  <figure>${await qr(plate.url)}</figure>
  <p>有难处，扫一扫，点「我要求助」</p>
  <small>${escaped(plate.plateCode)}</small>
</section>`

/** A printable page (A4, eight plates a sheet) of real QR codes. */
export async function plateSheet(titleZh: string, plates: readonly PrintedPlate[]): Promise<string> {
  const cells = await Promise.all(plates.map(cell))
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>${escaped(titleZh)}</title>
<style>
  @page { size: A4; margin: 10mm }
  body { margin: 0; font-family: system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #16302b }
  main { display: grid; grid-template-columns: repeat(2, 1fr); gap: 6mm }
  section { break-inside: avoid; border: 0.6mm solid #1f6f5c; border-radius: 4mm; padding: 3mm; text-align: center }
  h1 { font-size: 5mm; margin: 0 0 4mm }
  h2 { font-size: 6mm; margin: 0; color: #fff; background: #1f6f5c; border-radius: 2mm; padding: 1.5mm }
  figure { margin: 1mm auto; width: 42mm }
  figure svg { display: block; width: 100%; height: auto }
  p { margin: 0; font-size: 4mm }
  small { color: #56706a; letter-spacing: 0.3mm }
</style>
<h1>${escaped(titleZh)}（共${plates.length}块）</h1>
<main>
${cells.join('\n')}
</main>
</html>
`
}
