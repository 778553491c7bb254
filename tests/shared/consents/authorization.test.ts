import { authorizationView, missingSigners, mustSign, signersOf, withSignature } from '@shared/consents/authorization'

const today = '2026-11-23'
const now = `${today}T08:00:00.000+08:00`
const member = (personId: string, more: object = {}) => ({ personId, livesTogether: true, ...more })

describe('who must sign', () => {
  it.each([
    ['an adult who lives there', member('a'), '1976-07-04', true],
    ['an adult of whom nobody knows where they live', member('a', { livesTogether: null }), '1976-07-04', true],
    ['an adult who lives elsewhere', member('a', { livesTogether: false }), '1976-07-04', false],
    ['a student away', member('a', { livesTogether: false, awayAtSchool: true }), '2004-09-15', true],
    ['one who is 18 today', member('a'), '2008-11-23', true],
    ['one who is 18 tomorrow', member('a'), '2008-11-24', false],
    ['one of unknown age', member('a'), null, true],
  ])('%s', (_who, one, birthDate, signs) => {
    expect(mustSign(one, birthDate, today)).toBe(signs)
  })
})

describe('an authorization', () => {
  const household = { members: [member('a'), member('b'), member('c')] }
  const persons = [
    { _id: 'a', name: '林秀云', birthDate: '1976-07-04' },
    { _id: 'b', name: '吴建平', birthDate: '1974-02-11' },
    { _id: 'c', name: '小孩', birthDate: '2020-01-01' },
  ]
  const consent = (personId: string, more: object = {}) => ({
    personId,
    purpose: 'economicVerification' as const,
    evidence: { kind: 'handwritten' as const },
    givenAt: now,
    withdrawnAt: null,
    ...more,
  })
  const signers = (...consents: ReturnType<typeof consent>[]) =>
    signersOf(household, persons, consents, 'economicVerification', today)

  it('waits for each adult, and a consent for another purpose or one withdrawn does not count', () => {
    expect(missingSigners(signers()).map((one) => one.name)).toEqual(['林秀云', '吴建平'])
    expect(missingSigners(signers(consent('a'), consent('b', { withdrawnAt: now })))).toHaveLength(1)
    expect(missingSigners(signers(consent('a'), consent('b', { purpose: 'visit' })))).toHaveLength(1)
    expect(missingSigners(signers(consent('a'), consent('b')))).toEqual([])
  })

  it('shows open invitations, and completes with the last signature', () => {
    const invitations = [
      {
        personId: 'b',
        purpose: 'economicVerification' as const,
        expiresAt: '2026-11-30T08:00:00.000+08:00',
        usedAt: null,
      },
      {
        personId: 'b',
        purpose: 'economicVerification' as const,
        expiresAt: '2026-11-20T08:00:00.000+08:00',
        usedAt: null,
      },
    ]
    const view = authorizationView(signers(consent('a')), invitations, 'economicVerification', now)
    expect(view.complete).toBe(false)
    expect(view.signers[1]).toMatchObject({ signedAt: null, invitedUntil: '2026-11-30T08:00:00.000+08:00' })
    expect(withSignature(view, 'b', consent('b'))).toMatchObject({
      complete: true,
      signers: [{}, { evidenceZh: '手写签名', invitedUntil: null }],
    })
  })

  it('of a household without anybody who must sign is not complete by itself', () => {
    expect(authorizationView([], [], 'economicVerification', now).complete).toBe(false)
  })
})
