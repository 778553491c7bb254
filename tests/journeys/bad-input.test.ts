import { ERRORS, type ErrorCode } from '@shared/kernel/errors'
import type { Envelope } from '@shared/kernel/contract'
import { openCounty, type County } from '../cloudfunctions/kit/county'
import { GRID, PERSONS, PLATES, TOWNSHIP } from '../cloudfunctions/kit/people'
import { askForHelp, houseLeaks } from '../cloudfunctions/kit/requests'
import { importFile } from '../../tools/demo/import-file'

/** Work order, "Bad input": each gets a sentence that names the remedy, and writes nothing but the audit entry. */
let county: County
const kept = { requestId: '', taskId: '', code: '', lyingPhoto: '', photo: '' }

const now = '2026-11-23T08:00:00.000+08:00'
const stamp = { schemaVersion: 1, version: 1, createdAt: now, updatedAt: now }
const event = (action: string, input: object, key = `key-${action}-0001`) => ({ action, input, idempotencyKey: key })

beforeAll(async () => {
  county = await openCounty('access', 'applications', 'consents', 'doorplates', 'feeds', 'households', 'requests')
  // A photo announced as small; six megabytes are what lies in storage.
  const ticket = await county.as('ye').call('requests', 'createUpload', {
    purpose: 'roofPhoto',
    contentType: 'image/jpeg',
    bytes: 1000,
  })
  const body = Buffer.alloc(6 * 1024 * 1024, 0xff)
  await fetch(ticket.uploadUrl, { method: 'PUT', headers: ticket.headers, body })
  kept.lyingPhoto = ticket.attachmentId
  kept.photo = await county.upload('ye', 'roofPhoto')
  const asked = await askForHelp(county, 'lin', { place: { plateCode: PLATES.lin }, personName: '林秀云' })
  Object.assign(kept, { requestId: asked.requestId, taskId: asked.taskId })
  await county.as('ye').raw('requests', event('submit', houseLeaks(), 'one-tap-0001'))
  const { code } = await county.as('su').call('consents', 'inviteSignature', {
    householdId: 'home-lin',
    personId: 'person-hao',
    purpose: 'economicVerification',
  })
  kept.code = code
  await county.cloud.db.insert('verificationCodes', {
    ...stamp,
    _id: 'spent',
    householdId: 'home-lin',
    personId: 'person-lin',
    givenByStaffId: 'staff-lan',
    expiresAt: '2026-11-23T12:00:00.000+08:00',
    usedAt: now,
  })
}, 60_000)
afterAll(() => county?.close())

const collections = () => county.cloud.db.collections().filter((name) => name !== 'rateCounters')
const counts = () => Object.fromEntries(collections().map((name) => [name, county.cloud.db.count(name)]))
const personal = /叶根福|林秀云|吴昊|15400009917|\d{17}[\dXx]/

interface Answer {
  code: string
  messageZh: string
}

const refusalOf = async (call: () => Promise<Envelope>): Promise<Answer> => {
  const answer = await call()
  if (answer.ok) throw new Error('it was let in')
  return answer.error
}

/** Through the gateway, as a browser calls; a refused token is what the app shows as UNAUTHENTICATED. */
const overHttp = async (token: string | undefined, body: object): Promise<Envelope> => {
  const reply = await fetch(`${county.cloud.url}/v1/functions/households`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (reply.status !== 401) return (await reply.json()) as Envelope
  const error = { code: 'UNAUTHENTICATED' as const, ...ERRORS.UNAUTHENTICATED, fields: [] }
  return { ok: false, error, traceId: '', serverTime: '' }
}
const token = async (): Promise<string> => {
  const reply = await fetch(`${county.cloud.url}/auth/v1/signin/anonymously`, { method: 'POST' })
  return ((await reply.json()) as { access_token: string }).access_token
}
const openFile = event('getMine', { householdId: 'home-lin' })
const at = (days: number) => Date.now() + days * 86_400_000

/** What is tried, by whom, and what they are told. The matrix of bad input, one line a case. */
const MATRIX: readonly [name: string, call: () => Promise<Envelope>, code: ErrorCode, sentence: RegExp][] = [
  [
    'an identity number with a wrong check digit',
    () => county.as('ye').raw('requests', event('submit', { ...houseLeaks(), idNumber: '339921194503120131' })),
    'INVALID_INPUT',
    /第18位对不上，请对照证件/,
  ],
  [
    'an unknown plate, scanned',
    () => county.nobody.raw('doorplates', event('resolve', { plateCode: 'ZZZZZZZZZZZZ' })),
    'NOT_FOUND',
    /还没有登记，请再扫一次，或直接选村子/,
  ],
  [
    'an unknown plate, asked from',
    () => county.as('ye').raw('requests', event('submit', { ...houseLeaks(), place: { plateCode: 'ZZZZZZZZZZZZ' } })),
    'NOT_FOUND',
    /请再扫一次/,
  ],
  [
    'a plate taken down',
    () => county.nobody.raw('doorplates', event('resolve', { plateCode: PLATES.gone })),
    'NOT_FOUND',
    /已经停用，请再扫一次门上的新牌/,
  ],
  [
    'an expired token',
    async () => {
      const signedIn = await token()
      const clock = jest.spyOn(Date, 'now').mockReturnValue(at(8))
      return overHttp(signedIn, openFile).finally(() => clock.mockRestore())
    },
    'UNAUTHENTICATED',
    /请先登录/,
  ],
  [
    'a forged token',
    async () => {
      const [body, mac] = (await token()).split('.')
      const claims = JSON.parse(Buffer.from(body!, 'base64url').toString()) as object
      const forged = Buffer.from(JSON.stringify({ ...claims, openid: 'openid-su', anonymous: false }))
      return overHttp(`${forged.toString('base64url')}.${mac}`, openFile)
    },
    'UNAUTHENTICATED',
    /请先登录/,
  ],
  ['no token', () => overHttp(undefined, openFile), 'UNAUTHENTICATED', /请先登录/],
  [
    'a visitor who asks for help',
    () => county.nobody.raw('requests', event('submit', houseLeaks())),
    'UNAUTHENTICATED',
    /请先登录/,
  ],
  [
    'a forged timer event',
    () => county.as('root').raw('access', { Type: 'Timer', TriggerName: 'purge-expired', TRIGGER_SRC: 'timer' }),
    'FORBIDDEN',
    /只能由平台启动/,
  ],
  [
    'a photo announced too large',
    () =>
      county
        .as('ye')
        .raw('requests', event('createUpload', { purpose: 'roofPhoto', contentType: 'image/jpeg', bytes: 9_000_000 })),
    'INVALID_INPUT',
    /最多5MB），请重新拍一张/,
  ],
  [
    'a photo that lied about its size',
    () => county.as('ye').raw('requests', event('submit', { ...houseLeaks(), photoAttachmentIds: [kept.lyingPhoto] })),
    'INVALID_INPUT',
    /最多5MB），请重新拍一张/,
  ],
  [
    'a photo of somebody else',
    () => county.as('zheng').raw('requests', event('submit', { ...houseLeaks(), photoAttachmentIds: [kept.photo] })),
    'INVALID_INPUT',
    /请重新拍或重新录一次/,
  ],
  [
    'a used key with other words',
    () => county.as('ye').raw('requests', event('submit', houseLeaks({ words: '另一件事' }), 'one-tap-0001')),
    'INVALID_INPUT',
    /和上次内容不一样，请返回重新填写/,
  ],
  [
    'a filing for another without consent',
    () =>
      county.as('zheng').raw('requests', event('submit', { ...houseLeaks({ channel: 'proxy' }), consent: undefined })),
    'CONSENT_REQUIRED',
    /请本人签字、按手印或说明同意/,
  ],
  [
    'a wrong role',
    () => county.as('lan').raw('households', event('getFile', { householdId: 'home-lin' })),
    'FORBIDDEN',
    /请联系负责的同志/,
  ],
  [
    'another township’s file',
    () => county.as('chen').raw('households', event('getFile', { householdId: 'home-lin' })),
    'FORBIDDEN',
    /不在您的辖区，请联系青嶂镇/,
  ],
  [
    'another township’s list',
    () => county.as('chen').raw('requests', event('list', { areaCode: GRID })),
    'FORBIDDEN',
    /请联系青嶂镇/,
  ],
  [
    'a household list wider than one’s area',
    () => county.as('su').raw('households', event('list', { areaCode: TOWNSHIP.slice(0, 6) })),
    'FORBIDDEN',
    /不在您的辖区/,
  ],
  [
    'an unverified person who asks for the file',
    () => county.as('lin').raw('households', openFile),
    'FORBIDDEN',
    /还没有核实您的身份，请等网格员上门/,
  ],
  [
    'an unverified person who asks who looked',
    () => county.as('lin').raw('consents', event('whoLooked', { householdId: 'home-lin' })),
    'FORBIDDEN',
    /还没有核实您的身份/,
  ],
  [
    'a neighbour who opens somebody’s request',
    () => county.as('zheng').raw('requests', event('get', { requestId: kept.requestId })),
    'FORBIDDEN',
    /联系负责的同志/,
  ],
  [
    'a guessed verification code',
    () => county.as('zheng').raw('access', event('redeemCode', { code: '123456' })),
    'NOT_FOUND',
    /请核对6位数字，或请网格员重新给一个/,
  ],
  [
    'a signing code with another’s last four',
    () =>
      county.as('zheng').raw(
        'consents',
        event('signInvitation', {
          code: kept.code,
          idTail: '9999',
          evidence: { kind: 'witness', witnessName: '王阿婆' },
        }),
      ),
    'FORBIDDEN',
    /最后4位不对，请对照本人证件/,
  ],
  [
    'a file of another department',
    () =>
      county.as('he').raw('feeds', event('createUpload', { feedId: 'hc-danger-house', fileName: 'a.csv', bytes: 100 })),
    'FORBIDDEN',
    /请联系对应部门的数据专员/,
  ],
  [
    'an action of no contract',
    () => county.as('ye').raw('requests', event('constructor', {})),
    'INVALID_INPUT',
    /请更新到最新版本/,
  ],
  [
    'a write without its key',
    () => county.as('ye').raw('requests', { action: 'submit', input: houseLeaks() }),
    'INVALID_INPUT',
    /请更新到最新版本/,
  ],
  [
    'a page that was never given',
    () => county.as('su').raw('households', event('list', { areaCode: TOWNSHIP, after: 'e30' })),
    'INVALID_INPUT',
    /请从第一页重新看/,
  ],
]

test.each(MATRIX)('%s is refused with its remedy, and nothing is written', async (_name, call, code, sentence) => {
  const before = counts()
  const world = county.world()
  const refusal = await refusalOf(call)
  expect(refusal.code).toBe(code)
  expect(refusal.messageZh).toMatch(sentence)
  expect(JSON.stringify(refusal)).not.toMatch(personal)
  const after = counts()
  expect(after.auditEntries! - before.auditEntries!).toBeLessThanOrEqual(1)
  expect({ ...after, auditEntries: 0 }).toEqual({ ...before, auditEntries: 0 })
  expect(county.world()).toBe(world)
})

test('the refusals stand in the audit log without a name, a number or a telephone', () => {
  const entries = county.cloud.db.find('auditEntries', { kind: 'refusal' })
  expect(new Set(entries.map((entry) => entry.outcome))).toEqual(new Set(['FORBIDDEN', 'CONSENT_REQUIRED']))
  expect(entries.filter((entry) => entry.note === 'forgedTimer')).toHaveLength(1)
  const said = entries.map(({ staffName: _staff, ...entry }) => entry)
  expect(JSON.stringify(said)).not.toMatch(personal)
})

test('a double tap is one request, and the same answer again to a third', async () => {
  const tap = () => county.as('double').raw('requests', event('submit', houseLeaks(), 'double-tap-0001'))
  const [first, second] = (await Promise.all([tap(), tap()])) as [Envelope<{ requestId: string }>, Envelope]
  const third = await tap()
  if (!first.ok || !second.ok || !third.ok) throw new Error('a tap was refused')
  expect(second.data).toEqual(first.data)
  expect(third.data).toEqual(first.data)
  expect(county.cloud.db.count('requests', { requesterOpenid: 'openid-double' })).toBe(1)
})

test('a request replayed from another phone is that phone’s own, never the first one’s answer', async () => {
  const send = (who: string) => county.as(who).raw('requests', event('submit', houseLeaks(), 'stolen-key-0001'))
  const [mine, theirs] = (await Promise.all([send('owner'), send('thief')])) as [
    Envelope<{ requestNo: string }>,
    Envelope<{ requestNo: string }>,
  ]
  if (!mine.ok || !theirs.ok) throw new Error('a request was refused')
  expect(theirs.data.requestNo).not.toBe(mine.data.requestNo)
})

test('of a file with bad rows the good ones are kept and the bad ones told line by line, without what stood in them', async () => {
  const rows = [
    '身份证号,姓名,推送日期,本年累计个人负担,险种类型',
    `${PERSONS.lin.idNumber},林秀云,2026-11-23,36172.35,居民医保`,
    '339921194503120131,叶根福,2026-11-23,500.00,居民医保',
    `${PERSONS.jian.idNumber},赵钱孙,2026-11-23,500.00,居民医保`,
    `${PERSONS.hao.idNumber},吴昊,2026-11-23,很多,居民医保`,
  ]
  const file = {
    feedId: 'mi-large-expense',
    fileName: '大额.csv',
    dataOn: '2026-11-23',
    bytes: Buffer.from(rows.join('\n')),
  }
  const batch = await importFile(county.as('he'), file)
  expect(batch.rows).toMatchObject({ accepted: 1, rejected: 3 })
  expect(batch.problems.map((problem) => [problem.line, problem.messageZh])).toEqual([
    [3, expect.stringContaining('对照身份证核对')],
    [4, expect.stringContaining('对照身份证核对姓名')],
    [5, expect.stringContaining('只填数字')],
  ])
  expect(JSON.stringify(batch.problems)).not.toMatch(personal)
  expect(county.cloud.db.count('feedRows', { _id: 'home-lin' })).toBe(1)
  expect(county.cloud.db.count('feedRows', { _id: 'home-ye' })).toBe(0)
})
