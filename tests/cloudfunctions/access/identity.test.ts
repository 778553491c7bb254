import { expectRefusal, openCounty, type County } from '../kit/county'
import { COMMUNITY, GRID, OTHER_GRID } from '../kit/people'

let county: County

beforeAll(async () => {
  county = await openCounty('access', 'visits')
}, 60_000)
afterAll(() => county.close())

const as = (who: string) => county.as(who)
const stored = (collection: string, query: Record<string, unknown>) => county.cloud.db.find(collection, query)

describe('an invitation of staff', () => {
  const invite = (who: string, more: object = {}) =>
    as(who).call('access', 'invite', { name: '新来的', role: 'gridWorker', areaCode: GRID, ...more })

  it('binds one phone, once; only the HMAC of the code is kept', async () => {
    const { code, invitationId } = await invite('su')
    expect(JSON.stringify(stored('invitations', {}))).not.toContain(code)
    const post = await as('newcomer').call('access', 'acceptInvitation', { code: code.toLowerCase() })
    expect(post).toMatchObject({ name: '新来的', roleZh: '网格员' })
    expect((await as('newcomer').call('access', 'whoami', {})).staff).toMatchObject([
      { role: 'gridWorker', areaZh: '第二网格' },
    ])
    await expectRefusal(county, () => as('second').call('access', 'acceptInvitation', { code }), { code: 'CONFLICT' })
    await expectRefusal(county, () => as('su').call('access', 'revokeInvitation', { invitationId }), {
      code: 'ILLEGAL_TRANSITION',
    })
  })

  it('is not taken up by the one who sent it', async () => {
    const { code } = await invite('su', { role: 'communityWorker', areaCode: COMMUNITY })
    await expectRefusal(county, () => as('su').call('access', 'acceptInvitation', { code }), {
      code: 'FORBIDDEN',
      messageZh: expect.stringContaining('本人'),
    })
  })

  it('revoked or expired binds nobody', async () => {
    const first = await invite('su')
    await as('su').call('access', 'revokeInvitation', { invitationId: first.invitationId })
    const accept = (code: string) => () => as('late').call('access', 'acceptInvitation', { code })
    await expectRefusal(county, accept(first.code), { code: 'NOT_FOUND' })
    const second = await invite('su')
    await county.cloud.clock.set('2026-12-01T09:00:00+08:00')
    await expectRefusal(county, accept(second.code), {
      code: 'NOT_FOUND',
      messageZh: expect.stringContaining('重新发一个'),
    })
    await county.cloud.clock.set('2026-11-23T09:00:00+08:00')
  })

  it('comes from a township officer for workers of the own villages only, from an administrator for all', async () => {
    await expectRefusal(county, () => invite('su', { areaCode: OTHER_GRID }), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => invite('su', { role: 'administrator' }), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => invite('su', { role: 'townshipLeader', areaCode: '339921107' }), {
      code: 'FORBIDDEN',
    })
    await expectRefusal(county, () => invite('lan'), { code: 'FORBIDDEN' })
    expect(await invite('root', { role: 'townshipLeader', areaCode: '339921107' })).toHaveProperty('code')
    expect(await invite('su', { role: 'childDirector', areaCode: COMMUNITY })).toHaveProperty('code')
  })

  it('guessed wrong ten times in an hour stops', async () => {
    const guess = () => as('guesser').call('access', 'acceptInvitation', { code: 'AAAAAAAAAAAA' })
    for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(guess()).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  })
})

describe('a post that ends', () => {
  it('is lost by its phone at once, by an administrator only', async () => {
    await expectRefusal(county, () => as('su').call('access', 'endPost', { staffId: 'staff-xu', reasonZh: '调走' }), {
      code: 'FORBIDDEN',
    })
    await as('root').call('access', 'endPost', { staffId: 'staff-xu', reasonZh: '调走了' })
    expect((await as('xu').call('access', 'whoami', {})).staff).toEqual([])
    await expectRefusal(county, () => as('root').call('access', 'endPost', { staffId: 'nobody', reasonZh: '调走了' }), {
      code: 'NOT_FOUND',
    })
  })
})

describe('a verification code', () => {
  const give = (who = 'lan', personId = 'person-lin') =>
    as(who).call('visits', 'giveVerificationCode', { householdId: 'home-lin', personId })
  const redeem = (who: string, code: string) => () => as(who).call('access', 'redeemCode', { code })

  it('is not given by somebody who has not met the household', () =>
    expectRefusal(county, () => give(), { code: 'FORBIDDEN', messageZh: expect.stringContaining('先上门见过本人') }))

  describe('after a visit', () => {
    beforeAll(async () => {
      await county.cloud.db.insert('visits', {
        _id: 'visit-lin',
        schemaVersion: 1,
        version: 1,
        createdAt: '2026-11-23T08:30:00.000+08:00',
        updatedAt: '2026-11-23T08:30:00.000+08:00',
        taskId: 'task-lin',
        requestId: null,
        warningId: null,
        householdId: 'home-lin',
        areaCode: GRID,
        visitorStaffId: 'staff-lan',
        visitorName: '兰小燕',
        startedAt: '2026-11-23T08:30:00.000+08:00',
        recordedAt: '2026-11-23T08:30:00.000+08:00',
        outcome: 'met',
        safety: 'safe',
        sealed: '',
        photoAttachmentIds: [],
        signatureAttachmentId: null,
        policiesTold: [],
        arrivedLate: false,
      })
    })

    it('opens the household on the person’s own phone, once', async () => {
      const { code } = await give()
      expect(code).toMatch(/^\d{6}$/)
      expect(JSON.stringify(stored('verificationCodes', {}))).not.toContain(code)
      expect(await redeem('lin', code)()).toEqual({ householdId: 'home-lin', personId: 'person-lin' })
      expect((await as('lin').call('access', 'whoami', {})).links).toEqual([
        { personId: 'person-lin', householdId: 'home-lin', nameZh: '林秀云', relation: 'self', status: 'verified' },
      ])
      await expectRefusal(county, redeem('thief', code), { code: 'NOT_FOUND' })
    })

    it('is worth nothing once the phone is lost: staff of the area end it, and only being met again opens it', async () => {
      const end = (who: string) =>
        as(who).call('access', 'endLinks', { householdId: 'home-lin', personId: 'person-lin', reasonZh: '手机丢了' })
      await redeem('lin', (await give()).code)()
      await expectRefusal(county, () => end('chen'), { code: 'FORBIDDEN' })
      await expectRefusal(county, () => end('thief'), { code: 'FORBIDDEN' })
      expect((await end('su')).ended).toBeGreaterThan(0)
      expect((await as('lin').call('access', 'whoami', {})).links).toEqual([])
      await redeem('lin', (await give()).code)()
      expect((await as('lin').call('access', 'whoami', {})).links).toHaveLength(1)
      expect(await end('lin')).toEqual({ ended: 1 })
      expect((await as('lin').call('access', 'whoami', {})).links).toEqual([])
    })

    it('is not entered by the worker who gave it', async () => {
      const { code } = await give()
      await expectRefusal(county, redeem('lan', code), {
        code: 'FORBIDDEN',
        messageZh: expect.stringContaining('自己的手机'),
      })
    })

    it('is gone after half an hour', async () => {
      const { code } = await give()
      await county.cloud.clock.set('2026-11-23T10:00:00+08:00')
      await expectRefusal(county, redeem('lin', code), { code: 'NOT_FOUND' })
    })

    it('guessed wrong five times stops, even with the right one', async () => {
      const { code } = await give()
      for (let i = 0; i < 5; i += 1) await expectRefusal(county, redeem('brute', '000000'), { code: 'NOT_FOUND' })
      await expectRefusal(county, redeem('brute', code), { code: 'RATE_LIMITED' })
    })

    it('is for a member of the household, from a worker of its area', async () => {
      await expectRefusal(county, () => give('lan', 'person-ye'), { code: 'NOT_FOUND' })
      await expectRefusal(county, () => give('far'), {
        code: 'FORBIDDEN',
        messageZh: '这户不在您的辖区，请联系青嶂镇。',
      })
      await expectRefusal(county, () => give('lin'), { code: 'FORBIDDEN' })
    })
  })
})

describe('who a phone is', () => {
  it('of a person only claimed tells nothing, not even that there is such a person', async () => {
    await county.cloud.db.insert('personLinks', {
      _id: 'openid-curious:person-ye',
      schemaVersion: 1,
      version: 1,
      createdAt: '2026-11-23T08:30:00.000+08:00',
      updatedAt: '2026-11-23T08:30:00.000+08:00',
      openid: 'openid-curious',
      personId: 'person-ye',
      householdId: 'home-ye',
      relation: 'self',
      status: 'claimed',
    })
    expect((await as('curious').call('access', 'whoami', {})).links).toEqual([])
  })
})

describe('the audit log', () => {
  it('verifies after everything above, for an administrator only', async () => {
    await county.timer('access', 'seal-audit')
    expect(await as('root').call('access', 'verifyAudit', {})).toMatchObject({ ok: true, firstBroken: null })
    await expectRefusal(county, () => as('su').call('access', 'verifyAudit', {}), { code: 'FORBIDDEN' })
  })
})
