import type { ConsentEvidence, ConsentPurpose } from '@shared/consents/model'
import type { AuthorizationStatus } from '@shared/consents/contract'
import { CONSENT_TEXTS } from '@shared/consents/texts'

export type EvidenceKind = ConsentEvidence['kind']

export const EVIDENCE_WAYS: readonly { kind: EvidenceKind; labelZh: string; hintZh: string }[] = [
  { kind: 'handwritten', labelZh: '手写签名', hintZh: '在框里写名字' },
  { kind: 'thumbprint', labelZh: '按手印', hintZh: '纸上按好，拍一张' },
  { kind: 'spoken', labelZh: '说“我同意”', hintZh: '按住说，会录下来' },
  { kind: 'witness', labelZh: '旁人见证', hintZh: '写见证人的姓名' },
  { kind: 'tap', labelZh: '点一下同意', hintZh: '您已经点了同意' },
]

export const consentText = (purpose: ConsentPurpose, who: string): string => CONSENT_TEXTS[purpose].textZh(who)

/** 「3个人里签了2个，还差吴昊」 */
export const authorizationZh = ({ signers, complete }: AuthorizationStatus): string => {
  if (signers.length === 0) return '还没有登记要签字的人，先走访确认家里人'
  if (complete) return `${signers.length}个人都签了`
  const waiting = signers.filter((signer) => signer.signedAt === null).map((signer) => signer.nameZh)
  return `${signers.length}个人里签了${signers.length - waiting.length}个，还差${waiting.join('、')}`
}
