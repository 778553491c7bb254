import { createHash } from 'node:crypto'
import { openDemoCloud, RESIDENT, type DemoCloud } from '../demo-cloud'
import { jpegWithPlace, PLACE, plainJpeg } from './pictures'

let demo: DemoCloud

beforeAll(async () => {
  demo = await openDemoCloud()
})
afterAll(() => demo.close())

const ticketFor = async (contentType: string, bytes: number) => demo.call('ticket', { contentType, bytes })

const upload = async (content: Buffer, contentType = 'image/jpeg') => {
  const reply = await ticketFor(contentType, content.length)
  if (!reply.ok) throw new Error(reply.error.messageZh)
  const { attachmentId, uploadUrl, headers } = reply.data as {
    attachmentId: string
    uploadUrl: string
    headers: Record<string, string>
  }
  const put = await fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(content) })
  expect(put.status).toBeLessThan(300)
  return attachmentId
}

const record = (attachmentId: string) => demo.cloud.db.get('attachments', attachmentId)

describe('a photograph', () => {
  it('goes straight to storage, loses its EXIF, and is linked with hash and retention', async () => {
    const attachmentId = await upload(jpegWithPlace())
    expect(record(attachmentId)).toMatchObject({ status: 'pending', keepUntil: '2026-11-24', uploadedBy: 'openid-ye' })
    const reply = await demo.call('attach', { attachmentId })
    if (!reply.ok) throw new Error(JSON.stringify(reply.error))
    const stored = Buffer.from(await (await fetch(reply.data['url'] as string)).arrayBuffer())
    expect(stored.includes(PLACE)).toBe(false)
    expect(record(attachmentId)).toMatchObject({
      status: 'linked',
      linkedTo: 'request-1',
      purpose: 'roofPhoto',
      bytes: plainJpeg().length,
      sha256: createHash('sha256').update(stored).digest('hex'),
      keepUntil: '2029-11-22',
    })
  })

  it.each([
    ['image/gif', 1000, '照片请用JPG或PNG格式'],
    ['image/jpeg', 5 * 1024 * 1024 + 1, '照片太大了（最多5MB）'],
  ])('of type %s and %d bytes gets no ticket but a remedy', async (contentType, bytes, remedy) => {
    const before = demo.cloud.db.count('attachments')
    const reply = await ticketFor(contentType, bytes)
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', messageZh: expect.stringContaining(remedy) },
    })
    expect(demo.cloud.db.count('attachments')).toBe(before)
  })

  it('that is really something else is refused when linked', async () => {
    const attachmentId = await upload(Buffer.from('<svg onload="alert(1)">'))
    expect(await demo.call('attach', { attachmentId })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    expect(record(attachmentId)).toMatchObject({ status: 'pending' })
  })

  it('that never arrived is asked for again', async () => {
    const reply = await ticketFor('image/jpeg', 1000)
    const attachmentId = reply.ok ? reply.data['attachmentId'] : ''
    expect(await demo.call('attach', { attachmentId })).toMatchObject({
      error: { code: 'INVALID_INPUT', messageZh: '文件还没有传上来，请重新上传。' },
    })
  })

  it('of somebody else cannot be linked', async () => {
    const attachmentId = await upload(plainJpeg())
    const reply = await demo.call('attach', { attachmentId }, { openid: 'openid-thief' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await demo.call('attach', { attachmentId }, RESIDENT)).toMatchObject({ ok: true })
  })
})
