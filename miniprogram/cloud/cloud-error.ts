import { ERRORS, type ErrorCode, type FieldProblem } from '@shared/kernel/errors'

/** The server's closed table, and the one thing only the phone knows: there is no network. */
export type CloudErrorCode = ErrorCode | 'OFFLINE'

const OFFLINE_ZH = '现在没有网络，您填的内容还在，有网了再试一次。'

/** What a call throws; `messageZh` is meant to be shown as it stands. */
export class CloudError extends Error {
  override readonly name = 'CloudError'

  constructor(
    readonly code: CloudErrorCode,
    readonly messageZh: string = code === 'OFFLINE' ? OFFLINE_ZH : ERRORS[code].messageZh,
    readonly fields: readonly FieldProblem[] = [],
    readonly traceId?: string,
  ) {
    super(`${code}: ${messageZh}`)
  }

  /** The same call may be tried again as it is. */
  get retry(): boolean {
    return this.code === 'OFFLINE' || ERRORS[this.code].retry
  }

  /** The sentence for one field of the input, by its dotted path. */
  field(path: string): string | undefined {
    return this.fields.find((problem) => problem.path === path)?.messageZh
  }
}

/** Whatever was thrown, as something that can be shown. */
export const asCloudError = (thrown: unknown): CloudError =>
  thrown instanceof CloudError ? thrown : new CloudError('INTERNAL')
