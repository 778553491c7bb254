import type { feedsContract } from '@shared/feeds/contract'
import type { Handler } from '../runtime'

/** A ticket to put one file into storage. What it really is is looked at when it is taken in. */
export const createUpload: Handler<typeof feedsContract.actions.createUpload> = async (ctx, input) => {
  return ctx.attachments.createUpload({ purpose: 'feedFile', contentType: 'text/csv', bytes: input.bytes })
}
