import { accountFrom, sendOverHttps } from './https-api'
import { connectWechat } from './sdk'

export interface SubscribeMessage {
  toOpenid: string
  templateId: string
  /** Page of the mini-program that opens, with its query. */
  page: string
  /** Template fields, already cut to the platform's lengths: `{ thing1: '您有1件新任务' }`. */
  fields: Readonly<Record<string, string>>
}

/** `43101`: the person has not accepted a message (or used up their quota). An expected outcome, not an exception. */
export type SendResult = { sent: true } | { sent: false; errorCode: number }

export interface Wechat {
  sendSubscribeMessage(message: SubscribeMessage): Promise<SendResult>
  /** Whether WeChat finds a text of a public space risky; `unknown` when it does not answer. */
  checkText(openid: string, text: string): Promise<'pass' | 'review' | 'risky' | 'unknown'>
}

const codeOf = (error: unknown): number => {
  const code = Number((error as { errCode?: unknown } | undefined)?.errCode)
  return Number.isInteger(code) ? code : -1
}

const hasWechatToken = (): boolean => Boolean(process.env.WX_API_TOKEN ?? process.env.WX_TRIGGER_API_TOKEN_V0)

const send = async ({ toOpenid, templateId, page, fields }: SubscribeMessage): Promise<void> => {
  const data = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { value }]))
  const account = accountFrom(process.env)
  if (!hasWechatToken() && account) {
    await sendOverHttps(account, { touser: toOpenid, template_id: templateId, page, data })
    return
  }
  const cloud = await connectWechat()
  const reply = await cloud.openapi.subscribeMessage.send({ touser: toOpenid, templateId, page, data })
  if (reply.errCode) throw Object.assign(new Error('WeChat refused'), { errCode: reply.errCode })
}

/** The one port to WeChat's open API. The function needs the API in `openapi` of config/functions.ts, or gets -604101. */
export const wechat: Wechat = {
  sendSubscribeMessage: async (message) => {
    try {
      await send(message)
      return { sent: true }
    } catch (error) {
      return { sent: false, errorCode: codeOf(error) }
    }
  },
  checkText: async (openid, text) => {
    try {
      const cloud = await connectWechat()
      const { result } = await cloud.openapi.security.msgSecCheck({ openid, content: text, version: 2, scene: 2 })
      const suggest = result?.suggest
      return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'unknown'
    } catch {
      // A check that cannot be made must not stop a call for help; the text stays unchecked and says so.
      return 'unknown'
    }
  },
}
