import type { WeChatReply } from './subscribe-messages'

/** The text WeChat's documentation gives to test the check with. */
const riskySample = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'

/** Characters that version 2 of the check takes at once. */
const MAX_CHECKED = 2500

/**
 * `security.msgSecCheck`: judges nothing but WeChat's own test text; everything else passes. Version 2 asks who wrote
 * the text and answers with a verdict; the first version refuses what is risky.
 */
export function checkText(request: Record<string, unknown>): WeChatReply {
  const content = request.content
  if (typeof content !== 'string' || content === '') return { errcode: 44004, errmsg: 'empty content' }
  const risky = content.includes(riskySample)
  if (request.version !== 2) {
    return risky ? { errcode: 87014, errmsg: 'risky content' } : { errcode: 0, errmsg: 'ok' }
  }
  if (typeof request.openid !== 'string' || request.openid === '') return { errcode: 40003, errmsg: 'invalid openid' }
  if ([...content].length > MAX_CHECKED) return { errcode: 45002, errmsg: 'content size out of limit' }
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest: risky ? 'risky' : 'pass', label: risky ? 20001 : 100 },
    detail: [],
  }
}
