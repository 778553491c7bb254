import cloudbase from '@cloudbase/js-sdk'
import { init } from '@cloudbase/node-sdk'
import { openCloud, type OpenCloud } from '../local-cloud/open-cloud'
import { localOnly } from './cloud-under-test'

interface Session {
  access_token: string
  refresh_token: string
  sub: string
}
/** What these tests use of the SDK; its own types describe a browser. */
interface BrowserApp {
  auth: (options: object) => {
    signInAnonymously: () => Promise<unknown>
    setCustomSignFunc: (sign: () => Promise<string>) => void
    signInWithCustomTicket: () => Promise<{ error: { code: string } | null }>
    refreshTokenForce: () => Promise<Session>
    signOut: () => Promise<unknown>
  }
  callFunction: (call: object) => Promise<{ result: Record<string, unknown> }>
  uploadFile: (file: object) => Promise<{ fileID: string }>
  getTempFileURL: (ask: object) => Promise<{ fileList: { code: string; tempFileURL: string }[] }>
  deleteFile: (ask: object) => Promise<{ fileList: { code: string }[] }>
  database: () => { collection: (name: string) => { get: () => Promise<unknown> } }
}

const who = `exports.main = (event) => {
  const { WX_OPENID: openid, TCB_UUID: uid, TCB_ISANONYMOUS_USER: anonymous, TCB_CUSTOM_USER_ID: custom } = process.env
  return { openid, uid, anonymous, custom, event }
}`

localOnly('the browser’s SDK', 'a real environment answers at its own gateway', () => {
  let open: OpenCloud
  let app: BrowserApp

  /** An SDK of its own, pointed at the stand-in by the one call that every page makes at its start. */
  const newApp = () => {
    const sdk = cloudbase.init({ env: 'test', region: 'ap-shanghai' }) as unknown as BrowserApp & {
      registerEndPointWithKey: (point: object) => void
    }
    cloudbase.registerEndPointWithKey({
      key: 'GATEWAY',
      url: `//127.0.0.1:${open.cloud.port}/v1`,
      protocol: 'http',
    })
    return sdk
  }

  beforeAll(async () => {
    open = await openCloud({ functions: { who }, webStorage: 'creator' })
    app = newApp()
  })
  afterAll(() => open.close())

  test('signs in anonymously and calls a function as that visitor', async () => {
    await app.auth({ persistence: 'none' }).signInAnonymously()
    const { result } = await app.callFunction({ name: 'who', data: { a: 1 } })
    expect(result).toMatchObject({ anonymous: 'true', event: { a: 1 } })
    expect(result.openid).toBeUndefined()
    expect(result.uid).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a refreshed token is the same visitor’s', async () => {
    const before = (await app.callFunction({ name: 'who', data: {} })).result.uid
    const fresh = await app.auth({}).refreshTokenForce()
    expect(fresh.sub).toBe(before)
    expect((await app.callFunction({ name: 'who', data: {} })).result.uid).toBe(before)
  })

  test('a function that is not there answers its code', async () => {
    expect(await app.callFunction({ name: 'nobody', data: {} })).toMatchObject({ code: 'FUNCTION_NOT_FOUND' })
  })

  test('a file goes up, is fetched by a temporary address, and is deleted', async () => {
    const { fileID } = await app.uploadFile({ cloudPath: 'notes/a b.txt', filePath: Buffer.from('hello') })
    expect(fileID).toBe('cloud://test.local-test/notes/a b.txt')
    const address = async () => (await app.getTempFileURL({ fileList: [fileID] })).fileList[0]
    const given = await address()
    expect(await (await fetch(given?.tempFileURL ?? '')).text()).toBe('hello')
    expect((await app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe('SUCCESS')
    expect(await address()).toMatchObject({ code: 'STORAGE_FILE_NONEXIST' })
  })

  test('collections are for functions only', async () => {
    expect(await app.database().collection('things').get()).toMatchObject({ code: 'PERMISSION_DENIED' })
  })

  test('a ticket of the owner’s server signs in whom it vouches for', async () => {
    const server = init({ env: 'test', credentials: open.cloud.customLoginKey() } as Parameters<typeof init>[0])
    const auth = app.auth({})
    auth.setCustomSignFunc(() => Promise.resolve(server.auth().createTicket('worker-7', { refresh: 3600_000 })))
    expect((await auth.signInWithCustomTicket()).error).toBeNull()
    expect((await app.callFunction({ name: 'who', data: {} })).result).toMatchObject({
      custom: 'worker-7',
      anonymous: 'false',
    })
  })

  test('what one person stored another may read but neither replace nor delete', async () => {
    const { fileID } = await app.uploadFile({ cloudPath: 'mine.txt', filePath: Buffer.from('mine') })
    await app.auth({}).signInAnonymously()
    expect((await app.getTempFileURL({ fileList: [fileID] })).fileList[0]?.code).toBe('SUCCESS')
    expect((await app.deleteFile({ fileList: [fileID] })).fileList[0]?.code).toBe('STORAGE_EXCEED_AUTHORITY')
    await expect(app.uploadFile({ cloudPath: 'mine.txt', filePath: Buffer.from('not') })).rejects.toThrow()
  })

  test('an altered ticket, and one when the owner made no key, sign nobody in', async () => {
    const send = async (ticket: string) => {
      const body = JSON.stringify({ provider_id: 'custom', ticket })
      const answer = await fetch(`${open.cloud.url}/auth/v1/signin/custom`, { method: 'POST', body })
      return { status: answer.status, ...((await answer.json()) as object) }
    }
    const refused = { status: 401, error: 'unauthenticated', code: 'INVALID_CREDENTIALS' }
    const { private_key_id: id } = open.cloud.customLoginKey()
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { env: 'test', uid: 'chief', exp: Date.now() + 60_000 }
    expect(await send(`${id}/@@/${part({ alg: 'RS256' })}.${part(claims)}.${part({})}`)).toMatchObject(refused)
    expect(await send(`${id}/@@/${part({ alg: 'none' })}.${part(claims)}.`)).toMatchObject(refused)
    expect(await send('nonsense')).toMatchObject(refused)
  })

  test('after signing out neither token works, not even after a restart', async () => {
    const begun = await fetch(`${open.cloud.url}/auth/v1/signin/anonymously`, { method: 'POST', body: '{}' })
    const { access_token: access, refresh_token: refresh } = (await begun.json()) as Session
    const headers = { authorization: `Bearer ${access}` }
    const me = async () => (await fetch(`${open.cloud.url}/auth/v1/user/me`, { headers })).status
    const again = async () => {
      const body = JSON.stringify({ grant_type: 'refresh_token', refresh_token: refresh })
      return (await fetch(`${open.cloud.url}/auth/v1/token`, { method: 'POST', body })).status
    }
    expect([await me(), await again()]).toEqual([200, 200])
    await fetch(`${open.cloud.url}/auth/v1/user/signout`, { method: 'POST', headers, body: '{}' })
    expect([await me(), await again()]).toEqual([401, 401])
    await open.restart()
    expect([await me(), await again()]).toEqual([401, 401])
  })

  test('storage is for functions only unless it is opened', async () => {
    await open.restart({ webStorage: undefined })
    const visitor = newApp()
    await visitor.auth({ persistence: 'none' }).signInAnonymously()
    await expect(visitor.uploadFile({ cloudPath: 'x.txt', filePath: Buffer.from('x') })).rejects.toThrow()
  })

  test('a page elsewhere may call only when its origin is welcome', async () => {
    const ask = async () => {
      const headers = { origin: 'http://localhost:3000', 'content-type': 'application/json' }
      const answer = await fetch(`${open.cloud.url}/auth/v1/signin/anonymously`, {
        method: 'POST',
        headers,
        body: '{}',
      })
      return [answer.status, answer.headers.get('access-control-allow-origin')]
    }
    expect(await ask()).toEqual([403, null])
    await open.restart({ webOrigins: ['http://localhost:3000'] })
    expect(await ask()).toEqual([200, 'http://localhost:3000'])
    const preflight = await fetch(`${open.cloud.url}/v1/functions/who`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toMatch('authorization')
    const admin = { origin: 'http://localhost:3000', authorization: 'x' }
    expect((await fetch(`${open.cloud.url}/admin`, { method: 'POST', headers: admin, body: '{}' })).status).toBe(403)
  })
})
