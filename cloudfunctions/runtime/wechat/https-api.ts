/**
 * WeChat's HTTPS interface with an access token, for functions that the platform started without a WeChat token (HTTP
 * access, some timers). Needs KOUMEN_WX_APPID and KOUMEN_WX_SECRET.
 */
export interface WechatAccount {
  appId: string
  secret: string
  /** Another address only in tests. */
  origin?: string
}

const ORIGIN = 'https://api.weixin.qq.com'

let token: { account: string; text: string; expiresAt: number } | undefined

interface TokenReply {
  access_token?: string
  expires_in?: number
  errcode?: number
}

const errorOf = (code: number | undefined): Error => Object.assign(new Error('WeChat refused'), { errCode: code ?? -1 })

const accessToken = async (account: WechatAccount): Promise<string> => {
  if (token?.account === account.appId && token.expiresAt > performance.now()) return token.text
  const query = new URLSearchParams({ grant_type: 'client_credential', appid: account.appId, secret: account.secret })
  const answer = await fetch(`${account.origin ?? ORIGIN}/cgi-bin/token?${query}`)
  const reply = (await answer.json()) as TokenReply
  if (!reply.access_token) throw errorOf(reply.errcode)
  const lifetimeMs = ((reply.expires_in ?? 7200) - 300) * 1000
  token = { account: account.appId, text: reply.access_token, expiresAt: performance.now() + lifetimeMs }
  return token.text
}

export const accountFrom = (environment: Record<string, string | undefined>): WechatAccount | undefined => {
  const { KOUMEN_WX_APPID, KOUMEN_WX_SECRET } = environment
  return KOUMEN_WX_APPID && KOUMEN_WX_SECRET ? { appId: KOUMEN_WX_APPID, secret: KOUMEN_WX_SECRET } : undefined
}

/** `POST /cgi-bin/message/subscribe/send`; throws with `errCode` as the SDK does. */
export const sendOverHttps = async (account: WechatAccount, message: object): Promise<void> => {
  const url = `${account.origin ?? ORIGIN}/cgi-bin/message/subscribe/send?access_token=${await accessToken(account)}`
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  })
  const { errcode } = (await answer.json()) as { errcode?: number }
  if (errcode !== 0) throw errorOf(errcode)
}
