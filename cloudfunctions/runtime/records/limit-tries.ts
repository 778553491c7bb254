import { KoumenError } from '@shared/kernel/errors'
import { countCall } from '../call/count-calls'
import { meansOf } from '../call/make-context'
import type { Context } from '../context'

/** Counts a try at something that can be guessed, and refuses once there were too many in the window. */
export const limitTries = async (
  ctx: Context,
  limit: { tries: number; windowSeconds: number; messageZh: string },
  ...subject: readonly string[]
): Promise<void> => {
  const { database } = meansOf(ctx)
  const count = await countCall(database, ctx.now, limit.windowSeconds, 'tries', ...subject)
  if (count > limit.tries) throw new KoumenError('RATE_LIMITED', limit.messageZh)
}
