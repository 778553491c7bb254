/**
 * The platform's limits, as named constants. Sources: the limits table of the CloudBase and WeChat cloud
 * documentation (see README.md); those marked "ours" have no published figure.
 */

/** Documents a `get` may return to a function (WeChat Collection.limit). */
export const MAX_DOCUMENTS_PER_GET = 1000
/** Documents a `get` returns when it names no limit (default of the SDK). */
export const DEFAULT_DOCUMENTS_PER_GET = 100
/** Bytes of one document (constant in `@cloudbase/database`). */
export const MAX_DOCUMENT_BYTES = 512 * 1024
/** Bytes of one database reply. */
export const MAX_REPLY_BYTES = 16 * 1024 * 1024
/** A transaction is gone this long after it started. */
export const TRANSACTION_LIFETIME_MS = 30_000
/** Indexes of one collection. */
export const MAX_INDEXES_PER_COLLECTION = 20
/** Bytes of an `_id` in UTF-8 (ours: the key size of the store). */
export const MAX_ID_BYTES = 512
/** Bytes of a synchronous function payload, both ways (SCF 583/11637). */
export const MAX_FUNCTION_PAYLOAD_BYTES = 6 * 1024 * 1024
/** Bytes of a text body through the HTTP gateway (EXCEED_MAX_PAYLOAD_SIZE). */
export const MAX_GATEWAY_BODY_BYTES = 100 * 1024
/** Seconds a function may run when its configuration names none. */
export const DEFAULT_FUNCTION_TIMEOUT_SECONDS = 5
/** Megabytes a worker may hold at least (ours: a worker holds several functions; the largest function may ask more). */
export const WORKER_MEMORY_MB = 512
/** Milliseconds a call's time is rounded up to before it is billed (WeChat cloud quota page, note on GBs). */
export const BILLED_STEP_MS = 100
/** Bytes of the function log before it is set aside (ours). */
export const MAX_LOG_BYTES = 16 * 1024 * 1024
/** Bytes of one uploaded file (ours). */
export const MAX_FILE_BYTES = 256 * 1024 * 1024
/** Seconds a temporary download address lives when the caller names none. */
export const DEFAULT_DOWNLOAD_SECONDS = 7200
/** Seconds an upload address lives (ours). */
export const UPLOAD_SECONDS = 900
/** Bytes of a request body to the admin endpoint (ours: a full insert batch with room). */
export const MAX_ADMIN_BODY_BYTES = 64 * 1024 * 1024
/** Seconds an access token lives (ours; the platform's live two hours). */
export const SIGN_IN_SECONDS = 7 * 24 * 3600
/** Seconds a refresh token lives (the platform's default: 30 days). */
export const REFRESH_SECONDS = 30 * 24 * 3600
