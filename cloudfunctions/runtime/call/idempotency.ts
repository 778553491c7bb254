import { addSeconds } from '../clock'
import { canonicalJson } from '../canonical-json'
import { KoumenError } from '@shared/kernel/errors'
import type { Vault } from '../crypto/vault'
import type { Database, RawDocument, RawTransaction } from '../store/database'
import { newDocument } from '../store/document'
import { SdkError } from '../store/sdk-error'
import { hashOf } from './count-calls'

const KEEP_SECONDS = 7 * 24 * 3600
/** An answer longer than this is not kept; its replay says that the thing is done. */
const MAX_ANSWER = 200_000

/** The answer that was once given, found again. */
export class AlreadyAnswered extends Error {
  constructor(readonly answer: unknown) {
    super('already answered')
  }
}

export interface IdempotencyKey {
  id: string
  action: string
  inputHash: string
}

export const idempotencyKey = (
  vault: Vault,
  openid: string,
  action: string,
  key: string,
  input: unknown,
): IdempotencyKey => ({
  id: hashOf('idempotency', openid, action, key),
  action,
  inputHash: vault.hmac('code', canonicalJson(input)),
})

const answerOf = (vault: Vault, key: IdempotencyKey, record: RawDocument): never => {
  if (record['inputHash'] !== key.inputHash) {
    throw new KoumenError('INVALID_INPUT', '这次提交和上次内容不一样，请返回重新填写后再提交。')
  }
  const sealed = record['answer']
  if (typeof sealed !== 'string') throw new KoumenError('CONFLICT', '这件事刚才已经办好了，请刷新看看。')
  throw new AlreadyAnswered(JSON.parse(vault.open('json', sealed)))
}

/** Throws `AlreadyAnswered` when the key has its answer. */
export const requireUnanswered = async (
  reader: Pick<Database, 'get'> | Pick<RawTransaction, 'get'>,
  vault: Vault,
  key: IdempotencyKey,
): Promise<void> => {
  const record = await reader.get('idempotency', key.id)
  if (record) answerOf(vault, key, record)
}

const recordOf = (vault: Vault, key: IdempotencyKey, answer: unknown, traceId: string, now: string): RawDocument => {
  const text = answer === undefined ? undefined : canonicalJson(answer)
  const fields = {
    action: key.action,
    inputHash: key.inputHash,
    answer: text === undefined || text.length > MAX_ANSWER ? undefined : vault.seal('json', text),
    traceId,
    expiresAt: addSeconds(now, KEEP_SECONDS),
  }
  return newDocument('idempotency', fields, key.id, now)
}

/** Inside the action's transaction. A second call with the key meets a conflict, runs again and finds the answer. */
export const rememberAnswer = async (
  transaction: RawTransaction,
  vault: Vault,
  key: IdempotencyKey,
  answer: unknown,
  call: { traceId: string; now: string },
): Promise<void> => {
  try {
    await transaction.add('idempotency', recordOf(vault, key, answer, call.traceId, call.now))
  } catch (error) {
    if (error instanceof SdkError && error.failure === 'duplicate') throw new SdkError('conflict', error.code)
    throw error
  }
}

/** After the handler, when its answer is not the one stored with the commit (or the work committed in pieces). */
export const correctAnswer = async (
  database: Database,
  vault: Vault,
  key: IdempotencyKey,
  answer: unknown,
  call: { traceId: string; now: string },
): Promise<void> => {
  const record = recordOf(vault, key, answer, call.traceId, call.now)
  const filter = { fields: [['_id', { is: key.id }]] as const }
  const updated = await database.updateWhere('idempotency', filter, { answer: record['answer'] ?? null })
  if (updated > 0) return
  await database.add('idempotency', record).catch((error: unknown) => {
    if (!(error instanceof SdkError && error.failure === 'duplicate')) throw error
  })
}
