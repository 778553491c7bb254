import type { AttachmentPurpose } from '@shared/access/attachments'
import type { CloudErrorCode } from './cloud-error'

/** 已存在手机 → 已送达, or back to the person when the server said no. */
export type EntryState = 'waiting' | 'delivered' | 'refused'

/** A file of the entry, and the place in the input where its attachment id goes (`photoAttachmentIds[]` appends, `signature.attachmentId` sets). */
export interface EntryFile {
  path: string
  purpose: AttachmentPurpose
  fileKey: string
  attachmentId?: string
}

/** One write that waits on the phone. Its key makes sending it twice one. */
export interface OfflineEntry {
  key: string
  capability: string
  action: string
  input: Record<string, unknown>
  files: EntryFile[]
  /** For the person: 「走访 溪边路17号」. */
  titleZh: string
  savedAt: string
  state: EntryState
  deliveredAt?: string
  output?: unknown
  problem?: { code: CloudErrorCode; messageZh: string }
}

/** The input with attachment ids in their places; the entry itself is left as it was. */
export function inputWithFiles(entry: OfflineEntry): Record<string, unknown> {
  const input = structuredCopy(entry.input)
  for (const file of entry.files) if (file.attachmentId !== undefined) place(input, file.path, file.attachmentId)
  return input
}

function place(input: Record<string, unknown>, path: string, id: string): void {
  const append = path.endsWith('[]')
  const steps = (append ? path.slice(0, -2) : path).split('.')
  const last = steps.pop() ?? ''
  let at = input
  for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>
  if (append) at[last] = [...((at[last] as string[] | undefined) ?? []), id]
  else at[last] = id
}

const structuredCopy = (value: Record<string, unknown>): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value)) as Record<string, unknown>

/** Delivered entries stay a day so that the person sees 「已送达」; refused ones until the person has dealt with them. */
export const stillShown = (entry: OfflineEntry, nowMs: number): boolean =>
  entry.state !== 'delivered' || nowMs - Date.parse(entry.deliveredAt ?? entry.savedAt) < 86_400_000

/** What a failed delivery makes of an entry: the network's faults wait, the server's refusals go back to the person. */
export const afterFailure = (
  entry: OfflineEntry,
  problem: { code: CloudErrorCode; messageZh: string; retry: boolean },
): OfflineEntry => ({
  ...entry,
  state: problem.retry ? 'waiting' : 'refused',
  problem: { code: problem.code, messageZh: problem.messageZh },
})
