import { after } from '@shared/applications/lifecycle'
import type { applicationsContract } from '@shared/applications/contract'
import type { Handler } from '../runtime'
import { change } from './change'
import { beginStep } from './step'
import { termsInForce } from './terms-in-force'

/** 受理: from here the statutory clock runs. */
export const acceptApplication: Handler<typeof applicationsContract.actions.accept> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'accept')
  const terms = await termsInForce(ctx, item)
  const clock = terms?.clock ? { ...terms.clock, startedOn: ctx.today, pauses: [] } : null
  return change(ctx, item, { event: 'accept', patch: { status: after('accept', item.status), clock } })
}
