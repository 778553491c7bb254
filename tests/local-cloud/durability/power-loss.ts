import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../local-cloud/engine/database'
import { LmdbDisk, type Disk } from '../../../local-cloud/engine/disk'
import type { Document } from '../../../local-cloud/engine/document'
import { Store } from '../../../local-cloud/engine/store'
import { enginePort } from './engine-port'
import type { TortureReport } from './kill-often'
import { Model } from './model'
import { ACCOUNTS, OPENING_BALANCE, chanceFrom, manifest, write } from './workload'

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * A disk of which the power can be cut. What is committed becomes readable at once, as with a real system's cache, but is
 * on the platter only when its flush is done, some milliseconds later; a cut leaves the platter as the last flush left it.
 */
class SlowDisk implements Disk {
  readonly #inner: LmdbDisk
  #flushes = 0
  readonly documents: Disk['documents']
  readonly entries: Disk['entries']
  readonly facts: Disk['facts']

  constructor(
    private readonly cache: string,
    private readonly platter: string,
    private readonly flushMs: number,
  ) {
    this.#inner = new LmdbDisk(cache)
    this.documents = this.#inner.documents
    this.entries = this.#inner.entries
    this.facts = this.#inner.facts
  }

  async commit(work: () => void): Promise<void> {
    await this.#inner.commit(work)
    await pause(this.flushMs)
    const draft = join(this.platter, `draft-${this.#flushes++}`)
    await copyFile(join(this.cache, 'data.mdb'), draft)
    await rename(draft, join(this.platter, 'data.mdb'))
  }

  snapshot() {
    return this.#inner.snapshot()
  }

  copyTo(path: string) {
    return this.#inner.copyTo(path)
  }

  close() {
    return this.#inner.close()
  }
}

/** Cuts the power of a writing store at random moments, and compares the platter with what was acknowledged. */
export async function losePower(cuts: number, seed: number): Promise<TortureReport> {
  const report: TortureReport = {
    kills: 0,
    acknowledged: 0,
    refused: 0,
    underWay: 0,
    underWayDone: 0,
    transfers: 0,
    whileOpening: 0,
    faults: [],
  }
  const chance = chanceFrom(seed)
  for (; report.kills < cuts && report.faults.length === 0; report.kills++) {
    const folder = await mkdtemp(join(tmpdir(), 'power-'))
    const [cache, platter, remains] = ['cache', 'platter', 'remains'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await Promise.all([cache, platter, remains].map((each) => mkdir(each)))
    const database = new Database(new Store(new SlowDisk(cache, platter, 1 + chance() * 8)))
    await database.apply(manifest)
    const accounts = Array.from({ length: ACCOUNTS }, (_, at) => ({ _id: `a${at}`, balance: OPENING_BALANCE }))
    await database.insert('accounts', accounts)

    const model = new Model(report)
    let on = true
    const port = enginePort(database)
    const writers = Array.from({ length: 6 }, (_, writer) => {
      const owned = new Map<string, Document>()
      const lot = chanceFrom(seed * 31 + report.kills * 7 + writer)
      const note = (each: Parameters<typeof model.note>[0]) => (on ? model.note(each) : undefined)
      return write(port, writer, `w${writer}`, owned, lot, note, () => on)
    })
    await pause(40 + chance() * 160)
    on = false
    await copyFile(join(platter, 'data.mdb'), join(remains, 'data.mdb'))
    await Promise.allSettled(writers)
    await database.close()
    await model.check(remains)
    await rm(folder, { recursive: true, force: true })
  }
  return report
}
