import { z } from 'zod'

const MESSAGE = '电话号码不对：手机号是11位，座机请带区号，例如0570-1234567'

const normalise = (typed: string): string =>
  typed
    .replace(/[０-９＋－]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000()（）]/g, '')
    .replace(/^(?:\+86|0086)-?/, '')

/** A Chinese mobile number (11 digits) or landline with area code (`0570-1234567`), normalised. */
export const Phone = z.string({ error: '请填写电话号码' }).transform((typed, ctx) => {
  const text = normalise(typed)
  const mobile = text.replace(/-/g, '')
  if (/^1[3-9]\d{9}$/.test(mobile)) return mobile
  const landline = /^(0\d{2,3})-?(\d{7,8})$/.exec(text)
  if (landline) return `${landline[1]}-${landline[2]}`
  ctx.addIssue({ code: 'custom', message: text === '' ? '请填写电话号码' : MESSAGE })
  return z.NEVER
})
