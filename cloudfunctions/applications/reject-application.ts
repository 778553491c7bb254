import type { applicationsContract } from '@shared/applications/contract'
import { after } from '@shared/applications/lifecycle'
import type { Handler } from '../runtime'
import { change } from './change'
import { announcement, decisionBy } from './decide'
import { beginStep } from './step'

/** A refusal is a person's, with reasons; never a machine's alone (个人信息保护法 art. 24). */
export const rejectApplication: Handler<typeof applicationsContract.actions.reject> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'reject')
  return change(ctx, item, {
    event: 'reject',
    noteZh: input.reasonZh,
    patch: {
      status: after('reject', item.status),
      decision: decisionBy(ctx, item, { approved: false, reasonZh: input.reasonZh }),
    },
    also: await announcement(ctx, item),
  })
}
