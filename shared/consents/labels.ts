import type { EvidenceKind } from './evidence'
import type { ConsentEvidence, ConsentPurpose } from './model'

export const CONSENT_PURPOSE_LABELS: Record<ConsentPurpose, { zh: string; en: string }> = {
  visit: { zh: '上门看情况', en: 'A visit' },
  proxyFiling: { zh: '请人代填', en: 'Filing by another' },
  economicVerification: { zh: '核对家庭经济状况', en: 'Economic verification' },
  shareWithOrganization: { zh: '告诉社会组织', en: 'Sharing with an organization' },
}

export const EVIDENCE_LABELS: Record<EvidenceKind, { zh: string; en: string }> = {
  handwritten: { zh: '手写签名', en: 'Handwritten signature' },
  thumbprint: { zh: '按手印', en: 'Thumb-print' },
  spoken: { zh: '口头同意（有录音）', en: 'Spoken, recorded' },
  witness: { zh: '见证人在场', en: 'Witnessed' },
  tap: { zh: '手机上点了同意', en: 'Tapped' },
}

/** 「手写签名」, 「见证人在场（王阿婆）」 */
export const evidenceZh = (evidence: ConsentEvidence): string =>
  evidence.kind === 'witness'
    ? `${EVIDENCE_LABELS.witness.zh}（${evidence.witnessName}）`
    : EVIDENCE_LABELS[evidence.kind].zh
