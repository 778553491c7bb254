import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { flush } from '../storage/file-place'

/** One file of a backup: its path below the folder, with `/`. */
export interface KeptFile {
  path: string
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** Written last: a backup without it is not complete. */
export interface BackupManifest {
  format: 1
  /** ISO, the machine's clock. */
  madeAt: string
  collections: { name: string; documents: number }[]
  files: KeptFile[]
}

const name = 'backup.json'

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const draft = join(folder, `${name}.draft`)
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, join(folder, name))
  await flush(folder)
}

export function readManifest(folder: string): BackupManifest | undefined {
  const file = join(folder, name)
  if (!existsSync(file)) return undefined
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as BackupManifest
  if (manifest.format !== 1) throw new Error(`${folder} is a backup of another format (${String(manifest.format)})`)
  return manifest
}

/** Copies a file to the disk, as private as it was, and says what was copied. */
export async function copyKept(from: string, to: string, path: string): Promise<KeptFile> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const source = await open(from, 'r')
  const target = await open(to, 'w', 0o600)
  const digest = createHash('sha256')
  let bytes = 0
  try {
    const part = Buffer.allocUnsafe(1 << 20)
    for (;;) {
      const { bytesRead } = await source.read(part, 0, part.length, bytes)
      if (bytesRead === 0) break
      digest.update(part.subarray(0, bytesRead))
      await target.write(part, 0, bytesRead, bytes)
      bytes += bytesRead
    }
    await target.sync()
  } finally {
    await Promise.all([source.close(), target.close()])
  }
  return { path, bytes, sha256: digest.digest('hex') }
}

export async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const part of createReadStream(file)) digest.update(part as Buffer)
  return digest.digest('hex')
}

/** True where there is no folder, or nothing in it. */
export async function isVacant(folder: string): Promise<boolean> {
  return !existsSync(folder) || (await readdir(folder)).length === 0
}
