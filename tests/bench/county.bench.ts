import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { feedsInUse } from '../../tools/county/whole/feeds-in-use'
import { makeWholeCounty, type WholeCountyReport } from '../../tools/county/whole/make-whole-county'
import { cpuNow } from './cpu'
import type { Bench } from './figure'

const REGISTERS = ['ps-household-register', 'bd-address']
const BLOCK = 1 << 20

interface Made extends WholeCountyReport {
  cpu: number
  /** Of the process while it ran, MB. */
  memory: number
}

const inFolder = <T>(work: (folder: string) => T): T => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-county-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const make = (feeds: readonly string[], persons: number, households?: number): Made =>
  inFolder((folder) => {
    const before = cpuNow()
    let memory = 0
    const report = makeWholeCounty({
      seed: 7,
      persons,
      households,
      today: '2026-11-23',
      folder,
      feeds,
      onProgress: () => (memory = Math.max(memory, process.memoryUsage().rss / 1e6)),
    })
    return { ...report, cpu: cpuNow() - before, memory }
  })

/** Seconds of processor time that writing so many bytes costs when nothing is made: the disk's own speed. */
const plainWrite = (bytes: number): number =>
  inFolder((folder) => {
    const block = Buffer.alloc(BLOCK, '青')
    const fd = openSync(path.join(folder, 'plain'), 'w')
    const before = cpuNow()
    for (let left = bytes; left > 0; left -= BLOCK) writeSync(fd, block, 0, Math.min(left, BLOCK))
    const seconds = cpuNow() - before
    closeSync(fd)
    return seconds
  })

const roomFor = (bytes: number): boolean => {
  const { bavail, bsize } = statfsSync(tmpdir())
  return bavail * bsize > bytes
}

export const bench: Bench = {
  summary: 'making the fictional county as department files, and larger ones, on one core',
  run({ quick = false } = {}) {
    make(REGISTERS, 2000, 3000)
    const feeds = feedsInUse()
    const persons = quick ? 3000 : 32_292
    const county = make(feeds, persons)
    const plainCounty = plainWrite(county.bytes)
    const sizes = (quick ? [5000, 20_000] : [100_000, 1_000_000]).filter((n) => roomFor(n * 4000))
    const larger = sizes.map((households) => make(feeds, persons, households))
    return Promise.resolve([
      {
        name: `the county of ${persons} monitored persons: rows of ${feeds.length} feeds`,
        value: county.rows / county.cpu,
        unit: 'rows/cpu-s',
        rivals: [{ name: 'writing bytes only, nothing made', value: county.rows / plainCounty }],
      },
      {
        name: `the same county: persons written (${(county.rows / county.persons).toFixed(0)} rows each)`,
        value: county.persons / county.cpu,
        unit: 'persons/cpu-s',
        rivals: [{ name: 'writing bytes only, nothing made', value: county.persons / plainCounty }],
      },
      ...larger.map((made) => ({
        name: `${made.households} households, ${made.persons} persons`,
        value: made.persons / made.cpu,
        unit: 'persons/cpu-s',
        rivals: [{ name: 'writing bytes only, nothing made', value: made.persons / plainWrite(made.bytes) }],
      })),
      ...larger.map((made) => ({
        name: `resident memory while making ${made.households} households`,
        value: made.memory,
        unit: 'MB',
        rivals: [],
      })),
    ])
  },
}
