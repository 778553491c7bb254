import { expectRefusal, openCounty, type County } from '../kit/county'
import { COMMUNITY, GRID, PLATES } from '../kit/people'
import { askForHelp, houseLeaks } from '../kit/requests'

let county: County

beforeAll(async () => {
  county = await openCounty('requests')
}, 60_000)
afterAll(() => county.close())

const stored = (collection: string, query: Record<string, unknown>) => county.cloud.db.find(collection, query)
const submit = (who: string, more: Parameters<typeof houseLeaks>[0] = {}) =>
  county.as(who).call('requests', 'submit', houseLeaks(more))

describe('a request for help', () => {
  it('names who calls and by when, what may be asked, and takes the next number of the county', async () => {
    const answer = await submit('ye')
    expect(answer).toMatchObject({
      requestNo: '0712',
      sentenceZh: '收到了，求助号0712。兰小燕今天18:00前给您打电话。',
      canAskZh: '可以问：房屋鉴定、危房改造。要上门核实，这不是审批结果。',
      contact: { name: '兰小燕', phone: '15400000002', dueAt: '2026-11-23T18:00:00.000+08:00' },
    })
    expect(answer.canAsk.map((one) => one.policyId)).toEqual(['house-safety-check', 'rural-dilapidated-house'])
  })

  it('writes request, consent, task and message together, with what was said under seal', async () => {
    const { requestId } = await submit('sealed')
    const [request] = stored('requests', { _id: requestId })
    expect(request).toMatchObject({
      householdHintId: 'home-ye',
      householdId: null,
      addressText: '溪边路17号',
      areaCode: GRID,
    })
    expect(stored('tasks', { requestId })[0]).toMatchObject({
      assigneeStaffId: 'staff-lan',
      personName: '叶根福',
      titleZh: '房子漏了',
      status: 'requested',
    })
    expect(stored('consents', { requestId })[0]).toMatchObject({
      purpose: 'visit',
      textZh: '您说的话和照片，交给兰小燕上门看。',
      openid: 'openid-sealed',
    })
    const taskId = stored('tasks', { requestId })[0]!._id
    expect(stored('outbox', { _id: `notify:newTask:${taskId}` })[0]).toMatchObject({
      kind: 'notify',
      payload: { staffId: 'staff-lan', textZh: '您有1件新任务' },
    })
    expect(JSON.stringify([request, stored('tasks', { requestId }), stored('outbox', {})])).not.toMatch(
      /灶间|15400009917/,
    )
  })

  it('tapped twice with one key is one request', async () => {
    const input = houseLeaks()
    const tap = { idempotencyKey: 'one-tap-of-two' }
    const phone = county.as('double')
    const [first, second] = await Promise.all([
      phone.call('requests', 'submit', input, tap),
      phone.call('requests', 'submit', input, tap),
    ])
    expect(second).toEqual(first)
    expect(stored('requests', { requesterOpenid: 'openid-double' })).toHaveLength(1)
    expect(stored('tasks', { requestId: first.requestId })).toHaveLength(1)
  })

  it('many at once get a number each, none twice', async () => {
    const answers = await Promise.all(['r1', 'r2', 'r3', 'r4'].map((who) => submit(who)))
    expect(new Set(answers.map((answer) => answer.requestNo)).size).toBe(4)
  })

  it('at a place with two households hints at neither and names nobody', async () => {
    const { requestId } = await submit('two', { place: { plateCode: PLATES.two } })
    expect(stored('requests', { _id: requestId })[0]).toMatchObject({ householdHintId: null })
    expect(stored('tasks', { requestId })[0]).toMatchObject({ personName: '住户' })
  })

  it('without a plate goes by the village, to the nearest worker', async () => {
    const { requestId, contact } = await submit('village', { place: { areaCode: COMMUNITY, addressText: '后山脚' } })
    expect(contact.name).toBe('苏晓敏')
    expect(stored('requests', { _id: requestId })[0]).toMatchObject({ plateCode: null, addressText: '后山脚' })
  })

  it('while its worker is away goes to whoever covers, and with nobody there to the township', async () => {
    const away = (more: object) =>
      county.cloud.db.update('staff', { _id: 'staff-lan' }, { $set: { status: 'absent', ...more } })
    await away({ coveredByStaffId: 'staff-xu' })
    expect((await submit('covered')).contact.name).toBe('徐阿妹')
    await away({ coveredByStaffId: 'nobody' })
    expect((await submit('uncovered')).contact.name).toBe('苏晓敏')
    await away({ status: 'active' })
  })

  it('keeps photo, voice and signature linked to it', async () => {
    const [photo, voice, signature] = [
      await county.upload('files', 'roofPhoto'),
      await county.upload('files', 'voice'),
      await county.upload('files', 'signature'),
    ]
    const { requestId } = await submit('files', {
      photoAttachmentIds: [photo],
      voiceAttachmentId: voice,
      consent: { textVersion: '2026-11', evidence: { kind: 'handwritten', attachmentId: signature } },
    })
    for (const id of [photo, voice, signature]) {
      expect(stored('attachments', { _id: id })[0]).toMatchObject({ status: 'linked', linkedTo: requestId })
    }
  })
})

describe('consent', () => {
  const witness = { textVersion: '2026-11', evidence: { kind: 'witness' as const, witnessName: '王阿婆' } }

  it('left out stops a request for oneself: nothing is written', () =>
    expectRefusal(county, () => submit('ye', { consent: undefined }), { code: 'CONSENT_REQUIRED' }))

  it('by a tap is too little for filing for another', () =>
    expectRefusal(county, () => submit('zheng', { channel: 'proxy', aboutZh: '叶伯' }), {
      code: 'CONSENT_REQUIRED',
      messageZh: '光点一下不够，请本人签字、按手印、说一句同意，或请见证人在场。',
    }))

  it('before a witness is enough for filing for another', async () => {
    const { requestId } = await submit('zheng', { channel: 'proxy', aboutZh: '叶伯', consent: witness })
    expect(stored('consents', { requestId })[0]).toMatchObject({ purpose: 'proxyFiling' })
  })

  it('is never asked of a lead: somebody in danger is reported without it', async () => {
    const { requestId } = await submit('zheng', { channel: 'lead', consent: undefined, aboutZh: '叶伯几天没出门了' })
    expect(stored('consents', { requestId })).toEqual([])
    expect(stored('tasks', { requestId })).toHaveLength(1)
  })

  it('to words that have changed meanwhile is asked again', () =>
    expectRefusal(county, () => submit('ye', { consent: { ...witness, textVersion: '2020-01' } }), {
      code: 'INVALID_INPUT',
      fields: [{ path: 'consent.textVersion', messageZh: expect.stringContaining('再看一遍') }],
    }))

  it('evidenced by somebody else’s file is refused', async () => {
    const theirs = await county.upload('stranger', 'signature')
    await expectRefusal(
      county,
      () =>
        submit('ye', { consent: { textVersion: '2026-11', evidence: { kind: 'handwritten', attachmentId: theirs } } }),
      { code: 'INVALID_INPUT', fields: [{ path: 'consent.evidence.attachmentId', messageZh: expect.any(String) }] },
    )
  })
})

describe('who the requester says to be', () => {
  it('with a number on file is claimed, which opens nothing', async () => {
    await submit('claim', { personName: '叶根福', idNumber: '33992119450312013x' })
    expect(stored('personLinks', { openid: 'openid-claim' })).toMatchObject([
      { personId: 'person-ye', status: 'claimed', relation: 'self' },
    ])
  })

  it('with a name that fits one of the house is claimed; with none there is no link', async () => {
    await submit('named', { personName: '叶根福' })
    expect(stored('personLinks', { openid: 'openid-named' })).toMatchObject([{ status: 'claimed' }])
    await submit('unnamed')
    expect(stored('personLinks', { openid: 'openid-unnamed' })).toEqual([])
  })

  it('with another’s number under a wrong name is not linked, and is told nothing of it', async () => {
    const answer = await submit('liar', { personName: '张三', idNumber: '33992119450312013X' })
    expect(answer.requestNo).toMatch(/^\d{4}$/)
    expect(stored('personLinks', { openid: 'openid-liar' })).toEqual([])
  })
})

describe('bad input', () => {
  it.each([
    ['a wrong check digit', { idNumber: '339921194503120131' }, 'idNumber', '第18位对不上'],
    ['no need', { needs: [] }, 'needs', '请点一下您要什么帮助'],
    ['a short telephone number', { phone: '123' }, 'phone', '电话号码不对'],
    ['a code that is no plate', { place: { plateCode: 'https://evil' } }, 'place', ''],
  ])('of %s is told by field and writes nothing', async (_what, more, path, sentence) => {
    const before = county.world()
    const reply = await county.as('bad').raw('requests', {
      action: 'submit',
      input: { ...houseLeaks(), ...more },
      idempotencyKey: 'bad-input-key',
      clientVersion: '0.1.0',
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
    const fields = reply.ok ? [] : reply.error.fields
    expect(fields.some((field) => field.path.startsWith(path) && field.messageZh.includes(sentence))).toBe(true)
    expect(county.world()).toBe(before)
  })

  it.each([
    ['unknown', '0000000000AB', '还没有登记'],
    ['revoked', PLATES.gone, '已经停用'],
  ])('of an %s plate names the remedy', (_what, plateCode, sentence) =>
    expectRefusal(county, () => submit('bad2', { place: { plateCode } }), {
      code: 'NOT_FOUND',
      messageZh: expect.stringMatching(new RegExp(`${sentence}.*直接选村子`)),
    }),
  )

  it('of somebody not signed in is UNAUTHENTICATED', () =>
    expectRefusal(county, () => county.nobody.call('requests', 'submit', houseLeaks()), { code: 'UNAUTHENTICATED' }))

  it('of one who taps on and on is RATE_LIMITED', async () => {
    for (let i = 0; i < 6; i += 1) await submit('eager')
    await expectRefusal(county, () => submit('eager'), { code: 'RATE_LIMITED' })
  })
})

describe('following a request', () => {
  it('its requester reads progress; the household stays hidden until verified', async () => {
    const { requestId } = await askForHelp(county, 'reader')
    const [mine] = (await county.as('reader').call('requests', 'listMine', {})).items
    expect(mine).toMatchObject({
      requestId,
      statusZh: '已收到',
      nextZh: '兰小燕今天18:00前给您打电话。',
      householdId: null,
      progress: [{ textZh: '求助已收到' }],
    })
  })

  it('somebody else is FORBIDDEN', async () => {
    const { requestId } = await askForHelp(county, 'owner')
    await expectRefusal(county, () => county.as('zheng').call('requests', 'get', { requestId }), { code: 'FORBIDDEN' })
  })

  it('cannot be closed before anything was done', async () => {
    const { requestId } = await askForHelp(county, 'closer')
    await expectRefusal(county, () => county.as('closer').call('requests', 'close', { requestId, version: 1 }), {
      code: 'ILLEGAL_TRANSITION',
    })
  })

  it('officers list their area, without words or telephone; another township’s officer is told whom to ask', async () => {
    const list = await county.as('su').call('requests', 'list', { areaCode: GRID, limit: 100 })
    expect(list.items.length).toBeGreaterThan(3)
    expect(JSON.stringify(list)).not.toMatch(/灶间|15400009917|openid/)
    await expectRefusal(county, () => county.as('chen').call('requests', 'list', { areaCode: GRID }), {
      code: 'FORBIDDEN',
      messageZh: '这户不在您的辖区，请联系青嶂镇。',
    })
    await expectRefusal(county, () => county.as('lan').call('requests', 'list', { areaCode: GRID }), {
      code: 'FORBIDDEN',
    })
  })
})

describe('an upload for a request', () => {
  it('is no way in for the files of departments', () =>
    expectRefusal(
      county,
      () =>
        county.as('stranger').call('requests', 'createUpload', {
          purpose: 'feedFile',
          contentType: 'text/csv',
          bytes: 150_000_000,
        }),
      { code: 'INVALID_INPUT', messageZh: '部门的数据文件请从“数据报送”里上传。' },
    ))
})

describe('a phone that asks again and again', () => {
  it('sends nobody out any more after thirty requests in a day, and is told whom to call', async () => {
    const start = Date.parse(county.cloud.clock.now())
    const ask = () => county.as('flood').call('requests', 'submit', houseLeaks())
    for (let i = 0; i < 30; i += 1) {
      if (i % 6 === 0) await county.cloud.clock.set(new Date(start + i * 60_000).toISOString())
      await ask()
    }
    await county.cloud.clock.set(new Date(start + 3_600_000).toISOString())
    await expectRefusal(county, ask, { code: 'RATE_LIMITED', messageZh: expect.stringContaining('12345') })
    await county.cloud.clock.set(new Date(start).toISOString())
  })
})
