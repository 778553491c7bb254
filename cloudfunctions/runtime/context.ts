import type { AnyAction, OutputOf, ParsedInputOf } from '@shared/kernel/contract'
import type { Actor } from '@shared/access/actor'
import type { AttachmentPurpose } from '@shared/access/attachments'
import type { Logger } from './log'
import type { FilePart } from './store/storage'
import type { AuditSubjects, Store, Tx } from './store/types'
import type { Wechat } from './wechat/wechat'

export interface IdentityNumbers {
  /** Versioned blind index of the current key: write this one. */
  index(idNumber: string): string
  /** Blind indexes under every key still served: look a person up by `{ in: indexes(idNumber) }`. */
  indexes(idNumber: string): string[]
  seal(text: string): string
  open(sealed: string): string
}

export interface UploadTicket {
  attachmentId: string
  /** `PUT` the bytes here with `headers`; in WeChat `cloud.uploadFile` takes `cloudPath`. */
  uploadUrl: string
  method: 'PUT'
  headers: Record<string, string>
  cloudPath: string
}

export interface Attachments {
  createUpload(wanted: {
    purpose: AttachmentPurpose
    contentType: string
    bytes: number
    sha256?: string
  }): Promise<UploadTicket>
  /** Puts bytes that came with the call itself into storage; answers the attachment's id. */
  store(file: { purpose: AttachmentPurpose; contentType: string; bytes: Buffer }): Promise<string>
  /** Checks the stored file (type, size, hash, EXIF removed) ahead of a transaction; `link` does it when this was not called. */
  verify(attachmentId: string): Promise<void>
  link(tx: Tx, attachmentId: string, link: { linkedTo: string; purpose: AttachmentPurpose }): Promise<void>
  /** A part of the bytes and the length of the whole, for a function that must look inside (a feed file). */
  readPart(attachmentId: string, from: number, bytes: number): Promise<FilePart>
  /** A short-lived address; the caller's guard decides who gets it. */
  temporaryUrl(attachmentId: string): Promise<string>
}

/** Everything a handler may touch. */
export interface Context {
  now: string
  today: string
  traceId: string
  actor: Actor
  /** A new ULID. */
  newId(): string
  store: Store
  /**
   * The one write of a write action, retried on conflict (so `work` must only touch `tx`). Return the action's output
   * from `work`: then the stored answer rides in the same transaction. In a read action only `tx.audit` may be used.
   */
  commit<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** For read actions that open somebody's data: an audit entry, written before the answer leaves. */
  recordAccess(subjects: AuditSubjects): void
  identity: IdentityNumbers
  /** HMAC of a one-time code or secret link: what is stored instead of the code itself. */
  codeHash(code: string): string
  /** Keys with which a department's own system signs what it sends: of the newest key ring first; hex. */
  pushKeys(departmentId: string): string[]
  /** A random one-time code: `digits`, or `letters` (Crockford base 32, no look-alikes). */
  newCode(alphabet: 'digits' | 'letters', length: number): string
  sealJson(value: unknown): string
  openJson(sealed: string): unknown
  /** Shrunk and sealed, for long texts; `openText` also opens what `sealJson` sealed, as its JSON. */
  sealText(text: string): string
  openText(sealed: string): string
  attachments: Attachments
  /** WeChat's open API: subscribe messages, text check. Outside transactions, best from an outbox deliverer. */
  wechat: Wechat
  log: Logger
}

export type Handler<A extends AnyAction> = (ctx: Context, input: ParsedInputOf<A>) => Promise<OutputOf<A>>

/** Started by the platform's clock only. What it returns is logged: counts, never personal data. */
export type TimerHandler = (ctx: Context) => Promise<Record<string, number | string | boolean> | void>
