import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { LmdbDisk } from '../engine/disk'
import { Store } from '../engine/store'
import type { Collection } from '../engine/collections'
import { filePlace, flush, type FileFacts } from '../storage/file-place'
import { copyKept, digestOf, isVacant, writeManifest, type BackupManifest, type KeptFile } from './manifest'

/** What belongs to a running process and not to the data. */
const leftOut = new Set(['process', 'address', 'console', 'backup.json'])
const mostRounds = 10

/**
 * Copies a data folder into an empty one, while a cloud may be writing in it: the database as it is at one moment, and
 * the files that belong to that moment. The copy is a data folder itself, with a manifest of checksums written last.
 */
export async function backUp(data: string, to: string): Promise<BackupManifest> {
  if (!existsSync(join(data, 'database', 'data.mdb'))) throw new Error(`${data} holds no database`)
  if (!(await isVacant(to))) throw new Error(`${to} is not empty: a backup needs a folder of its own`)
  await mkdir(join(to, 'database'), { recursive: true, mode: 0o700 })

  const files = new Map<string, KeptFile>()
  let collections: BackupManifest['collections'] = []
  let missing: string[] = []
  for (let round = 0; round === 0 || missing.length > 0; round++) {
    if (round === mostRounds)
      throw new Error(`these files are not as the database says: ${missing.slice(0, 5).join(', ')}`)
    await copyDatabase(data, to)
    const read = await readCopy(to)
    collections = read.collections
    missing = await copyFiles(data, to, read.files, files)
  }
  await removeOthers(to, files)
  // Left by reading the copy.
  await rm(join(to, 'database', 'lock.mdb'), { force: true })

  const kept: KeptFile[] = [await describe(to, 'database/data.mdb'), ...files.values()]
  for (const entry of await readdir(data, { withFileTypes: true })) {
    if (!entry.isFile() || leftOut.has(entry.name)) continue
    kept.push(await copyKept(join(data, entry.name), join(to, entry.name), entry.name))
  }
  const manifest: BackupManifest = { format: 1, madeAt: new Date().toISOString(), collections, files: kept }
  await writeManifest(to, manifest)
  return manifest
}

/** Another process may be writing: lmdb's own copy is of one moment. */
async function copyDatabase(data: string, to: string): Promise<void> {
  const folder = join(to, 'database')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  const disk = new LmdbDisk(join(data, 'database'), { readOnly: true })
  try {
    await disk.copyTo(folder)
  } finally {
    await disk.close()
  }
  await flush(join(folder, 'data.mdb'))
}

async function readCopy(to: string): Promise<{
  collections: BackupManifest['collections']
  files: Map<string, FileFacts>
}> {
  const store = new Store(new LmdbDisk(join(to, 'database'), { readOnly: true }))
  try {
    const collections = store.facts<Collection>('collection').map(({ value }) => ({
      name: value.name,
      documents: store.countDocuments(value),
    }))
    const files = store.facts<FileFacts>('file').map(({ key, value }) => [key[1] as string, value] as const)
    return { collections, files: new Map(files) }
  } finally {
    await store.close()
  }
}

/** Copies what the records tell of; returns the cloud paths whose file is another or gone by now. */
async function copyFiles(
  data: string,
  to: string,
  records: ReadonlyMap<string, FileFacts>,
  files: Map<string, KeptFile>,
): Promise<string[]> {
  const missing: string[] = []
  const wanted = new Set<string>()
  for (const [path, facts] of records) {
    const from = filePlace(join(data, 'files'), path)
    const target = filePlace(join(to, 'files'), path)
    const name = relative(to, target).split(sep).join('/')
    wanted.add(name)
    const known = files.get(name)
    if (known && fits(known, facts)) continue
    const copied = await copyKept(from, target, name).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return undefined
    })
    if (copied && fits(copied, facts)) files.set(name, copied)
    else missing.push(path)
  }
  for (const name of files.keys()) if (!wanted.has(name)) files.delete(name)
  return missing
}

const fits = (file: KeptFile, facts: FileFacts) =>
  file.bytes === facts.bytes && (facts.sha256 === undefined || file.sha256 === facts.sha256)

/** Files copied in an earlier round that the last one does not know. */
async function removeOthers(to: string, files: ReadonlyMap<string, KeptFile>): Promise<void> {
  const folder = join(to, 'files')
  if (!existsSync(folder)) return
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !files.has(relative(to, path).split(sep).join('/'))) await rm(path)
  }
}

async function describe(to: string, path: string): Promise<KeptFile> {
  const file = join(to, path)
  return { path, bytes: (await stat(file)).size, sha256: await digestOf(file) }
}
