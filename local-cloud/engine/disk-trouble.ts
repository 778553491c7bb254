/**
 * What is wrong with a disk. `full`: a write was refused for want of room, nothing of it was kept. `readOnly`: writing is
 * not allowed. `unreliable`: nobody knows what the disk holds of the last write.
 */
export type DiskTrouble = 'full' | 'readOnly' | 'unreliable'

/** System errors by number (Linux) and name, and lmdb's own. */
const troubles: Readonly<Record<string, DiskTrouble>> = {
  28: 'full',
  ENOSPC: 'full',
  122: 'full',
  EDQUOT: 'full',
  27: 'full',
  EFBIG: 'full',
  '-30792': 'full',
  30: 'readOnly',
  EROFS: 'readOnly',
  13: 'readOnly',
  EACCES: 'readOnly',
  1: 'readOnly',
  EPERM: 'readOnly',
  5: 'unreliable',
  EIO: 'unreliable',
}

export function troubleOf(error: unknown): DiskTrouble | undefined {
  const code = (error as { code?: string | number } | null)?.code
  return code === undefined ? undefined : troubles[String(code)]
}
