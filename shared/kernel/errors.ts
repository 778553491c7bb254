/**
 * The closed table of errors (docs/architecture.md, "Errors"). Whose fault it is, whether the same call may be tried
 * again, and the sentence that tells the person the next step when the thrower has nothing more exact to say.
 */
export const ERRORS = {
  UNAUTHENTICATED: { fault: 'caller', retry: false, messageZh: '请先登录，再试一次。', messageEn: 'Sign in first.' },
  FORBIDDEN: {
    fault: 'caller',
    retry: false,
    messageZh: '您没有权限做这件事，请联系负责的同志。',
    messageEn: 'You may not do this; ask the person responsible.',
  },
  NOT_FOUND: {
    fault: 'caller',
    retry: false,
    messageZh: '没有找到，请核对后再试。',
    messageEn: 'Not found; check and try again.',
  },
  INVALID_INPUT: {
    fault: 'caller',
    retry: false,
    messageZh: '填写的内容有误，请按提示改一改。',
    messageEn: 'The input is not valid; correct the named field.',
  },
  CONSENT_REQUIRED: {
    fault: 'caller',
    retry: false,
    messageZh: '还没有本人的同意，请先请本人签字、按手印或说明同意。',
    messageEn: 'The person has not consented yet.',
  },
  ILLEGAL_TRANSITION: {
    fault: 'caller',
    retry: false,
    messageZh: '这件事已经走到别的步骤了，请刷新后再看。',
    messageEn: 'The matter is at another step; refresh.',
  },
  CONFLICT: {
    fault: 'nobody',
    retry: false,
    messageZh: '刚才有人也改了这一条，请刷新看看最新内容再改。',
    messageEn: 'Somebody else changed this; refresh and try again.',
  },
  RATE_LIMITED: {
    fault: 'caller',
    retry: true,
    messageZh: '点得太快了，请过一会儿再试。',
    messageEn: 'Too many calls; wait and try again.',
  },
  UNAVAILABLE: {
    fault: 'system',
    retry: true,
    messageZh: '系统正忙，您填的内容还在，请稍后再试。',
    messageEn: 'The system is busy; nothing is lost, try again later.',
  },
  INTERNAL: {
    fault: 'system',
    retry: true,
    messageZh: '系统出了点问题，已记录。请稍后再试，或打电话给网格员。',
    messageEn: 'Something went wrong and was recorded; try again later.',
  },
} as const satisfies Record<
  string,
  { fault: 'caller' | 'nobody' | 'system'; retry: boolean; messageZh: string; messageEn: string }
>

export type ErrorCode = keyof typeof ERRORS

/** One field that is wrong and what to do about it. Never carries the value typed (it may be an identity number). */
export interface FieldProblem {
  /** Dotted path inside the action's input, for example `members.0.idNumber`. */
  path: string
  messageZh: string
}

/** The only error type that leaves a capability; anything else becomes INTERNAL without text. */
export class KoumenError extends Error {
  override readonly name = 'KoumenError'

  constructor(
    readonly code: ErrorCode,
    /** A plain Chinese sentence with the next step; the table's sentence when left out. */
    readonly messageZh: string = ERRORS[code].messageZh,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${messageZh}`)
  }
}

export const invalidField = (path: string, messageZh: string): KoumenError =>
  new KoumenError('INVALID_INPUT', messageZh, [{ path, messageZh }])
