import type { applicationsContract } from '@shared/applications/contract'
import { after } from '@shared/applications/lifecycle'
import type { Handler } from '../runtime'
import { change } from './change'
import { beginStep } from './step'

export const deliverResult: Handler<typeof applicationsContract.actions.deliver> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'deliver')
  return change(ctx, item, {
    event: 'deliver',
    noteZh: input.howZh,
    patch: { status: after('deliver', item.status), deliveredAt: ctx.now },
  })
}
