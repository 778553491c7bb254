import { mkdtempSync, openSync, closeSync, readSync, fstatSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { areaResolver } from '@shared/areas/resolve-area'
import { PRINT_SIZE, printerOf } from '@shared/feeds/find-twins'
import { matchHeaders } from '@shared/feeds/match-headers'
import { rowReader } from '@shared/feeds/read-row'
import { openSource } from '../../cloudfunctions/feeds/reading/open-source'
import { START, type ReadPart } from '../../cloudfunctions/feeds/reading/table-source'
import { cpuSeconds } from './cpu'
import type { Bench, Figure } from './figure'
import { BENCH_FEED, DIRTY_IN, writeBenchFile } from './import-file'
import { measureRivals } from './import-rivals'

const MB = 1024 * 1024

const partsOf = (file: number): ReadPart => {
  const total = fstatSync(file).size
  return async (from, bytes) => {
    const part = Buffer.allocUnsafe(Math.max(0, Math.min(bytes, total - from)))
    return { bytes: part.subarray(0, readSync(file, part, 0, part.length, from)), total }
  }
}

interface Reading {
  rows: number
  refused: number
  reasons: number
  /** Most bytes of heap and buffers held beyond those at the start, as looked at after every slab. */
  grown: number
}

const held = (): number => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Reads the whole file as the import does: slab by slab, every cell read, every refused cell with its reason. */
const readWhole = async (readPart: ReadPart, withPrints: boolean): Promise<Reading> => {
  const before = held()
  const reading: Reading = { rows: 0, refused: 0, reasons: 0, grown: 0 }
  const source = await openSource(readPart)
  const match = matchHeaders(
    BENCH_FEED,
    BENCH_FEED.columns.map((c) => c.header),
  )
  const read = rowReader(BENCH_FEED, match, { today: '2026-11-23', areas: areaResolver([]) })
  const [print, prints] = [printerOf(BENCH_FEED), new Uint32Array(PRINT_SIZE)]
  let at = START
  for (;;) {
    const slab = await source.read(at, (line, cells) => {
      if (line === 1) return
      const row = read(line, cells)
      reading.rows += 1
      reading.reasons += row.problems.length + row.warnings.length
      if (row.problems.length > 0) reading.refused += 1
      else if (withPrints && row.values) print(prints, 0, row.values, reading.rows, line)
    })
    reading.grown = Math.max(reading.grown, held() - before)
    at = slab.end
    if (slab.isLast) return reading
  }
}

export const bench: Bench = {
  summary: `a department's file of 12 columns, one row in ${DIRTY_IN} dirty: rows read, normalised and checked per CPU-second (--quick: smaller)`,
  async run({ quick = false } = {}) {
    const folder = mkdtempSync(path.join(tmpdir(), 'import-bench-'))
    const file = path.join(folder, 'stays.csv')
    const small = path.join(folder, 'small.csv')
    const [rows, rivalRows, seconds] = quick ? [50_000, 20_000, 0.2] : [1_000_000, 200_000, 1]
    await writeBenchFile(file, rows)
    await writeBenchFile(small, rivalRows)
    const handle = openSync(file, 'r')
    try {
      const readPart = partsOf(handle)
      globalThis.gc?.()
      const once = await readWhole(readPart, false)
      const plain = await cpuSeconds(seconds, async () => (await readWhole(readPart, false)).rows)
      const prints = await cpuSeconds(seconds, async () => (await readWhole(readPart, true)).rows)
      const rivals = await measureRivals(small, seconds)
      const unit = 'rows per CPU-second'
      const figures: Figure[] = [
        {
          name: 'parsed, normalised and checked, with reasons',
          value: plain.perSecond,
          unit,
          rivals: [...rivals.whole],
        },
        {
          name: 'the same, with the prints by which twins are found',
          value: prints.perSecond,
          unit,
          rivals: [...rivals.parsing],
        },
        {
          name: `memory beyond the start, ${rows} rows (most, unswept)`,
          value: once.grown / MB,
          unit: 'MB',
          rivals: [],
        },
        { name: 'rows refused', value: once.refused, unit: `of ${once.rows}, ${once.reasons} reasons`, rivals: [] },
      ]
      return figures
    } finally {
      closeSync(handle)
      rmSync(folder, { recursive: true })
    }
  },
}
