import type { DiskTrouble } from './engine/disk-trouble'

/** What the platform answers instead of a result: HTTP 200 with `{code, message, requestId}`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

const advice = 'Please check your request, but if the problem persists, contact us.'

export const transactionGone = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${advice}`,
  )

export const transactionConflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${advice}`,
  )

export const collectionMissing = (name: string) =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${advice}`)

export const collectionExists = () =>
  new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist. ${advice}`)

export const duplicateKey = (
  operation: 'Insert' | 'Update',
  collection: string,
  index: string,
  key: Record<string, unknown>,
) => {
  const shown = Object.entries(key)
    .map(([field, value]) => `${field}: ${JSON.stringify(value ?? null)}`)
    .join(', ')
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.${operation}] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: { ${shown} }}]}, {<nil>}]. ${advice}`,
  )
}

export const requestFailed = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', `${message} ${advice}`)

export const documentTooLarge = (bytes: number, limit: number) =>
  requestFailed(`[FailedOperation] document size ${bytes} exceeds the limit of ${limit} bytes.`)

export const replyTooLarge = (limit: number) =>
  new CloudError(
    'DATABASE_QUERY_SIZE_EXCEED_LIMIT',
    `[LimitExceeded] query result exceeds the limit of ${limit} bytes. ${advice}`,
  )

export const invalidParam = (message: string) => new CloudError('INVALID_PARAM', message)

export const functionMissing = (name: string) =>
  new CloudError('FUNCTION_NOT_FOUND', `[100003] Function not found: ${name}`)

export const functionTimedOut = (seconds: number) =>
  new CloudError('FUNCTION_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`)

export const functionFailed = (message: string) => new CloudError('FUNCTIONS_EXECUTE_FAIL', message)

export const functionOutOfMemory = (megabytes: number) =>
  new CloudError('FUNCTION_MEMORY_LIMIT_EXCEEDED', `Memory limit of ${megabytes} MB exceeded`)

export const tooManyCalls = (name: string, limit: number) =>
  new CloudError('FUNCTION_EXCEED_RESOURCE_LIMIT', `Function [${name}] concurrency exceeded the limit of ${limit}`)

export const payloadTooLarge = (limit: number) =>
  new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `payload exceeds the limit of ${limit} bytes`)

export const actionMissing = (action: string) => new CloudError('ACTION_NOT_FOUND', `unknown action ${action}`)

const diskWords: Record<DiskTrouble, string> = {
  full: '[ResourceInsufficient.DiskFull] the disk of the data folder is full, or refuses to be written: nothing of this write was kept. Make room on that disk and write again; reading goes on.',
  readOnly:
    '[ResourceUnavailable.ReadOnly] the data folder cannot be written: nothing of this write was kept. Let this process write there (the owner of the folder and its files, the way the disk is mounted) and try again; reading goes on.',
  unreliable:
    '[ResourceUnavailable.DiskFailed] the disk failed while flushing: this write may or may not be kept, what was acknowledged before is. Writing has stopped; check the disk and start again. Reading goes on.',
}

/** What the platform never says, since its disks are its own: in the shape of a refused request. */
export const diskFailed = (trouble: DiskTrouble) => new CloudError('DATABASE_REQUEST_FAILED', diskWords[trouble])
