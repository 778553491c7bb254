import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Store } from '../engine/store'
import { CloudError, invalidParam, payloadTooLarge } from '../errors'
import type { SignedText } from '../gateway/signed-text'
import { DEFAULT_DOWNLOAD_SECONDS, MAX_FILE_BYTES, UPLOAD_SECONDS } from '../limits'
import { filePlace, flush, type FileFacts } from './file-place'

interface Ticket {
  path: string
  expires: number
  nonce: string
  owner?: string
}

export const fileMissing = () => new CloudError('STORAGE_FILE_NONEXIST', 'storage file not exists')
const badTicket = () => new CloudError('SignatureDoesNotMatch', 'the signature is wrong, used or expired')

/**
 * Files on disk, named by a digest of their cloud path: no path of a client reaches the file system. Upload addresses
 * work once and for a quarter of an hour, download addresses until they expire, both by the cloud's clock.
 */
export class FileStore {
  constructor(
    private readonly root: string,
    private readonly envId: string,
    private readonly store: Store,
    private readonly signed: SignedText,
    private readonly nowMs: () => number,
  ) {}

  fileId(path: string): string {
    return `cloud://${this.envId}.local-${this.envId}/${path}`
  }

  /** The path within a file id of this environment. */
  pathOf(fileId: unknown): string {
    const prefix = this.fileId('')
    if (typeof fileId !== 'string' || !fileId.startsWith(prefix)) throw fileMissing()
    return checkPath(fileId.slice(prefix.length))
  }

  uploadTicket(path: unknown, owner?: string): { path: string; ticket: string } {
    const checked = checkPath(path)
    const ticket: Ticket = { path: checked, expires: this.nowMs() + UPLOAD_SECONDS * 1000, nonce: randomUUID(), owner }
    return { path: checked, ticket: this.signed.sign('upload', ticket) }
  }

  /** Stores a body under the path its ticket was made for; returns its bytes. */
  async receive(path: string, ticket: string, contentType: string, body: Readable): Promise<number> {
    const opened = this.signed.open<Ticket>('upload', ticket)
    if (!opened || opened.path !== path || opened.expires < this.nowMs()) throw badTicket()
    await this.spend(opened)
    const target = this.place(path)
    const part = `${target}.${opened.nonce}`
    await mkdir(dirname(target), { recursive: true })
    const digest = createHash('sha256')
    let bytes = 0
    try {
      await pipeline(
        body,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            bytes += chunk.length
            if (bytes > MAX_FILE_BYTES) throw payloadTooLarge(MAX_FILE_BYTES)
            digest.update(chunk)
            yield chunk
          }
        },
        createWriteStream(part, { flush: true }),
      )
      await rename(part, target)
      await flush(dirname(target))
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    const storedAt = new Date(this.nowMs()).toISOString()
    const facts: FileFacts = { bytes, contentType, storedAt, sha256: digest.digest('hex'), owner: opened.owner }
    await this.store.keepFact(['file', path], facts)
    return bytes
  }

  downloadTicket(path: string, seconds = DEFAULT_DOWNLOAD_SECONDS): string {
    if (!this.facts(path)) throw fileMissing()
    return this.signed.sign('download', { path, expires: this.nowMs() + seconds * 1000 })
  }

  /** The whole file, or the bytes from `start` to `end` (both included), cut to what there is. */
  open(
    path: string,
    ticket: string,
    rangeOf: (bytes: number) => { start: number; end: number } | undefined = () => undefined,
  ): { facts: FileFacts; body: ReadStream; range: { start: number; end: number } | undefined } {
    const opened = this.signed.open<Omit<Ticket, 'nonce'>>('download', ticket)
    if (!opened || opened.path !== path || opened.expires < this.nowMs()) throw badTicket()
    const facts = this.facts(path)
    if (!facts) throw fileMissing()
    const range = rangeOf(facts.bytes)
    return { facts, range, body: createReadStream(this.place(path), range) }
  }

  async remove(path: string): Promise<void> {
    if (!this.facts(path)) throw fileMissing()
    await this.store.keepFact(['file', path], undefined)
    await rm(this.place(path), { force: true })
  }

  async copy(from: unknown, to: unknown): Promise<string> {
    const [source, target] = [checkPath(from), checkPath(to)]
    const facts = this.facts(source)
    if (!facts) throw fileMissing()
    const place = this.place(target)
    const part = `${place}.${randomUUID()}`
    await mkdir(dirname(place), { recursive: true })
    await copyFile(this.place(source), part)
    await flush(part)
    await rename(part, place)
    await flush(dirname(place))
    await this.store.keepFact(['file', target], facts)
    return this.fileId(target)
  }

  /** How many files are kept, and their bytes. */
  stored(): { files: number; bytes: number } {
    const all = this.store.facts<FileFacts>('file')
    return { files: all.length, bytes: all.reduce((sum, { value }) => sum + value.bytes, 0) }
  }

  /** Who may replace or delete a file from a browser; '' for a file of the functions, `undefined` when there is none. */
  ownerOf(path: string): string | undefined {
    const facts = this.facts(path)
    return facts && (facts.owner ?? '')
  }

  private facts(path: string): FileFacts | undefined {
    return this.store.fact<FileFacts>(['file', path])
  }

  private async spend({ nonce, expires }: Ticket): Promise<void> {
    let before: number | undefined
    await this.store.changeFact<number>(['upload', nonce], (present) => {
      before = present
      return expires
    })
    if (before !== undefined) throw badTicket()
  }

  private place(path: string): string {
    return filePlace(this.root, path)
  }
}

/** A cloud path: relative, no empty or dotted step, no control characters. */
function checkPath(path: unknown): string {
  const fine =
    typeof path === 'string' &&
    Buffer.byteLength(path) <= 850 &&
    !/[\\\u0000-\u001f]/.test(path) &&
    path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  if (!fine) throw invalidParam('invalid cloud path')
  return path
}
