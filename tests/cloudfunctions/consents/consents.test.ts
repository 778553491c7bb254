import { expectRefusal, openCounty, type County } from '../kit/county'
import { PERSONS } from '../kit/people'
import { houseLeaks } from '../kit/requests'

let county: County
const stamp = {
  schemaVersion: 1,
  version: 1,
  createdAt: '2026-11-23T08:00:00.000+08:00',
  updatedAt: '2026-11-23T08:00:00.000+08:00',
}

beforeAll(async () => {
  county = await openCounty('consents', 'requests', 'households')
  await county.cloud.db.insert('personLinks', {
    ...stamp,
    _id: 'openid-lin:person-lin',
    openid: 'openid-lin',
    personId: 'person-lin',
    householdId: 'home-lin',
    relation: 'self',
    status: 'verified',
  })
}, 60_000)
afterAll(() => county.close())

const as = (who: string) => county.as(who)
const purpose = 'economicVerification' as const
const household = { householdId: 'home-lin', purpose }
const status = (who = 'su') => as(who).call('consents', 'authorizationStatus', household)
const signature = async (who: string) => ({
  kind: 'handwritten' as const,
  attachmentId: await county.upload(who, 'signature'),
})
const record = async (personId: string, who = 'lan') =>
  as(who).call('consents', 'record', { ...household, personId, evidence: await signature(who) })
const invite = (personId = 'person-hao', who = 'lan') =>
  as(who).call('consents', 'inviteSignature', { ...household, personId })

describe('the authorization of a household', () => {
  it('needs every adult of it, and is complete when the last has signed', async () => {
    expect(await status()).toMatchObject({ complete: false, signers: [{}, {}, {}] })
    await record('person-lin')
    const second = await record('person-jian')
    expect(second.status).toMatchObject({ complete: false })
    expect(second.status.signers.map((signer) => [signer.nameZh, signer.evidenceZh])).toEqual([
      ['林秀云', '手写签名'],
      ['吴建平', '手写签名'],
      ['吴昊', null],
    ])

    const { code, expiresAt } = await invite()
    expect(expiresAt.slice(0, 10)).toBe('2026-11-30')
    expect((await status()).signers[2]).toMatchObject({ signedAt: null, invitedUntil: expiresAt })

    const hao = as('hao')
    expect(await hao.call('consents', 'readInvitation', { code })).toEqual({
      nameMaskedZh: '吴*',
      textZh: expect.stringContaining('我同意青嶂镇民政办和县民政局核对我的收入'),
      expiresAt,
    })
    const idTail = PERSONS.hao.idNumber.slice(-4)
    const signed = await hao.call('consents', 'signInvitation', { code, idTail, evidence: await signature('hao') })
    expect(signed.signedAt).toContain('2026-11-23')
    expect(await status()).toMatchObject({ complete: true })
    expect(county.cloud.db.count('outbox', { _id: `notify:signatureDone:${signed.consentId}` })).toBe(1)
  })

  it('is taken back by the person, and is then no longer complete', async () => {
    const mine = await as('lin').call('consents', 'listMine', {})
    const own = mine.items.find((consent) => consent.purpose === purpose)!
    expect(mine.items.every((consent) => consent.textZh.length > 0)).toBe(true)
    await expectRefusal(county, () => as('hao').call('consents', 'withdraw', { consentId: own.consentId }), {
      code: 'FORBIDDEN',
    })
    const first = await as('lin').call('consents', 'withdraw', { consentId: own.consentId })
    expect(await as('lin').call('consents', 'withdraw', { consentId: own.consentId })).toEqual(first)
    expect(await status()).toMatchObject({ complete: false })
    await expectRefusal(county, () => as('lin').call('consents', 'withdraw', { consentId: 'none' }), {
      code: 'NOT_FOUND',
    })
  })

  it('is recorded for members of one’s own area only, with evidence that stands', async () => {
    await expectRefusal(
      county,
      () =>
        as('far').call('consents', 'record', {
          ...household,
          personId: 'person-lin',
          evidence: { kind: 'witness', witnessName: '王阿婆' },
        }),
      { code: 'FORBIDDEN', messageZh: '这户不在您的辖区，请联系青嶂镇。' },
    )
    await expectRefusal(
      county,
      () =>
        as('lan').call('consents', 'record', {
          ...household,
          personId: 'person-ye',
          evidence: { kind: 'witness', witnessName: '王阿婆' },
        }),
      { code: 'NOT_FOUND' },
    )
    await expectRefusal(
      county,
      () => as('lan').call('consents', 'record', { ...household, personId: 'person-lin', evidence: { kind: 'tap' } }),
      { code: 'INVALID_INPUT', messageZh: expect.stringContaining('光点一下不够') },
    )
    await expectRefusal(county, () => status('chen'), { code: 'FORBIDDEN' })
    await expectRefusal(county, () => status('lin'), { code: 'FORBIDDEN' })
  })
})

describe('a signing code', () => {
  const evidence = { kind: 'witness' as const, witnessName: '同学小王' }
  const idTail = PERSONS.hao.idNumber.slice(-4)
  const sign =
    (code: string, tail = idTail, who = 'hao') =>
    () =>
      as(who).call('consents', 'signInvitation', { code, idTail: tail, evidence })

  it('works once, and then tells nothing', async () => {
    const { code } = await invite()
    await sign(code)()
    await expectRefusal(county, sign(code), { code: 'NOT_FOUND' })
    await expectRefusal(county, () => as('hao').call('consents', 'readInvitation', { code }), { code: 'NOT_FOUND' })
  })

  it('is not signed with by whoever asked for the signature', async () => {
    const { code } = await invite()
    await expectRefusal(county, sign(code, idTail, 'lan'), {
      code: 'FORBIDDEN',
      messageZh: expect.stringContaining('不能代签'),
    })
  })

  it('with another’s last four characters signs nothing, and after five tries is dead', async () => {
    const { code } = await invite()
    for (let i = 0; i < 5; i += 1) await expectRefusal(county, sign(code, '9999', `try-${i}`), { code: 'FORBIDDEN' })
    await expectRefusal(county, sign(code, idTail, 'try-6'), {
      code: 'RATE_LIMITED',
      messageZh: expect.stringContaining('重新发一个签字码'),
    })
  })

  it('is gone after seven days, and unknown ones look the same', async () => {
    const { code } = await invite()
    await county.cloud.clock.set('2026-12-01T09:00:00+08:00')
    await expectRefusal(county, sign(code), { code: 'NOT_FOUND' })
    await expectRefusal(county, sign('ZZZZZZZZ'), { code: 'NOT_FOUND' })
    await county.cloud.clock.set('2026-11-23T09:00:00+08:00')
  })
})

describe('what a person agreed to on a phone', () => {
  it('is listed and withdrawn on that phone before anybody has verified them', async () => {
    await as('quick').call('requests', 'submit', houseLeaks())
    const { items, next } = await as('quick').call('consents', 'listMine', {})
    expect(items).toMatchObject([
      { purpose: 'visit', evidenceZh: '手机上点了同意', textZh: '您说的话和照片，交给兰小燕上门看。' },
    ])
    expect(next).toBeNull()
    await as('quick').call('consents', 'withdraw', { consentId: items[0]!.consentId })
    expect((await as('quick').call('consents', 'listMine', {})).items[0]!.withdrawnAt).not.toBeNull()
  })
})

describe('谁看过', () => {
  it('names staff who opened the file, not those turned away, not the household itself, not the machine', async () => {
    await as('su').call('households', 'getFile', { householdId: 'home-lin' })
    await expectRefusal(county, () => as('chen').call('households', 'getFile', { householdId: 'home-lin' }), {
      code: 'FORBIDDEN',
    })
    await as('lin').call('households', 'getMine', { householdId: 'home-lin' })
    const ledger = await as('lin').call('consents', 'whoLooked', { householdId: 'home-lin', limit: 100 })
    const names = new Set(ledger.items.map((line) => line.nameZh))
    expect([...names].sort()).toEqual(['兰小燕', '苏晓敏'].sort())
    expect(ledger.items).toContainEqual({
      at: expect.any(String),
      nameZh: '苏晓敏',
      roleZh: '乡镇民政干部',
      whatZh: '看了您家的资料',
    })
    expect([...ledger.items].sort((a, b) => b.at.localeCompare(a.at))).toEqual(ledger.items)
  })

  it('pages without losing or repeating a line', async () => {
    const all = await as('lin').call('consents', 'whoLooked', { householdId: 'home-lin', limit: 100 })
    const paged: unknown[] = []
    let after: string | undefined
    do {
      const page = await as('lin').call('consents', 'whoLooked', { householdId: 'home-lin', limit: 2, after })
      paged.push(...page.items)
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(paged).toEqual(all.items)
  })

  it('is for a verified member only', async () => {
    const ask = (who: string) => () => as(who).call('consents', 'whoLooked', { householdId: 'home-lin' })
    await expectRefusal(county, ask('hao'), {
      code: 'FORBIDDEN',
      messageZh: expect.stringContaining('还没有核实您的身份'),
    })
    await expectRefusal(county, ask('su'), { code: 'FORBIDDEN' })
  })
})
