import type { applicationsContract } from '@shared/applications/contract'
import { after, type ApplicationEvent } from '@shared/applications/lifecycle'
import type { Handler } from '../runtime'
import { change } from './change'
import { announcement } from './decide'
import { actingSeat } from './history'
import { beginStep } from './step'

const EVENT_OF = {
  approved: 'recordApproval',
  rejected: 'recordRejection',
  stillOpen: 'recordReply',
} as const satisfies Record<string, ApplicationEvent>

/** The department's answer, as the officer heard it; the department decides, this only writes it down. */
export const recordReply: Handler<typeof applicationsContract.actions.recordReply> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'recordReply')
  const event = EVENT_OF[input.outcome]
  const seat = actingSeat(ctx, item.areaCode)!
  return change(ctx, item, {
    event,
    noteZh: input.replyZh,
    patch: {
      status: after(event, item.status),
      referral: { ...item.referral!, replyZh: input.replyZh, repliedAt: ctx.now },
      ...(input.outcome === 'stillOpen'
        ? {}
        : {
            decision: {
              approved: input.outcome === 'approved',
              reasonZh: input.replyZh,
              byStaffId: seat.staffId,
              byName: item.referral!.toZh,
              roleZh: '部门回复，由经办记录',
              at: ctx.now,
              signatureAttachmentId: null,
            },
          }),
    },
    also: input.outcome === 'stillOpen' ? undefined : await announcement(ctx, item),
  })
}
