import type { AttachmentPurpose } from '@shared/access/attachments'
import type { CapturedFile } from './captured-file'
import { cloud } from './client'
import { CloudError } from './cloud-error'
import { newIntent, type Intent } from './intent'
import { putFile } from './put-file'

/**
 * Sends a file straight to storage and gives back its id, to be named in the write that uses it.
 * Throws CloudError: INVALID_INPUT when it is too large, OFFLINE or UNAVAILABLE when it may be tried again.
 */
export async function uploadAttachment(
  file: CapturedFile,
  purpose: AttachmentPurpose,
  intent: Intent = newIntent(),
): Promise<string> {
  // Loaded when a file is first sent: the schema library beside the rules stays out of the first screen.
  const { ATTACHMENT_RULES } = await import('@shared/access/attachments')
  const rule = ATTACHMENT_RULES[purpose]
  if (file.bytes > rule.maxBytes) throw new CloudError('INVALID_INPUT', rule.tooLargeZh)
  const { contentType, bytes } = file
  const ticket = await cloud.requests.createUpload({ purpose, contentType, bytes }, intent)
  await putFile(ticket.uploadUrl, ticket.headers, file)
  return ticket.attachmentId
}
