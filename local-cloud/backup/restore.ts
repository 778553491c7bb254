import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { usedBy } from '../data-folder'
import { flush } from '../storage/file-place'
import { copyKept, isVacant, readManifest, type BackupManifest } from './manifest'
import { verifyFolder } from './verify-folder'

export interface Restored {
  manifest: BackupManifest
  /** Where what stood there before was put aside. */
  aside?: string
}

/**
 * Makes a data folder of a backup. Everything is copied beside the target and checked before the target is touched; what
 * stood there is put aside, never deleted, and only when `replace` says so.
 */
export async function restore(from: string, into: string, { replace = false } = {}): Promise<Restored> {
  const manifest = readManifest(from)
  if (!manifest) throw new Error(`${from} is no complete backup: it has no manifest`)
  const target = resolve(into)
  const vacant = await isVacant(target)
  if (!vacant && !replace) {
    throw new Error(`${into} is not empty: name another folder, or say --replace to put aside what is there`)
  }
  const user = usedBy(target)
  if (user !== undefined) throw new Error(`${into} is in use by process ${user}: stop that cloud first`)

  const draft = `${target}.restoring`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  try {
    for (const { path, sha256 } of manifest.files) {
      if (!existsSync(join(from, path))) throw new Error(`${path} is missing from the backup`)
      const copied = await copyKept(join(from, path), join(draft, path), path)
      if (copied.sha256 !== sha256) throw new Error(`${path} of the backup is damaged: its checksum is another`)
    }
    const { problems } = await verifyFolder(draft)
    if (problems.length > 0) throw new Error(`the backup is not sound: ${problems.slice(0, 3).join('; ')}`)
    // Left by reading it; the cloud makes its own.
    await rm(join(draft, 'database', 'lock.mdb'), { force: true })
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }

  const aside = vacant ? undefined : `${target}.before-${Date.now()}`
  if (aside !== undefined) await rename(target, aside)
  else await rm(target, { recursive: true, force: true })
  await rename(draft, target)
  await flush(dirname(target))
  return { manifest, aside }
}
