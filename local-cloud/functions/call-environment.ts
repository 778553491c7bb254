/** Who calls a function, and how. The platform decides it; nothing in an event can. */
export interface Identity {
  openid?: string
  unionid?: string
  appid?: string
  /** User id of a web sign-in. */
  uid?: string
  /** The id an owner's server gave to whom it vouched for (custom login). */
  customUserId?: string
  anonymous?: boolean
  /** What started the call; `tcb` when absent. Only the timers say `timer`. */
  trigger?: 'timer' | 'http' | 'tcb'
  /** The chain of sources as WeChat shows it, e.g. `wx_client`, `wx_http`, `wx_trigger`. */
  source?: string
}

const defaultSource = { timer: 'wx_trigger', http: 'wx_http', tcb: 'wx_client' } as const

/** The variables one call sees beside those of its worker: the platform's context keys. */
export function callEnvironment(
  identity: Identity,
  call: { envId: string; requestId: string; apiToken: string },
): Record<string, string> {
  const trigger = identity.trigger ?? 'tcb'
  const values: Record<string, string | undefined> = {
    TCB_ENV: call.envId,
    TCB_SEQID: call.requestId,
    TCB_UUID: identity.uid,
    TCB_CUSTOM_USER_ID: identity.customUserId,
    TCB_ISANONYMOUS_USER: identity.anonymous === undefined ? undefined : String(identity.anonymous),
    TCB_SOURCE: identity.source ?? defaultSource[trigger],
    TRIGGER_SRC: trigger,
    WX_OPENID: identity.openid,
    WX_UNIONID: identity.unionid,
    WX_APPID: identity.appid ?? 'wx-local-cloud',
    WX_API_TOKEN: call.apiToken,
    WX_TRIGGER_API_TOKEN_V0: trigger === 'timer' ? call.apiToken : undefined,
  }
  const present = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const keysWith = (prefix: string) => present.map(([key]) => key).filter((key) => key.startsWith(prefix))
  return {
    ...Object.fromEntries(present),
    TCB_CONTEXT_KEYS: [...keysWith('TCB_'), ...keysWith('TRIGGER_')].join(','),
    WX_CONTEXT_KEYS: keysWith('WX_').join(','),
  }
}

/** The variables every worker starts with: they point the unmodified SDK at the stand-in. */
export function workerEnvironment(envId: string, adminUrl: string, extra: Readonly<Record<string, string>>) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_ENV: 'production',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local-cloud',
    TENCENTCLOUD_SECRETKEY: 'local-cloud',
    TENCENTCLOUD_SESSIONTOKEN: 'local-cloud',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    ...extra,
  }
}
