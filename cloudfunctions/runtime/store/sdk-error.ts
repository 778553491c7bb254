/** What a failed SDK call means to us. The SDK gives `{ code, message }`, thrown or returned. */
export type SdkFailure = 'duplicate' | 'conflict' | 'unreachable' | 'missing' | 'other'

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ESOCKETTIMEDOUT|ENOTFOUND|EAI_AGAIN|ECONNABORTED|TIMEOUT|SYS_ERR|5\d\d)$/
const CONFLICT = /TRANSACTION_CONFLICT|TransactionConflict|TransactionBusy|WriteConflict|TransientTransaction/
const GONE = /TransactionNotExist|Transaction does not exist/

/** A failed SDK call, with its code and never its message, which may quote a document. */
export class SdkError extends Error {
  override readonly name = 'SdkError'

  constructor(
    readonly failure: SdkFailure,
    readonly code: string,
  ) {
    super(`${failure}: ${code}`)
  }
}

export const classify = (error: unknown): SdkError => {
  if (error instanceof SdkError) return error
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  const [codeText, text] = [String(code ?? ''), typeof message === 'string' ? message : '']
  if (/E11000|duplicate key/i.test(text)) return new SdkError('duplicate', codeText)
  if (CONFLICT.test(codeText) || CONFLICT.test(text)) return new SdkError('conflict', codeText)
  if (GONE.test(text)) return new SdkError('unreachable', codeText)
  if (codeText === 'DATABASE_COLLECTION_NOT_EXIST') return new SdkError('missing', codeText)
  if (UNREACHABLE.test(codeText) || /socket hang up|timed? ?out|ECONNREFUSED/i.test(text)) {
    return new SdkError('unreachable', codeText || 'network')
  }
  return new SdkError('other', codeText || 'unknown')
}

/** Awaits an SDK call and turns both of its ways to fail into SdkError. */
export const ask = async <T>(call: Promise<T>): Promise<T> => {
  let reply: T
  try {
    reply = await call
  } catch (error) {
    throw classify(error)
  }
  const code = (reply as { code?: unknown } | undefined)?.code
  if (typeof code === 'string' && code !== '' && code !== 'SUCCESS') throw classify(reply)
  return reply
}
