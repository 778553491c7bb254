import type { applicationsContract } from '@shared/applications/contract'
import { after } from '@shared/applications/lifecycle'
import { invalidField } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { change } from './change'
import { freezeBasis } from './freeze-basis'
import { actingSeat } from './history'
import { beginStep } from './step'

/** The officer's opinion. The sheet version, the catalogue and the trace it rests on are frozen with it. */
export const proposeResult: Handler<typeof applicationsContract.actions.propose> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'propose')
  if (input.amountFen === undefined && !input.inKindZh) {
    throw invalidField('amountFen', '请写金额，或写明给什么帮助。')
  }
  const seat = actingSeat(ctx, item.areaCode)!
  return change(ctx, item, {
    event: 'propose',
    noteZh: input.reasonZh,
    patch: {
      status: after('propose', item.status),
      proposal: {
        amountFen: input.amountFen ?? null,
        inKindZh: input.inKindZh ?? null,
        payerZh: input.payerZh,
        reasonZh: input.reasonZh,
        byStaffId: seat.staffId,
        byName: seat.name,
        at: ctx.now,
      },
      basis: await freezeBasis(ctx, item),
    },
  })
}
