import type { AttachmentPurpose } from '@shared/access/attachments'
import type { CapturedFile } from './captured-file'
import { callOnce } from './client'
import { clientVersion } from './build-constants'
import { asCloudError } from './cloud-error'
import { newIntent } from './intent'
import { dropFile, keepFile, keptFile, readText, writeText } from './keep'
import { onNetworkChange, isOnline } from './network'
import { newId } from './new-id'
import { afterFailure, inputWithFiles, stillShown, type OfflineEntry } from './offline-entry'
import { serverNow, toInstant } from './server-time'
import { sessionOwner } from './session'
import { uploadAttachment } from './upload-attachment'

export interface Enqueued {
  capability: string
  action: string
  input: Record<string, unknown>
  files?: readonly { path: string; purpose: AttachmentPurpose; file: CapturedFile }[]
  titleZh: string
  /** Defaults to a new key; give the intent's when the same tap may also go the direct way. */
  key?: string
}

const listeners = new Set<() => void>()
let cache: { owner: string; entries: OfflineEntry[] } | undefined
let flushing: Promise<void> | undefined

const storageKey = (owner: string): string => `koumen.queue.${owner}`

/** The writes of the person this window is, oldest first. The array is replaced on each change. */
export function offlineEntries(): readonly OfflineEntry[] {
  const owner = sessionOwner()
  if (cache?.owner !== owner) {
    const kept = JSON.parse(readText(storageKey(owner)) ?? '[]') as OfflineEntry[]
    cache = { owner, entries: kept.filter((entry) => stillShown(entry, serverNow())) }
  }
  return cache.entries
}

export const onOfflineChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const save = (entries: OfflineEntry[]): void => {
  const owner = sessionOwner()
  cache = { owner, entries }
  writeText(storageKey(owner), JSON.stringify(entries))
  for (const listener of listeners) listener()
}

const replace = (entry: OfflineEntry): void =>
  save(offlineEntries().map((other) => (other.key === entry.key ? entry : other)))

/** Keeps the write (and its files) on the phone, then tries to send it. Resolves once it is kept: 「已存在手机」. */
export async function enqueue(item: Enqueued): Promise<OfflineEntry> {
  const key = item.key ?? newId()
  const files: OfflineEntry['files'] = []
  for (const [index, { path, purpose, file }] of (item.files ?? []).entries()) {
    const fileKey = `${key}.${index}`
    await keepFile(fileKey, file)
    files.push({ path, purpose, fileKey })
  }
  const { capability, action, input, titleZh } = item
  const savedAt = toInstant(serverNow())
  const entry: OfflineEntry = { key, capability, action, input, files, titleZh, savedAt, state: 'waiting' }
  save([...offlineEntries(), entry])
  void flush()
  return entry
}

let again = false

/** Sends what waits, in order, one pass at a time; asked for during a pass, another follows. Stops at the first entry that the network does not let through. */
export function flush(): Promise<void> {
  again = flushing !== undefined
  return (flushing ??= passes().finally(() => (flushing = undefined)))
}

async function passes(): Promise<void> {
  do {
    again = false
    await pass()
  } while (again)
}

async function pass(): Promise<void> {
  const owner = sessionOwner()
  for (;;) {
    const entry = offlineEntries().find((each) => each.state === 'waiting')
    if (!entry || !isOnline() || sessionOwner() !== owner) return
    const settled = await deliver(entry)
    if (sessionOwner() !== owner) return
    replace(settled)
    if (settled.state === 'waiting') return
  }
}

async function deliver(entry: OfflineEntry): Promise<OfflineEntry> {
  let current = entry
  try {
    current = await sendFiles(current)
    const { capability, action, key } = current
    const event = { action, input: inputWithFiles(current), idempotencyKey: key, clientVersion }
    const output = await callOnce(capability, event)
    for (const file of current.files) await dropFile(file.fileKey)
    return { ...current, state: 'delivered', deliveredAt: toInstant(serverNow()), output, problem: undefined }
  } catch (thrown) {
    return afterFailure(offlineEntries().find((each) => each.key === entry.key) ?? current, asCloudError(thrown))
  }
}

/** Uploads the entry's files, noting each id as soon as it is known, so that a broken pass does not send a file twice. */
async function sendFiles(entry: OfflineEntry): Promise<OfflineEntry> {
  let current = entry
  for (const [index, file] of entry.files.entries()) {
    if (file.attachmentId !== undefined) continue
    const content = await keptFile(file.fileKey)
    if (!content) continue
    const attachmentId = await uploadAttachment(content, file.purpose, newIntent())
    current = { ...current, files: current.files.map((each, at) => (at === index ? { ...each, attachmentId } : each)) }
    replace(current)
  }
  return current
}

/** The person gives up a refused entry; its files go with it. */
export async function discard(key: string): Promise<void> {
  const entry = offlineEntries().find((each) => each.key === key)
  for (const file of entry?.files ?? []) await dropFile(file.fileKey)
  save(offlineEntries().filter((each) => each.key !== key))
}

/** The person tries a refused entry again as it stands. */
export function retry(key: string): void {
  const entry = offlineEntries().find((each) => each.key === key)
  if (entry) replace({ ...entry, state: 'waiting', problem: undefined })
  void flush()
}

const RETRY_MS = 30_000

/** Sends what waits when the app starts, when the network comes back, and now and then. */
export function startOfflineQueue(): void {
  void flush()
  onNetworkChange(() => void flush())
  setInterval(() => {
    if (offlineEntries().some((entry) => entry.state === 'waiting')) void flush()
  }, RETRY_MS)
}
