import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { isOnHarmChannel } from '@shared/visits/harm-channel'
import { areaOf, signedIn } from '../runtime'
import type { AreaOf, Guard } from '../runtime/guards'

/** Somebody to whom the sealed channel may lead, over the place where one is named; which report does, the handlers ask. */
const onHarmChannel = <I>(over?: AreaOf<I>): Guard<I> => ({
  describe: `on the sealed channel${over ? ' over its area' : ''}`,
  admits: (actor) => {
    signedIn().admits(actor)
    if (!actor.staff.some((seat) => isOnHarmChannel(seat))) throw new KoumenError('FORBIDDEN')
  },
  check: async (ctx, input) => {
    if (!over) return
    const areaCode = await over(input, ctx)
    if (areaCode === undefined) throw new KoumenError('NOT_FOUND')
    if (!ctx.actor.staff.some((seat) => isOnHarmChannel(seat) && covers(seat.areaCode, areaCode)))
      throw new KoumenError('FORBIDDEN', '这件由专门的同志在办。人有危险马上打110。')
  },
})

export const harmListener = onHarmChannel()
export const harmReceiver = onHarmChannel<{ reportId: string }>(areaOf('sealedReports', (input) => input.reportId))
