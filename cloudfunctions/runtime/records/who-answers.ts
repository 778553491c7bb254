import { whoAnswers } from '@shared/areas/who-answers'
import type { WhoAnswers } from '@shared/areas/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../context'
import type { Doc } from '../store/types'
import { findWorker } from './find-worker'

/** Whoever a request from here would be given to: the very name a person agrees to is the name that is sent. */
const whoIsSent = async (
  ctx: Pick<Context, 'store'>,
  path: readonly Doc<'areas'>[],
): Promise<WhoAnswers['gridWorker']> => {
  try {
    const { name, phone } = await findWorker(ctx, path)
    return { name, phone }
  } catch (error) {
    if (error instanceof KoumenError) return null
    throw error
  }
}

/** Who answers at an area now. `path`: the area first, then its parents. */
export const answersAt = async (
  ctx: Pick<Context, 'store' | 'now'>,
  path: readonly Doc<'areas'>[],
): Promise<WhoAnswers> => ({ ...whoAnswers(path, ctx.now), gridWorker: await whoIsSent(ctx, path) })
