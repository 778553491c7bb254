import { KoumenError } from '@shared/kernel/errors'
import type { warningsContract } from '@shared/warnings/contract'
import { eventOn } from '@shared/warnings/signal-view'
import type { Handler } from '../runtime'
import { liftHazard } from './area-signals'
import { openEvents } from './list-signals'

/** A signal whose people are being moved ends with its event, and not before. */
export const liftSignal: Handler<typeof warningsContract.actions.liftSignal> = async (ctx, { kind, ...input }) => {
  const areaCodes = [...new Set(input.areaCodes)].sort()
  const events = await openEvents(ctx)
  if (areaCodes.some((areaCode) => eventOn(events, kind, areaCode)))
    throw new KoumenError('ILLEGAL_TRANSITION', '这个信号有转移名单在办，请在名单里按“信号解除，结束”。')
  return ctx.commit(async (tx) => {
    const lifted = await liftHazard(tx, areaCodes, kind, ctx.now)
    tx.audit({ areaCode: areaCodes[0], note: `signal ${kind} lifted` })
    return { lifted }
  })
}
