import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LmdbDisk } from '../engine/disk'
import { Store } from '../engine/store'
import { verifyStore, type StoreReport } from '../engine/verify-store'
import { filePlace, type FileFacts } from '../storage/file-place'
import { digestOf, readManifest } from './manifest'

/** Everything a data folder holds, counted and checked. */
export interface FolderReport extends StoreReport {
  files: {
    records: number
    bytes: number
    /** Files that no record names: uploads that were broken off. They do no harm. */
    strays: number
  }
  /** Of a backup: how many files were compared with its manifest. */
  checksums?: number
}

/** Checks a data folder or a backup; a cloud may be writing in it. */
export async function verifyFolder(data: string): Promise<FolderReport> {
  if (!existsSync(join(data, 'database', 'data.mdb'))) throw new Error(`${data} holds no database`)
  const store = new Store(new LmdbDisk(join(data, 'database'), { readOnly: true }))
  try {
    const report: FolderReport = { ...verifyStore(store), files: { records: 0, bytes: 0, strays: 0 } }
    const places = new Set<string>()
    for (const { key, value } of store.facts<FileFacts>('file')) {
      const path = key[1] as string
      report.files.records++
      report.files.bytes += value.bytes
      places.add(filePlace(join(data, 'files'), path))
      const problem = await fileProblem(store, data, path)
      if (problem !== undefined) note(report, problem)
    }
    report.files.strays = await countStrays(join(data, 'files'), places)
    await compareWithManifest(data, report)
    return report
  } finally {
    await store.close()
  }
}

/** What is wrong with a file; looked at again, since a running cloud replaces and removes files. */
async function fileProblem(store: Store, data: string, path: string): Promise<string | undefined> {
  let problem: string | undefined
  for (let look = 0; look < 4; look++) {
    if (look > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    const facts = store.fact<FileFacts>(['file', path])
    if (!facts) return undefined
    const place = filePlace(join(data, 'files'), path)
    const size = (await stat(place).catch(() => undefined))?.size
    if (size === undefined) problem = `file ${path}: is missing`
    else if (size !== facts.bytes) problem = `file ${path}: has ${size} bytes, not ${facts.bytes}`
    else if (facts.sha256 !== undefined && (await digestOf(place).catch(() => '')) !== facts.sha256) {
      problem = `file ${path}: its content is not what was stored`
    } else return undefined
  }
  return problem
}

async function countStrays(folder: string, places: ReadonlySet<string>): Promise<number> {
  if (!existsSync(folder)) return 0
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && !places.has(join(entry.parentPath, entry.name))).length
}

async function compareWithManifest(data: string, report: FolderReport): Promise<void> {
  const manifest = readManifest(data)
  if (!manifest) return
  report.checksums = manifest.files.length
  for (const { path, sha256 } of manifest.files) {
    const file = join(data, path)
    if (!existsSync(file)) note(report, `${path}: is missing from the backup`)
    else if ((await digestOf(file)) !== sha256) note(report, `${path}: is not as it was backed up`)
  }
}

function note(report: FolderReport, problem: string): void {
  report.faults++
  report.problems.push(problem)
}
