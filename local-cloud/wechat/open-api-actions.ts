import type { ActionBody, ActionHandler } from '../protocol/admin-endpoint'
import type { RunningCall } from '../functions/call-records'
import type { ApiTokens } from './api-tokens'
import { checkText } from './message-security'
import { readOpenApiRequest, writeOpenApiReply } from './protobuf-frame'
import type { SubscribeMessages, WeChatReply } from './subscribe-messages'

type Api = (messages: SubscribeMessages, request: Record<string, unknown>) => Promise<WeChatReply> | WeChatReply

const apis: Record<string, Api> = {
  'subscribeMessage.send': (messages, request) => messages.send(request),
  'security.msgSecCheck': (_, request) => checkText(request),
}

/** `wx.openApi` (framed, from `wx-server-sdk`) and `wx.api` (JSON, from `callWxOpenApi`). */
export function openApiActions(
  messages: SubscribeMessages,
  tokens: ApiTokens,
  onSent: (caller: RunningCall | undefined) => void,
): Record<string, ActionHandler> {
  const call = async (
    body: ActionBody,
    name: unknown,
    caller: RunningCall | undefined,
    request: () => Record<string, unknown>,
  ): Promise<WeChatReply> => {
    const api = String(name ?? '').replace(/^openapi\./, '')
    const handler = Object.hasOwn(apis, api) ? apis[api] : undefined
    if (!handler) return { errcode: -604100, errmsg: `API not found: ${api}` }
    if (!tokens.allows(body.wxCloudApiToken, api)) {
      return { errcode: -604101, errmsg: 'function has no permission to call this API' }
    }
    const reply = await handler(messages, request())
    if (api === 'subscribeMessage.send' && reply.errcode === 0) onSent(caller)
    return reply
  }
  return {
    'wx.openApi': async (body, _origin, caller) =>
      writeOpenApiReply(await call(body, body.apiName, caller, () => readOpenApiRequest(body.requestData as Buffer))),
    'wx.api': async (body, _origin, caller) => {
      const request = () => JSON.parse(String(body.requestData ?? '{}')) as Record<string, unknown>
      return { data: { responseData: JSON.stringify(await call(body, body.cgiName ?? body.apiName, caller, request)) } }
    },
  }
}
