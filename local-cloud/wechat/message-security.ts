import type { WeChatReply } from './subscribe-messages'

/** The text WeChat's documentation gives to test the check with. */
const riskySample = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'

/** `security.msgSecCheck`: judges nothing but WeChat's own test text; everything else passes. */
export function checkText(request: Record<string, unknown>): WeChatReply {
  const content = request.content
  if (typeof content !== 'string' || content === '') return { errcode: 44004, errmsg: 'empty content' }
  const risky = content.includes(riskySample)
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest: risky ? 'risky' : 'pass', label: risky ? 20001 : 100 },
    detail: [],
  }
}
