import { createHash, createHmac } from 'node:crypto'
import { pushText } from '@shared/feeds/push-text'
import { CountyWorld, restoreMachine } from './county-world'

const world = new CountyWorld(24)
beforeAll(() => world.sendAll('start'))
afterAll(restoreMachine)

const body = Buffer.from('身份证号,姓名,推送日期,本年累计个人负担\n33992119450312013X,叶根福,2026-11-22,100').toString(
  'base64',
)
const NOW = Math.floor(Date.parse('2026-11-23T06:10:00+08:00') / 1000)

const keyOf = async (departmentId: string): Promise<string> =>
  (await world.as('staff-administrator').call('feeds', 'pushKey', { departmentId })).key

/** A push as a department's system signs it; `more` changes it after that. */
const push = async (nonce: string, key: string, signed: object = {}, more: object = {}) => {
  const fields = {
    departmentId: 'medical-insurance',
    feedId: 'mi-large-expense',
    fileName: '推送.csv',
    dataOn: '2026-11-22',
    timestamp: NOW,
    nonce,
    ...signed,
  }
  const text = pushText({ ...fields, bodySha256: createHash('sha256').update(body).digest('hex') })
  const signature = createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex')
  return world.as('nobody').call('feeds', 'push', { ...fields, body, signature, ...more })
}

it('a signed push is stored and taken in; sent again it is refused', async () => {
  const key = await keyOf('medical-insurance')
  const batch = await push('nonce-0000000001', key)
  expect(batch).toMatchObject({ status: 'completed', byName: '系统推送', rows: { accepted: 1 } })
  await expect(push('nonce-0000000001', key)).rejects.toMatchObject({ code: 'CONFLICT' })
})

it.each([
  ['a key of another department', 'civil-affairs', {}, {}],
  ['a body changed on the way', 'medical-insurance', {}, { body: `${body}AAAA` }],
  ['another day than was signed', 'medical-insurance', {}, { dataOn: '2026-11-21' }],
  ['a signature that is none', 'medical-insurance', {}, { signature: '0'.repeat(64) }],
  ['a clock that is wrong', 'medical-insurance', { timestamp: NOW - 301 }, {}],
  ['a feed of another department', 'medical-insurance', { feedId: 'ca-tekun' }, {}],
])('%s is refused, audited, and leaves nothing', async (_, keyOwner, signed, more) => {
  const before = [world.database.all('batches').length, world.database.all('attachments').length, world.facts()]
  const refusals = () =>
    world.database.all('auditEntries').filter((e) => e.action === 'feeds.push' && e.kind === 'refusal')
  const known = refusals().length
  const nonce = `nonce-${createHash('sha256').update(_).digest('hex').slice(0, 16)}`
  await expect(push(nonce, await keyOf(keyOwner), signed, more)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect([world.database.all('batches').length, world.database.all('attachments').length, world.facts()]).toEqual(
    before,
  )
  expect(refusals().length).toBe(known + 1)
})

it('only an administrator reads a key', async () => {
  await expect(
    world.as('staff-medical-insurance').call('feeds', 'pushKey', { departmentId: 'medical-insurance' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
