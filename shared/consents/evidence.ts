import type { AttachmentPurpose } from '../access/attachments'
import type { ConsentEvidence, ConsentPurpose } from './model'

export type EvidenceKind = ConsentEvidence['kind']

/** Who gave it where: on the own phone, through another's phone (proxy), or face to face in front of staff. */
export type ConsentSetting = 'ownPhone' | 'proxyPhone' | 'faceToFace'

const STRONG: readonly EvidenceKind[] = ['handwritten', 'thumbprint', 'spoken', 'witness']

/** A tap proves little: it is enough only for letting somebody come and look, on the person's own phone (个人信息保护法 art. 29). */
export const isEnough = (evidence: ConsentEvidence, purpose: ConsentPurpose, setting: ConsentSetting): boolean =>
  STRONG.includes(evidence.kind) || (purpose === 'visit' && setting === 'ownPhone')

/** What the file behind an evidence may have been uploaded as. */
const PURPOSES: Record<EvidenceKind, readonly AttachmentPurpose[]> = {
  handwritten: ['signature'],
  thumbprint: ['thumbprint', 'signature', 'photo', 'document'],
  spoken: ['voice'],
  witness: ['signature', 'document'],
  tap: [],
}
export const evidencePurposes = (kind: EvidenceKind): readonly AttachmentPurpose[] => PURPOSES[kind]

export const attachmentOf = (evidence: ConsentEvidence): string | undefined =>
  'attachmentId' in evidence ? evidence.attachmentId : undefined

export const TOO_WEAK_ZH = '光点一下不够，请本人签字、按手印、说一句同意，或请见证人在场。'
