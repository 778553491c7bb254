import { invalidParam } from '../errors'
import type { ControlledClock } from '../timers/controlled-clock'
import type { SubscribeMessages } from '../wechat/subscribe-messages'
import type { Routes } from './routes'
import { invalidCredentials, type SignIns } from './sign-in'

/** While the clock is moved by more than this, a timer fires once in it; tick by tick would take minutes. */
const coalesceMs = 3600_000

/** What a demonstration needs and a real environment never has: people to be, the clock, the messages on one's phone. */
export function demoRoutes(signIns: SignIns, clock: ControlledClock, messages: SubscribeMessages): Routes {
  const openid = (authorization: string | undefined) => {
    const identity = signIns.identify(authorization)
    if (!identity.openid) throw invalidCredentials('sign in first')
    return identity.openid
  }
  return {
    'GET /demo/accounts': () => signIns.shownAccounts(),
    'GET /demo/clock': () => ({ now: clock.now() }),
    'POST /demo/clock': async ({ body }) => {
      if (typeof body.set === 'string' && !Number.isNaN(Date.parse(body.set))) await clock.set(body.set)
      else if (typeof body.advanceMs === 'number' && body.advanceMs > 0) {
        await clock.advance(body.advanceMs, { coalesceMs: body.advanceMs > coalesceMs ? coalesceMs : 0 })
      } else throw invalidParam('name advanceMs (positive) or set (an instant)')
      return { now: clock.now() }
    },
    'GET /demo/messages': ({ authorization }) => messages.sentTo(openid(authorization)),
    'POST /demo/subscribe': async ({ body, authorization }) => {
      const ids = body.templateIds ?? body.templateId
      const templateIds = [ids].flat().filter((id): id is string => typeof id === 'string' && id !== '')
      if (templateIds.length === 0) throw invalidParam('name templateIds')
      return messages.grant(openid(authorization), templateIds)
    },
  }
}
