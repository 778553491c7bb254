import { meansOf } from '../call/make-context'
import type { Context } from '../context'
import { limitTries } from './limit-tries'

const MINUTE = 60
const BUSY_ZH = '现在问的人多，请过一分钟再点，您填的还在。'
/** A family hall's one line to the world serves several phones. */
const A_LINE = { tries: 120, windowSeconds: MINUTE, messageZh: BUSY_ZH }
const ALL_TOGETHER = { tries: 1500, windowSeconds: MINUTE, messageZh: BUSY_ZH }

/**
 * Bounds what nobody in particular may cost: a visitor's sign-in is free, so calls are counted by the line they come from
 * and all together. Nothing of what they ask is in the counters. People with an identity are counted by it already.
 */
export const limitVisitors = async (ctx: Context, action: string): Promise<void> => {
  if (ctx.actor.kind === 'person') return
  const { clientIp } = meansOf(ctx).call.identity
  if (clientIp !== undefined) await limitTries(ctx, A_LINE, 'line', action, clientIp)
  await limitTries(ctx, ALL_TOGETHER, 'visitors', action)
}
