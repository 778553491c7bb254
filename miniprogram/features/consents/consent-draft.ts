import type { AttachmentPurpose } from '@shared/access/attachments'
import type { ConsentEvidence } from '@shared/consents/model'
import type { z } from 'zod'
import type { CapturedFile } from '../../cloud/captured-file'
import { uploadAttachment } from '../../cloud/upload-attachment'

/** A consent as given on this screen, its file not yet sent. */
export type ConsentDraft =
  | { kind: 'handwritten' | 'thumbprint' | 'spoken'; file: CapturedFile }
  | { kind: 'witness'; witnessName: string; file?: CapturedFile }
  | { kind: 'tap' }

type Purpose = z.infer<typeof AttachmentPurpose>

const PURPOSES: Record<ConsentEvidence['kind'], Purpose> = {
  handwritten: 'signature',
  thumbprint: 'thumbprint',
  spoken: 'voice',
  witness: 'document',
  tap: 'document',
}

export interface EvidenceToSend {
  /** The evidence without its file, as the contract names it. */
  evidence: Record<string, unknown>
  file?: { purpose: Purpose; file: CapturedFile }
}

/** Splits a draft for the offline queue, which sends the file and puts its id at `attachmentId`. */
export const evidenceToSend = (draft: ConsentDraft): EvidenceToSend => {
  if (draft.kind === 'tap') return { evidence: { kind: 'tap' } }
  const file = draft.file && { purpose: PURPOSES[draft.kind], file: draft.file }
  if (draft.kind === 'witness') return { evidence: { kind: 'witness', witnessName: draft.witnessName.trim() }, file }
  return { evidence: { kind: draft.kind }, file }
}

/** Sends the file now and gives back the evidence. Throws CloudError. */
export const sendEvidence = async (draft: ConsentDraft): Promise<ConsentEvidence> => {
  const { evidence, file } = evidenceToSend(draft)
  const attachmentId = file && (await uploadAttachment(file.file, file.purpose))
  return { ...evidence, ...(attachmentId === undefined ? {} : { attachmentId }) } as ConsentEvidence
}

/** Whether enough is there to be sent: a witness needs a name. */
export const isGiven = (draft: ConsentDraft | null): draft is ConsentDraft =>
  draft !== null && (draft.kind !== 'witness' || draft.witnessName.trim().length >= 2)
