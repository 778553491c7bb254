import { isEnough } from '@shared/consents/evidence'
import { evidenceZh } from '@shared/consents/labels'
import { isOpenInvitation, sameTail } from '@shared/consents/invitation'
import type { ConsentEvidence, ConsentPurpose } from '@shared/consents/model'
import type { ConsentSetting } from '@shared/consents/evidence'

const tap: ConsentEvidence = { kind: 'tap' }
const signed: ConsentEvidence = { kind: 'handwritten', attachmentId: 'a' }

describe('evidence of a consent', () => {
  it.each<[ConsentEvidence, ConsentPurpose, ConsentSetting, boolean]>([
    [tap, 'visit', 'ownPhone', true],
    [tap, 'visit', 'proxyPhone', false],
    [tap, 'visit', 'faceToFace', false],
    [tap, 'economicVerification', 'ownPhone', false],
    [tap, 'proxyFiling', 'proxyPhone', false],
    [signed, 'economicVerification', 'faceToFace', true],
    [{ kind: 'spoken', attachmentId: 'a' }, 'proxyFiling', 'proxyPhone', true],
    [{ kind: 'witness', witnessName: '王阿婆' }, 'proxyFiling', 'proxyPhone', true],
  ])('%j for %s on %s: %s', (evidence, purpose, setting, enough) => {
    expect(isEnough(evidence, purpose, setting)).toBe(enough)
  })

  it('is named as the person gave it', () => {
    expect(evidenceZh({ kind: 'witness', witnessName: '王阿婆' })).toBe('见证人在场（王阿婆）')
    expect(evidenceZh(signed)).toBe('手写签名')
  })
})

describe('an invitation to sign', () => {
  const now = '2026-11-23T08:00:00.000+08:00'
  it.each([
    [{ usedAt: null, expiresAt: '2026-11-23T08:00:01.000+08:00' }, true],
    [{ usedAt: null, expiresAt: now }, false],
    [{ usedAt: now, expiresAt: '2026-11-30T08:00:00.000+08:00' }, false],
    [null, false],
  ])('%j is open: %s', (invitation, open) => {
    expect(isOpenInvitation(invitation, now)).toBe(open)
  })

  it('takes x for X, and nothing for somebody without a number', () => {
    expect(sameTail('013x', '013X')).toBe(true)
    expect(sameTail('0130', '013X')).toBe(false)
    expect(sameTail('', null)).toBe(false)
  })
})
