import { localOnly, openCloud, realEnvironment, type CloudUnderTest } from './cloud-under-test'

describe('files through the server SDK', () => {
  let cloud: CloudUnderTest

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  test('what is uploaded is downloaded, by id and by temporary address, until it is deleted', async () => {
    const content = Buffer.from('求助录音')
    const { fileID } = await cloud.sdk.uploadFile({ cloudPath: 'conformance/录音 1.mp3', fileContent: content })
    expect(fileID).toMatch(/^cloud:\/\/.+\/conformance\/录音 1\.mp3$/)
    expect((await cloud.sdk.downloadFile({ fileID })).fileContent).toEqual(content)

    const { fileList } = await cloud.sdk.getTempFileURL({ fileList: [fileID] })
    const response = await fetch(fileList[0]?.tempFileURL ?? '')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(content)

    const { fileList: deleted } = await cloud.sdk.deleteFile({ fileList: [fileID] })
    expect(deleted).toMatchObject([{ fileID, code: 'SUCCESS' }])
    const { fileList: after } = await cloud.sdk.getTempFileURL({ fileList: [fileID] })
    if (!realEnvironment) expect(after).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })
})

localOnly('addresses of files', 'their form is the stand-in’s own', () => {
  let cloud: CloudUnderTest

  beforeAll(async () => {
    cloud = await openCloud()
  })
  afterAll(() => cloud.close())

  const upload = async (cloudPath: string) => {
    const { data } = await cloud.sdk.getUploadMetadata({ cloudPath })
    const put = (body: BodyInit, url = data.url, authorization = data.authorization) =>
      fetch(url, { method: 'PUT', body, headers: { authorization, 'content-type': 'image/png' } })
    return { ...(data as { url: string; fileId: string }), put }
  }

  test('an upload address works once', async () => {
    const { put } = await upload('once.png')
    expect((await put('first')).status).toBe(200)
    expect((await put('second')).status).toBe(403)
  })

  test('an upload address works for its own path only and not without its proof', async () => {
    const { put, url } = await upload('mine.png')
    expect((await put('x', url.replace('mine', 'yours'))).status).toBe(403)
    expect((await put('x', url, 'forged.proof')).status).toBe(403)
  })

  test('addresses run out by the cloud’s clock', async () => {
    const late = await upload('late.png')
    const { put, fileId } = await upload('kept.png')
    await put('kept')
    const { fileList } = await cloud.sdk.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: 60 }] })
    const address = fileList[0]?.tempFileURL ?? ''
    expect((await fetch(address)).status).toBe(200)
    await cloud.local.clock.advance(16 * 60_000)
    expect((await fetch(address)).status).toBe(403)
    expect((await late.put('late')).status).toBe(403)
  })

  test.each(['../outside.txt', 'a/../../b', '/absolute', 'a//b', 'a\\b', ''])(
    'the path %j is refused',
    async (path) => {
      const { url } = cloud.local
      const reply = await fetch(`${url}/admin`, {
        method: 'POST',
        headers: { authorization: 'x', 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'storage.getUploadMetadata', path }),
      })
      expect(await reply.json()).toMatchObject({ code: 'INVALID_PARAM' })
    },
  )

  test('a file over 256 MB is refused and nothing of it stays', async () => {
    const { put, fileId } = await upload('large.bin')
    const status = await put(Buffer.alloc(256 * 1024 * 1024 + 1)).then(
      (response) => response.status,
      () => 413,
    )
    expect(status).toBe(413)
    const { fileList } = await cloud.sdk.getTempFileURL({ fileList: [fileId] })
    expect(fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })

  test('a part of a file is given when a range is asked for, with the length of the whole', async () => {
    const { put, fileId } = await upload('parts.txt')
    await put('0123456789')
    const { fileList } = await cloud.sdk.getTempFileURL({ fileList: [fileId] })
    const part = (range: string) => fetch(fileList[0]?.tempFileURL ?? '', { headers: { range } })
    const middle = await part('bytes=3-5')
    expect([middle.status, middle.headers.get('content-range'), await middle.text()]).toEqual([
      206,
      'bytes 3-5/10',
      '345',
    ])
    expect(await (await part('bytes=8-99')).text()).toBe('89')
    expect(await (await part('bytes=-3')).text()).toBe('789')
    expect(await (await part('bytes=-99')).text()).toBe('0123456789')
    const beyond = await part('bytes=10-20')
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  })

  const crooked = ['../up.png', 'a/../../up.png', '/etc/passwd', 'a//b.png', 'a/./b.png', '', 'a\\b.png', 'a\u0000.png']
  test.each(crooked)('no address is given for the path %j', async (cloudPath) => {
    const asked = async () => cloud.sdk.getUploadMetadata({ cloudPath })
    await expect(asked()).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    const { fileList } = await cloud.sdk.getTempFileURL({
      fileList: [`cloud://conformance.local-conformance/${cloudPath}`],
    })
    expect(fileList[0]?.code).not.toBe('SUCCESS')
  })

  test('a file of another environment is not there', async () => {
    const { fileList } = await cloud.sdk.getTempFileURL({ fileList: ['cloud://other.local-other/once.png'] })
    expect(fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })

  test('an uploaded page is never shown as a page', async () => {
    const { data } = await cloud.sdk.getUploadMetadata({ cloudPath: 'page.html' })
    const headers = { authorization: data.authorization, 'content-type': 'text/html' }
    await fetch(data.url, { method: 'PUT', body: '<script>alert(1)</script>', headers })
    const { fileList } = await cloud.sdk.getTempFileURL({ fileList: [data.fileId] })
    const shown = await fetch(fileList[0]?.tempFileURL ?? '')
    expect(shown.headers.get('content-type')).toBe('application/octet-stream')
    expect(shown.headers.get('content-disposition')).toBe('attachment')
  })
})
