import type { eligibilityContract } from '@shared/eligibility/contract'
import type { Handler, TimerHandler } from '../runtime'
import { loadChange } from './change-rules'
import { previewSlice } from './preview-slice'
import { rescanSlice } from './rescan'

/** One more slice of a preview. */
export const continuePreview: Handler<typeof eligibilityContract.actions.continuePreview> = async (ctx, input) => {
  const { status, preview } = await previewSlice(ctx, await loadChange(ctx, input.changeId))
  return { done: preview.done, total: preview.total, finished: status !== 'previewing' }
}

/** Goes on with previews nobody waits for any more, oldest first, and with the re-scans of changes that have begun. */
export const continuePreviews: TimerHandler = async (ctx) => {
  const { items } = await ctx.store.ruleChanges.find({
    where: { status: 'previewing' },
    order: { by: 'createdAt' },
    limit: 2,
  })
  let finished = 0
  for (const change of items) if ((await previewSlice(ctx, change)).status !== 'previewing') finished += 1
  return { unfinished: items.length - finished, finished, marked: await rescanSlice(ctx) }
}
