export interface PushFields {
  departmentId: string
  feedId: string
  fileName: string
  dataOn: string
  timestamp: number
  nonce: string
  /** Hex SHA-256 of `body` as it is sent (base64). */
  bodySha256: string
}

/** What a department's system signs: one field a line, the body by its hash. */
export const pushText = (push: PushFields): string =>
  [
    'koumen-push-1',
    push.departmentId,
    push.feedId,
    push.fileName,
    push.dataOn,
    push.timestamp,
    push.nonce,
    push.bodySha256,
  ].join('\n')
