import type { requestsContract } from '@shared/requests/contract'
import type { Handler } from '../runtime'

export const createUpload: Handler<typeof requestsContract.actions.createUpload> = async (ctx, input) => {
  const { attachmentId, cloudPath, uploadUrl, headers } = await ctx.attachments.createUpload(input)
  return { attachmentId, cloudPath, uploadUrl, method: 'PUT', headers }
}
