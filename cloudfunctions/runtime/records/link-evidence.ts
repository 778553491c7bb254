import type { AttachmentPurpose } from '@shared/access/attachments'
import { attachmentOf, evidencePurposes } from '@shared/consents/evidence'
import type { ConsentEvidence } from '@shared/consents/model'
import { invalidField } from '@shared/kernel/errors'
import type { Context } from '../context'
import type { Tx } from '../store/types'

const NO_FILE_ZH = '没有收到这份文件，请重新拍或重新录一次。'

/** A file checked ahead of the transaction that links it. */
export interface CheckedFile {
  attachmentId: string
  purpose: AttachmentPurpose
}

/** Checks a file that the caller put into storage for one of the purposes: is it there, theirs, whole and not yet used. */
export const checkFile = async (
  ctx: Context,
  attachmentId: string,
  purposes: readonly AttachmentPurpose[],
  path: string,
): Promise<CheckedFile> => {
  const stored = await ctx.store.attachments.get(attachmentId)
  if (!stored || stored.uploadedBy !== ctx.actor.openid) throw invalidField(path, NO_FILE_ZH)
  if (!purposes.includes(stored.purpose)) throw invalidField(path, '这份文件用错了地方，请重新拍或重新录一次。')
  await ctx.attachments.verify(attachmentId)
  return { attachmentId, purpose: stored.purpose }
}

export const checkFiles = async (
  ctx: Context,
  attachmentIds: readonly string[],
  purposes: readonly AttachmentPurpose[],
  path: string,
): Promise<CheckedFile[]> => {
  const checked: CheckedFile[] = []
  for (const [index, id] of attachmentIds.entries())
    checked.push(await checkFile(ctx, id, purposes, `${path}.${index}`))
  return checked
}

/** The file behind a consent, if it has one. */
export const checkEvidence = async (ctx: Context, evidence: ConsentEvidence, path: string): Promise<CheckedFile[]> => {
  const id = attachmentOf(evidence)
  return id === undefined ? [] : [await checkFile(ctx, id, evidencePurposes(evidence.kind), `${path}.attachmentId`)]
}

/** Links files to the document they belong to; a file that serves twice (the voice that is also the consent) is linked once. */
export const linkFiles = async (
  ctx: Context,
  tx: Tx,
  files: readonly CheckedFile[],
  linkedTo: string,
): Promise<void> => {
  const once = new Map(files.map((file) => [file.attachmentId, file]))
  for (const { attachmentId, purpose } of once.values()) {
    await ctx.attachments.link(tx, attachmentId, { linkedTo, purpose })
  }
}
