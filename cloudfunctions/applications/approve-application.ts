import type { applicationsContract } from '@shared/applications/contract'
import { after } from '@shared/applications/lifecycle'
import type { Handler } from '../runtime'
import { change } from './change'
import { announcement, decisionBy } from './decide'
import { beginStep } from './step'

/** A second person of the deciding level signs. Nobody approves what they proposed. */
export const approveApplication: Handler<typeof applicationsContract.actions.approve> = async (ctx, input) => {
  const item = await beginStep(ctx, input, 'approve')
  const { signatureAttachmentId } = input
  if (signatureAttachmentId) await ctx.attachments.verify(signatureAttachmentId)
  const announce = await announcement(ctx, item)
  return change(ctx, item, {
    event: 'approve',
    noteZh: input.reasonZh,
    patch: {
      status: after('approve', item.status),
      decision: decisionBy(ctx, item, { approved: true, reasonZh: input.reasonZh, signatureAttachmentId }),
    },
    also: async (tx) => {
      if (signatureAttachmentId) {
        await ctx.attachments.link(tx, signatureAttachmentId, { linkedTo: item._id, purpose: 'signature' })
      }
      await announce(tx)
    },
  })
}
