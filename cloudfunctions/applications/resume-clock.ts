import type { applicationsContract } from '@shared/applications/contract'
import { invalidField } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { change } from './change'
import { beginStep } from './step'

export const resumeClock: Handler<typeof applicationsContract.actions.resumeClock> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'resumeClock')
  const pauses = item.clock!.pauses.map((pause) => (pause.toOn === null ? { ...pause, toOn: input.toOn } : pause))
  const reopened = pauses.at(-1)!
  if (input.toOn < reopened.fromOn || input.toOn > ctx.today) {
    throw invalidField('toOn', '恢复日期要在暂停之后、今天及以前。')
  }
  return change(ctx, item, { event: 'resumeClock', patch: { clock: { ...item.clock!, pauses } } })
}
