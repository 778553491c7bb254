/** Who and what started a call, as the platform says it. Nothing of it comes from the event. */
export interface CallIdentity {
  openid: string | undefined
  /** Id of a sign-in that has no openid: an anonymous visitor, or a web account. */
  uid: string | undefined
  isAnonymous: boolean
  clientIp: string | undefined
  isTimer: boolean
  timeLimitMs: number | undefined
  requestId: string | undefined
}

interface PlatformContext {
  environment?: unknown
  environ?: unknown
  time_limit_in_ms?: unknown
  request_id?: unknown
}

/** The SDK's `parseContext`: JSON in `environment`, or `KEY=value;…` in `environ`. */
const overlayOf = (context: PlatformContext): Record<string, unknown> => {
  try {
    if (typeof context.environment === 'string') return JSON.parse(context.environment) as Record<string, unknown>
    if (typeof context.environ !== 'string') return {}
    const pairs = context.environ.split(';').filter((pair) => pair.includes('='))
    return Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    )
  } catch {
    return {}
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads identity as `getCloudbaseContext` does (the call's context over the environment), without loading the SDK. */
export const readIdentity = (
  platformContext: unknown,
  environment: Record<string, string | undefined> = process.env,
): CallIdentity => {
  const context: PlatformContext = typeof platformContext === 'object' && platformContext ? platformContext : {}
  const overlay = overlayOf(context)
  const read = (key: string) => text(overlay[key]) ?? text(environment[key])
  return {
    openid: read('WX_OPENID'),
    uid: read('TCB_UUID'),
    isAnonymous: read('TCB_ISANONYMOUS_USER') === 'true',
    clientIp: read('WX_CLIENTIP') ?? read('TCB_SOURCE_IP'),
    isTimer: read('TRIGGER_SRC') === 'timer',
    timeLimitMs: typeof context.time_limit_in_ms === 'number' ? context.time_limit_in_ms : undefined,
    requestId: text(context.request_id),
  }
}
