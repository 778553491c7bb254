import { connect, type ReachOptions } from './connect'
import { EXIT, printJson, printLines, writeOut } from './output'
import { plateSheet } from './plate-sheet'

export interface PlatesOptions extends ReachOptions {
  area: string
  /** Where a county's plates lead, for example `https://plates.example.org`. */
  base?: string
  out: string
}

/** `plates`: every active plate of an area as a printable page of QR codes. */
export async function printPlates(options: PlatesOptions): Promise<number> {
  const connection = await connect(options)
  try {
    const plates = []
    let after: string | undefined
    do {
      const page = await connection.caller.call('doorplates', 'list', { areaCode: options.area, after, limit: 100 })
      for (const { plateCode, shortAddressZh, status } of page.items) {
        if (status === 'active')
          plates.push({ plateCode, shortAddressZh, url: plateUrl(options.base, connection.url, plateCode) })
      }
      after = page.next ?? undefined
    } while (after !== undefined)
    writeOut(options.out, await plateSheet('门牌', plates))
    if (options.json) printJson({ file: options.out, plates })
    else printLines([`${plates.length} plates in ${options.out}; open it in a browser and print.`])
    return plates.length > 0 ? EXIT.ok : EXIT.found
  } finally {
    await connection.close()
  }
}

/**
 * What a plate's code opens: the page of the place, and nothing about who lives there. A county's own address carries
 * `/p/CODE` (the form WeChat opens a mini-program for); without one, the page of the running server.
 */
const plateUrl = (base: string | undefined, server: string, plateCode: string): string =>
  base === undefined ? `${server}#/pages/place/index?plate=${plateCode}` : `${base.replace(/\/$/, '')}/p/${plateCode}`
