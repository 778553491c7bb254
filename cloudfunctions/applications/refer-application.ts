import type { applicationsContract } from '@shared/applications/contract'
import { after } from '@shared/applications/lifecycle'
import type { Handler } from '../runtime'
import { change } from './change'
import { beginStep } from './step'

/** Hands the item to a department that has no account here; the printable sheet goes with it. */
export const referApplication: Handler<typeof applicationsContract.actions.refer> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'refer')
  return change(ctx, item, {
    event: 'refer',
    noteZh: input.toZh,
    patch: {
      status: after('refer', item.status),
      referral: { toDepartmentId: input.toDepartmentId, toZh: input.toZh, at: ctx.now, replyZh: null, repliedAt: null },
    },
  })
}
