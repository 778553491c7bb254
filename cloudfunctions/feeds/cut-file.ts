import { areaResolver, type AreaResolver } from '@shared/areas/resolve-area'
import type { FeedDefinition } from '@shared/feeds/definition'
import { PRINT_SIZE, printerOf, twinFinder } from '@shared/feeds/find-twins'
import { findHeader, matchHeaders } from '@shared/feeds/match-headers'
import { PROBLEMS_KEPT } from '@shared/feeds/model'
import { dayOfRow } from '@shared/feeds/parse-rows'
import { rowProblem, type RowProblem } from '@shared/feeds/problems'
import { rowReader, type ReadRow } from '@shared/feeds/read-row'
import type { Context } from '../runtime'
import { addProblems, type Batch, type Slice } from './batch-progress'
import { PIECE_ROWS, putPieces, type NewPiece } from './pieces'
import { openSource } from './reading/open-source'
import { FileRefused, START, type TableFormat, type TableSource } from './reading/table-source'
import { packRow, type PackedRow } from './packed-row'

/** Prints of one piece: random to the eye, they do not shrink. */
const PIECE_PRINTS = 8_000

/** Rows at the top among which the heading is looked for. */
const TOP_ROWS = 20

const resolverOf = async (ctx: Context): Promise<AreaResolver> => {
  const areas: { code: string; name: string }[] = []
  for await (const area of ctx.store.areas.iterate({ where: { level: { in: ['township', 'community'] } } }))
    areas.push({ code: area.code, name: area.name })
  return areaResolver(areas)
}

/** Finds the heading; the answer is its cells and how many rows stand above it. */
const headingOf = async (feed: FeedDefinition, source: TableSource): Promise<{ header: string[]; index: number }> => {
  const top: string[][] = []
  await source.read(START, (_, cells) => void (top.length < TOP_ROWS && top.push([...cells])))
  const found = findHeader(feed, top)
  if (!found) throw new FileRefused(`没有找到“${feed.titleZh}”的表头，请核对是不是选错了数据项，或表头被改过。`)
  if (found.match.missing.length > 0)
    throw new FileRefused(`缺少必填列：${found.match.missing.join('、')}。请补上后重新送。`)
  return { header: top[found.index] ?? [], index: found.index }
}

const ENCODINGS = { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16' } as const
const encodingOf = (format: TableFormat): string => (format.kind === 'xlsx' ? 'XLSX' : ENCODINGS[format.encoding])

/** What one slab of the file gave. */
interface Cutting {
  rows: PackedRow[]
  prints: Uint32Array
  problems: RowProblem[]
  uncounted: number
  rejected: number
  fixes: Record<string, number>
}

const collect = (cutting: Cutting, read: ReadRow): void => {
  for (const list of [read.problems, read.warnings])
    for (const problem of list)
      if (cutting.problems.length < PROBLEMS_KEPT) cutting.problems.push(problem)
      else cutting.uncounted += 1
  for (const fix of read.fixes) cutting.fixes[fix] = (cutting.fixes[fix] ?? 0) + 1
}

const roomFor = (prints: Uint32Array, length: number): Uint32Array => {
  if (length <= prints.length) return prints
  const larger = new Uint32Array(Math.max(length, prints.length * 2))
  larger.set(prints)
  return larger
}

const bytesOf = (prints: Uint32Array): Buffer => Buffer.from(prints.buffer, prints.byteOffset, prints.byteLength)

/**
 * Cuts the stored file into pieces of rows that are read, checked and normalised, a slab at a time: each commits its
 * pieces together with the place the reading has come to, so that it goes on there whenever the machine stops.
 */
export const cutFile = async (ctx: Context, feed: FeedDefinition, start: Batch, slice: Slice): Promise<Batch> => {
  const { attachmentId } = start
  const known = start.cut.format === null ? undefined : (JSON.parse(start.cut.format) as TableFormat)
  const source = await openSource((from, bytes) => ctx.attachments.readPart(attachmentId, from, bytes), known)
  try {
    let batch = start
    let skip = 0
    let header = batch.cut.header
    if (header === null) {
      const heading = await headingOf(feed, source)
      header = heading.header
      skip = heading.index + 1
    }
    const match = matchHeaders(feed, header)
    const context = { today: batch.dataOn, areas: await resolverOf(ctx) }
    const read = rowReader(feed, match, context)
    const print = printerOf(feed)
    let isLast = false
    do {
      const { cut } = batch
      const cutting: Cutting = {
        rows: [],
        prints: new Uint32Array(PRINT_SIZE * 1024),
        problems: [],
        uncounted: 0,
        rejected: 0,
        fixes: {},
      }
      const slab = await source.read({ at: cut.at, line: cut.line }, (line, cells) => {
        if (skip > 0) {
          skip -= 1
          return
        }
        const row = read(line, cells)
        collect(cutting, row)
        if (row.problems.length > 0) cutting.rejected += 1
        else if (row.values !== undefined) {
          const place = cutting.rows.length
          cutting.prints = roomFor(cutting.prints, (place + 1) * PRINT_SIZE)
          print(cutting.prints, place * PRINT_SIZE, row.values, cut.rows + place, line)
          cutting.rows.push(packRow(feed, line, dayOfRow(feed, row.values, context.today), row.values))
        }
      })
      isLast = slab.isLast
      batch = await keep(ctx, batch, {
        cutting,
        isLast,
        end: slab.end,
        first: batch.cut.header === null ? { header, format: source.format, ignored: match.ignored } : undefined,
      })
    } while (!isLast && slice.mayGoOn())
    return batch
  } finally {
    source.close()
  }
}

interface Kept {
  cutting: Cutting
  isLast: boolean
  end: { at: number; line: number }
  first: { header: string[]; format: TableFormat; ignored: readonly string[] } | undefined
}

const keep = (ctx: Context, batch: Batch, { cutting, isLast, end, first }: Kept): Promise<Batch> => {
  const { cut } = batch
  const { rows, rejected } = cutting
  const prints = cutting.prints.subarray(0, rows.length * PRINT_SIZE)
  if (isLast && cut.rows + rows.length === 0 && batch.rows.rejected + rejected === 0)
    throw new FileRefused('表头下面没有数据行，请重新导出后再送。')
  // A file of one slab is looked through at once; of a longer one the prints are put by.
  const isOnly = isLast && cut.prints === 0
  const finder = twinFinder()
  if (isOnly) finder.look(prints)
  const { again, differ: spoiled } = finder.found
  return ctx.commit(async (tx) => {
    const kept: NewPiece[] = []
    let pieces = cut.pieces
    for (let at = 0; at < rows.length; at += PIECE_ROWS, pieces++) {
      const value = rows.slice(at, at + PIECE_ROWS)
      kept.push({ kind: 'rows', number: pieces, from: cut.rows + at, count: value.length, value })
    }
    let printed = cut.prints
    if (!isOnly)
      for (let at = 0; at < rows.length; at += PIECE_PRINTS, printed++) {
        const some = prints.subarray(at * PRINT_SIZE, (at + PIECE_PRINTS) * PRINT_SIZE)
        const value = bytesOf(some).toString('base64')
        kept.push({ kind: 'prints', number: printed, from: cut.rows + at, count: some.length / PRINT_SIZE, value })
      }
    const left = [...again, ...spoiled.map((one) => one.place)]
    if (left.length > 0) kept.push({ kind: 'left', number: 0, from: 0, count: left.length, value: left })
    await putPieces(ctx, tx, batch._id, kept)
    const differ = spoiled.map(({ line }) => rowProblem(line, '', 'duplicateDiffers'))
    const fixes = { ...batch.fixes }
    for (const [code, count] of Object.entries(cutting.fixes)) fixes[code] = (fixes[code] ?? 0) + count
    const gone = rejected + again.length + spoiled.length
    return tx.batches.update(batch, {
      ...(first ? { encoding: encodingOf(first.format), ignoredColumns: [...first.ignored].slice(0, 200) } : {}),
      stage: isOnly ? 'placing' : isLast ? 'matching' : 'cutting',
      cursor: 0,
      cut: {
        ...cut,
        ...(first ? { format: JSON.stringify(first.format), header: first.header.slice(0, 300) } : {}),
        at: end.at,
        line: end.line,
        rows: cut.rows + rows.length,
        pieces,
        prints: printed,
      },
      fixes,
      rows: {
        ...batch.rows,
        total: batch.rows.total + rows.length + rejected,
        done: batch.rows.done + gone,
        duplicates: batch.rows.duplicates + again.length,
        rejected: batch.rows.rejected + rejected + spoiled.length,
      },
      ...addProblems(batch, [...cutting.problems, ...differ], cutting.uncounted),
    })
  })
}
