import { Readable } from 'node:stream'
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from './zip'
import { sheetRows, textInside, plainText, type SheetRow } from './sheet-rows'
import { FileRefused, type Position, type ReadPart, type Slab, type TableSource, type Visit } from './table-source'

const MB = 1024 * 1024
/** Rows handed over at once. */
const SLAB_ROWS = 8_000
/** Texts of a workbook are looked up by number and must be held; a larger table comes as CSV. */
const MOST_STRINGS = 24 * MB
const LARGEST_SHEET = 2048 * MB
/** Tables shrink to a tenth or a twentieth; what shrinks to a five-hundredth was made to burst. */
const MOST_SHRUNK = 500
const LARGEST_INDEX = 4 * MB
const MOST_ENTRIES = 1_000

const saveAsCsv = '请在表格软件里“另存为”CSV（逗号分隔）后再送。'
const unreadable = () => new FileRefused(`这个Excel文件读不出来，可能已损坏或加了密码，${saveAsCsv}`)

class PartReader extends RandomAccessReader {
  constructor(private readonly readPart: ReadPart) {
    super()
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { readPart } = this
    return Readable.from(
      (async function* () {
        for (let at = start; at < end;) {
          const { bytes } = await readPart(at, Math.min(MB, end - at))
          if (bytes.length === 0) return
          yield bytes
          at += bytes.length
        }
      })(),
      { objectMode: false },
    )
  }
}

const entriesOf = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  if (zip.entryCount > MOST_ENTRIES) throw new FileRefused(`这个Excel文件里有太多内容，${saveAsCsv}`)
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return entries
}

/** Sizes are looked at before a byte is inflated; while it inflates the reader holds the entry to the size it announced. */
const requireModest = (entry: Entry, most: number): void => {
  const shrunk = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (entry.uncompressedSize > most || (entry.uncompressedSize > MB && shrunk > MOST_SHRUNK))
    throw new FileRefused(`这个Excel文件展开后过大，没有打开，${saveAsCsv}`)
}

const openEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream as Readable))),
  )

const textOf = async (zip: ZipFile, entry: Entry, most: number): Promise<string> => {
  requireModest(entry, most)
  const chunks: Buffer[] = []
  for await (const chunk of await openEntry(zip, entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const sharedStrings = async (zip: ZipFile, entry: Entry | undefined): Promise<string[]> => {
  if (!entry) return []
  if (entry.uncompressedSize > MOST_STRINGS) throw new FileRefused(`这个Excel文件的文字太多，${saveAsCsv}`)
  const xml = await textOf(zip, entry, MOST_STRINGS)
  const prefix = /<(\w+:)?sst[\s>]/.exec(xml)?.[1] ?? ''
  const [open, close] = [`<${prefix}si`, `</${prefix}si>`]
  const strings: string[] = []
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const tagEnd = xml.indexOf('>', at)
    const isEmpty = xml.charCodeAt(tagEnd - 1) === 47
    const end = isEmpty ? tagEnd : xml.indexOf(close, tagEnd)
    if (end < 0) break
    // A copy, so that the whole of the XML is not kept alive by its parts.
    strings.push(isEmpty ? '' : Buffer.from(textInside(xml.slice(tagEnd + 1, end), prefix)).toString())
    at = end
  }
  return strings
}

/** The first sheet a person sees. */
const firstSheet = async (zip: ZipFile, entries: Map<string, Entry>): Promise<Entry> => {
  const [book, links] = [entries.get('xl/workbook.xml'), entries.get('xl/_rels/workbook.xml.rels')]
  if (!book) throw unreadable()
  const sheets = [...(await textOf(zip, book, LARGEST_INDEX)).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag)
  const shown = sheets.find((tag) => !/state="(hidden|veryHidden)"/.test(tag)) ?? sheets[0]
  const id = /\w+:id="([^"]+)"/.exec(shown ?? '')?.[1]
  const targets = links
    ? [...(await textOf(zip, links, LARGEST_INDEX)).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)]
    : []
  const target = targets.map(([tag]) => tag).find((tag) => tag.includes(`Id="${id ?? ''}"`))
  const place = plainText(/Target="([^"]+)"/.exec(target ?? '')?.[1] ?? 'worksheets/sheet1.xml')
  const sheet = entries.get(place.startsWith('/') ? place.slice(1) : `xl/${place}`)
  if (!sheet) throw unreadable()
  return sheet
}

/** A workbook of Excel 2007 and later: its first sheet, streamed; a position is the number of rows already taken. */
export const xlsxSource = async (readPart: ReadPart): Promise<TableSource> => {
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw error instanceof FileRefused ? error : unreadable()
    })
  const { total } = await readPart(0, 1)
  const zip = await told(fromRandomAccessReaderPromise(new PartReader(readPart), total))
  const entries = await told(entriesOf(zip))
  const sheet = await told(firstSheet(zip, entries))
  requireModest(sheet, LARGEST_SHEET)
  const strings = await told(sharedStrings(zip, entries.get('xl/sharedStrings.xml')))
  let rows: AsyncGenerator<SheetRow> | undefined
  let taken = 0

  const begin = async (at: number): Promise<AsyncGenerator<SheetRow>> => {
    const fresh = sheetRows(await openEntry(zip, sheet), strings)
    for (taken = 0; taken < at; taken++) if ((await fresh.next()).done) break
    return fresh
  }
  return {
    format: { kind: 'xlsx' },
    close: () => void rows?.return(undefined).catch(() => undefined),
    read: (from: Position, visit: Visit): Promise<Slab> =>
      told(
        (async () => {
          if (!rows || taken !== from.at) rows = await begin(from.at)
          let { line } = from
          for (let count = 0; count < SLAB_ROWS; count++) {
            const next = await rows.next()
            if (next.done) return { end: { at: taken, line }, isLast: true }
            taken += 1
            line = next.value.line
            visit(line, next.value.cells)
          }
          return { end: { at: taken, line }, isLast: false }
        })(),
      ),
  }
}
