import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

/** What is kept of a stored file beside its bytes. */
export interface FileFacts {
  bytes: number
  contentType: string
  storedAt: string
  /** Of the bytes, hexadecimal; files stored by older versions lack it. */
  sha256?: string
  /** The user who stored it from a browser; absent: a function did. */
  owner?: string
}

/** Where the file of a cloud path lies, below the folder of files. */
export function filePlace(root: string, path: string): string {
  const name = createHash('sha256').update(path).digest('hex')
  return join(root, name.slice(0, 2), name)
}

/** Waits until the disk holds a file's bytes, or a folder's names. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
