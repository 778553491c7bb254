import type { CapturedFile } from '../../../../miniprogram/cloud/captured-file'
import { evidenceToSend, isGiven } from '../../../../miniprogram/features/consents/consent-draft'
import { authorizationZh, consentText } from '../../../../miniprogram/features/consents/view'

const file: CapturedFile = { contentType: 'image/png', bytes: 1, preview: 'blob:x', body: new Blob(['x']) }
const signer = (nameZh: string, signedAt: string | null) => ({
  personId: nameZh,
  nameZh,
  signedAt,
  evidenceZh: null,
  invitedUntil: null,
})

describe('consent', () => {
  it('shows the very words that are kept', () => {
    expect(consentText('visit', '兰小燕')).toBe('您说的话和照片，交给兰小燕上门看。')
  })

  it('leaves a file that can be shown later, of the right kind', () => {
    expect(evidenceToSend({ kind: 'handwritten', file }).file?.purpose).toBe('signature')
    expect(evidenceToSend({ kind: 'thumbprint', file }).file?.purpose).toBe('thumbprint')
    expect(evidenceToSend({ kind: 'spoken', file }).file?.purpose).toBe('voice')
    expect(evidenceToSend({ kind: 'tap' })).toEqual({ evidence: { kind: 'tap' } })
  })

  it('by a witness needs the witness’s name', () => {
    expect(isGiven({ kind: 'witness', witnessName: '郑' })).toBe(false)
    expect(isGiven({ kind: 'witness', witnessName: '郑阿海' })).toBe(true)
    expect(isGiven(null)).toBe(false)
  })

  it('of a family says who is still missing', () => {
    const signers = [signer('林秀云', 'x'), signer('吴建平', 'x'), signer('吴昊', null)]
    expect(authorizationZh({ complete: false, signers })).toBe('3个人里签了2个，还差吴昊')
    expect(authorizationZh({ complete: true, signers: signers.slice(0, 2) })).toBe('2个人都签了')
  })
})
