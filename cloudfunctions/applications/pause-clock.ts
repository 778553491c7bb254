import type { applicationsContract } from '@shared/applications/contract'
import { invalidField } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { change } from './change'
import { beginStep } from './step'

/** A pause has a reason the person can read; it is shown beside the clock, never hidden in it. */
export const pauseClock: Handler<typeof applicationsContract.actions.pauseClock> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'pauseClock')
  if (input.fromOn < item.clock!.startedOn || input.fromOn > ctx.today) {
    throw invalidField('fromOn', '暂停日期要在受理之后、今天及以前。')
  }
  const pauses = [...item.clock!.pauses, { fromOn: input.fromOn, toOn: null, reasonZh: input.reasonZh }]
  return change(ctx, item, {
    event: 'pauseClock',
    noteZh: input.reasonZh,
    patch: { clock: { ...item.clock!, pauses } },
  })
}
