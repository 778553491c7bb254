import { auditEntry } from '../audit/entry'
import type { RawTransaction } from '../store/database'
import { newDocument } from '../store/document'
import { runTransaction } from '../store/run-transaction'
import { COLLECTIONS, type CollectionName } from '../store/collections'
import type { AuditSubjects, OutboxMessage, Tx } from '../store/types'
import { insertRaw, writeCollection } from '../store/write-collection'
import type { Means } from './call'
import { rememberAnswer, requireUnanswered, type IdempotencyKey } from './idempotency'

export interface CommitOptions {
  /** `audit`: a read action, which may write nothing else. */
  may: 'write' | 'audit'
  /** Timers and long imports audit only what they say. */
  audits: 'always' | 'whenSaid'
  /** Subjects said outside the transaction, through `ctx.recordAccess`. */
  said: AuditSubjects[]
  idempotency?: IdempotencyKey | undefined
  /** Whether a result of the work is an answer of the action that may be stored for replays. */
  isAnswer?: (result: unknown) => boolean
  /** Throws when this worker no longer holds the lease under which it runs. */
  fence?: ((transaction: RawTransaction) => Promise<void>) | undefined
}

export interface CommitOutcome<T> {
  result: T
  audited: boolean
}

const refuseWrites = (): Promise<never> => Promise.reject(new Error('a read action writes nothing but its audit entry'))

const readOnly = (transaction: RawTransaction): RawTransaction => ({
  ...transaction,
  add: refuseWrites,
  addMany: refuseWrites,
  set: refuseWrites,
  remove: refuseWrites,
})

const openTx = (transaction: RawTransaction, { call }: Means) => {
  const subjects: AuditSubjects[] = []
  const messages: OutboxMessage[] = []
  const collections = Object.fromEntries(
    (Object.keys(COLLECTIONS) as CollectionName[]).map((name) => [name, writeCollection(transaction, name, call)]),
  )
  const tx = {
    ...collections,
    audit: (about: AuditSubjects) => void subjects.push(about),
    enqueue: (message: OutboxMessage) => void messages.push(message),
  } as unknown as Tx
  return { tx, subjects, messages }
}

const writeMessages = async (transaction: RawTransaction, messages: readonly OutboxMessage[], { call }: Means) => {
  const byKey = new Map(messages.map((message) => [message.key, message]))
  if (byKey.size === 0) return
  for (const { _id } of await transaction.getMany('outbox', [...byKey.keys()])) byKey.delete(_id)
  const rows = [...byKey.values()].map(({ key, kind, payload, dueAt }) => {
    const fields = { kind, payload, status: 'due', attempts: 0, dueAt: dueAt ?? call.now, traceId: call.traceId }
    return newDocument('outbox', fields, key, call.now)
  })
  await insertRaw(transaction, 'outbox', ...rows)
}

/** One audit entry of this call, ready to insert. */
export const entryOf = ({ call, vault }: Means, outcome: string, subjects: readonly AuditSubjects[]) => {
  const { _id, ...fields } = auditEntry(vault, {
    id: call.newId(),
    now: call.now,
    traceId: call.traceId,
    action: call.action,
    kind: call.kind,
    outcome,
    actor: call.actor,
    subjects,
  })
  return newDocument('auditEntries', fields, _id, call.now)
}

/** The work, its audit entry, its messages and its stored answer: all of it, or nothing. */
export const commitWork = async <T>(
  means: Means,
  options: CommitOptions,
  work: (tx: Tx) => Promise<T>,
): Promise<CommitOutcome<T>> => {
  const { database, vault, call } = means
  let attempt = 0
  return runTransaction(database, async (transaction) => {
    attempt += 1
    if (attempt > 1 && options.idempotency) await requireUnanswered(transaction, vault, options.idempotency)
    await options.fence?.(transaction)
    const { tx, subjects, messages } = openTx(options.may === 'write' ? transaction : readOnly(transaction), means)
    const result = await work(tx)
    if (options.may === 'audit' && messages.length > 0) await refuseWrites()
    await writeMessages(transaction, messages, means)
    const about = [...options.said, ...subjects]
    const audited = options.audits === 'always' || about.length > 0
    if (audited) await transaction.add('auditEntries', entryOf(means, 'done', about))
    if (options.idempotency) {
      const answer = options.isAnswer?.(result) ? result : undefined
      await rememberAnswer(transaction, vault, options.idempotency, answer, call)
    }
    return { result, audited }
  })
}
