import { ERRORS, KoumenError } from '@shared/kernel/errors'
import type { Envelope } from '@shared/kernel/contract'
import { redactText, type Logger } from '../log'
import { SdkError } from '../store/sdk-error'

/** Whatever was thrown, as one of the closed table. */
export const toKoumenError = (error: unknown): KoumenError => {
  if (error instanceof KoumenError) return error
  if (error instanceof SdkError) {
    if (error.failure === 'unreachable' || error.failure === 'conflict') return new KoumenError('UNAVAILABLE')
    if (error.failure === 'duplicate') return new KoumenError('CONFLICT')
  }
  return new KoumenError('INTERNAL')
}

/** Our own faults go to the log with their place in the code; what a stranger's error says may quote personal data and stays out. */
export const logFailure = (
  log: Logger,
  failure: KoumenError,
  cause: unknown,
  fields: Record<string, unknown>,
): void => {
  if (failure.code !== 'INTERNAL' && failure.code !== 'UNAVAILABLE') {
    log.info('call.refused', { ...fields, code: failure.code, fields: failure.fields.map((field) => field.path) })
    return
  }
  const error = cause instanceof Error ? cause : undefined
  log.error('call.failed', {
    ...fields,
    code: failure.code,
    name: error?.name,
    sdkCode: cause instanceof SdkError ? cause.code : undefined,
    message:
      error && Object.getPrototypeOf(error) === Error.prototype ? redactText(error.message).slice(0, 300) : undefined,
    stack: error?.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8),
  })
}

export const failureEnvelope = (failure: KoumenError, traceId: string, serverTime: string): Envelope => ({
  ok: false,
  error: {
    code: failure.code,
    messageZh: failure.messageZh,
    retry: ERRORS[failure.code].retry,
    fields: failure.fields,
  },
  traceId,
  serverTime,
})
