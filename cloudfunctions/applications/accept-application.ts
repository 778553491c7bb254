import { after } from '@shared/applications/lifecycle'
import type { applicationsContract } from '@shared/applications/contract'
import { termsOf } from '@shared/applications/terms'
import type { Handler } from '../runtime'
import { change } from './change'
import { beginStep } from './step'

/** 受理: from here the statutory clock runs. */
export const acceptApplication: Handler<typeof applicationsContract.actions.accept> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'accept')
  const terms = item.policyId ? termsOf(item.policyId, item.areaCode) : null
  const clock = terms?.clock ? { ...terms.clock, startedOn: ctx.today, pauses: [] } : null
  return change(ctx, item, { event: 'accept', patch: { status: after('accept', item.status), clock } })
}
