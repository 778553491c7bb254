import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '../../../local-cloud'

describe('the browser’s gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-gateway-'))
  let cloud: LocalCloud

  const open = (more: object = {}) =>
    startLocalCloud({
      port: 0,
      dataDir: join(folder, 'data'),
      envId: 'test',
      manifest: [],
      functions: [{ name: 'who', timeoutSeconds: 5, memoryMb: 128 }],
      functionsRoot: folder,
      staticDir: join(folder, 'h5'),
      demoAccounts: [
        { id: 'ye', label: '叶根福', openid: 'o-ye' },
        { id: 'zhou', label: '周海燕' },
      ],
      clockStart: '2026-11-23T08:00:00+08:00',
      timersRun: false,
      ...more,
    })

  beforeAll(async () => {
    mkdirSync(join(folder, 'who'))
    writeFileSync(
      join(folder, 'who', 'index.js'),
      `exports.main = (event) => {
        if (event.fail) throw new Error('inner detail')
        const { WX_OPENID, TCB_UUID, TRIGGER_SRC, TCB_ISANONYMOUS_USER } = process.env
        return { openid: WX_OPENID, uid: TCB_UUID, trigger: TRIGGER_SRC, anonymous: TCB_ISANONYMOUS_USER, event }
      }`,
    )
    mkdirSync(join(folder, 'h5', 'js'), { recursive: true })
    writeFileSync(join(folder, 'h5', 'index.html'), '<h1>叩门</h1>')
    writeFileSync(join(folder, 'h5', 'js', 'app.0123abcd.js'), 'x()'.repeat(1000))
    writeFileSync(join(folder, 'secret.txt'), 'outside')
    cloud = await open()
  })
  afterAll(async () => {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const send = async (
    method: string,
    path: string,
    options: { token?: string; body?: unknown; headers?: object } = {},
  ) => {
    const response = await fetch(cloud.url + path, {
      method,
      headers: { ...(options.token ? { authorization: `Bearer ${options.token}` } : {}), ...options.headers },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const signIn = async (accountId: string) =>
    (await send('POST', '/auth/v1/signin/demo', { body: { accountId } })).body.access_token as string

  test('a demo account is signed in and calls as its own openid, whatever the event claims', async () => {
    const token = await signIn('ye')
    const event = { action: 'x', WX_OPENID: 'o-other', Type: 'Timer', TriggerName: 'scan' }
    const { status, body } = await send('POST', '/v1/functions/who', { token, body: event })
    expect(status).toBe(200)
    expect(body).toEqual({ openid: 'o-ye', uid: 'ye', trigger: 'tcb', anonymous: 'false', event })
  })

  test('an anonymous visitor has a user id but no openid', async () => {
    const { body } = await send('POST', '/auth/v1/signin/anonymously')
    const answer = await send('POST', '/v1/functions/who', { token: body.access_token as string, body: {} })
    expect(answer.body).toMatchObject({ uid: body.sub, anonymous: 'true' })
    expect(answer.body).not.toHaveProperty('openid')
  })

  test('no token, a forged one, one of another kind and an unknown account are refused with 401', async () => {
    const token = await signIn('ye')
    const [body, mac] = token.split('.') as [string, string]
    const other = Buffer.from(JSON.stringify({ uid: 'x', openid: 'o-chief', anonymous: false, expires: 9e9 })).toString(
      'base64url',
    )
    for (const forged of [undefined, 'x', `${other}.${mac}`, `${body}.${mac.slice(0, -2)}xx`, `${token}.x`]) {
      const answer = await send('POST', '/v1/functions/who', { token: forged, body: {} })
      expect(answer).toMatchObject({ status: 401, body: { code: 'INVALID_CREDENTIALS' } })
    }
    const nobody = await send('POST', '/auth/v1/signin/demo', { body: { accountId: 'nobody' } })
    expect(nobody).toMatchObject({ status: 401, body: { code: 'INVALID_CREDENTIALS' } })
  })

  test('an expired token is refused with 401', async () => {
    await cloud.stop()
    cloud = await open({ signInSeconds: 0 })
    const answer = await send('POST', '/v1/functions/who', { token: await signIn('ye'), body: {} })
    expect(answer).toMatchObject({ status: 401, body: { message: 'access token expired' } })
    await cloud.stop()
    cloud = await open()
  })

  test('a token outlives a restart', async () => {
    const token = await signIn('ye')
    await cloud.stop()
    cloud = await open()
    expect((await send('GET', '/auth/v1/user/me', { token })).body).toMatchObject({ sub: 'ye', openid: 'o-ye' })
  })

  test('errors have a status and a code, and nothing of their inside', async () => {
    const token = await signIn('ye')
    expect(await send('POST', '/v1/functions/nobody', { token, body: {} })).toMatchObject({ status: 404 })
    const failed = await send('POST', '/v1/functions/who', { token, body: { fail: true } })
    expect(failed).toMatchObject({ status: 500, body: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
    const large = await send('POST', '/v1/functions/who', { token, body: { text: 'x'.repeat(100 * 1024) } })
    expect(large).toMatchObject({ status: 413, body: { code: 'EXCEED_MAX_PAYLOAD_SIZE' } })
    const list = await send('POST', '/v1/functions/who', { token, body: [1] })
    expect(list).toMatchObject({ status: 400, body: { code: 'INVALID_PARAM' } })
  })

  test('a page of another origin may not call, nor a name that only resolves to this machine', async () => {
    const foreign = await send('GET', '/demo/accounts', { headers: { origin: 'https://evil.example' } })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'FORBIDDEN_ORIGIN' } })
    const rebound = await new Promise<number>((resolve) => {
      const headers = { host: 'evil.example' }
      request({ port: cloud.port, host: '127.0.0.1', path: '/demo/accounts', headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      }).end()
    })
    expect(rebound).toBe(403)
    const same = await send('GET', '/demo/clock', { headers: { origin: cloud.url } })
    expect(same.status).toBe(200)
    const admin = await send('POST', '/admin', { body: { action: 'database.getDocument' } })
    expect(admin).toMatchObject({ status: 403, body: { code: 'SIGN_PARAM_INVALID' } })
  })

  test('the demonstration lists its people and moves its clock', async () => {
    const accounts = (await send('GET', '/demo/accounts')).body as unknown as { id: string; openid: string }[]
    expect(accounts).toMatchObject([{ id: 'ye', openid: 'o-ye' }, { id: 'zhou' }])
    expect(accounts[1]?.openid).toMatch(/^o[\w-]{27}$/)
    const before = Date.parse((await send('GET', '/demo/clock')).body.now as string)
    const { body } = await send('POST', '/demo/clock', { body: { advanceMs: 3600_000 } })
    expect(Date.parse(body.now as string) - before).toBeGreaterThanOrEqual(3600_000)
    await send('POST', '/demo/clock', { body: { set: '2026-11-23T08:00:00+08:00' } })
    expect(cloud.clock.now()).toMatch(/^2026-11-23T08:00:/)
    expect(await send('POST', '/demo/clock', { body: { set: 'soon' } })).toMatchObject({ status: 400 })
  })

  test('consent to a message is given by the person signed in, and what arrives is theirs alone', async () => {
    const [ye, zhou] = [await signIn('ye'), await signIn('zhou')]
    const given = await send('POST', '/demo/subscribe', { token: ye, body: { templateIds: ['T1', 'T2'] } })
    expect(given.body).toEqual({ T1: 1, T2: 1 })
    await cloud.messages.send({ touser: 'o-ye', templateId: 'T1', data: { thing1: { value: '关爱走访' } } })
    expect((await send('GET', '/demo/messages', { token: ye })).body).toMatchObject([
      { templateId: 'T1', openid: 'o-ye' },
    ])
    expect((await send('GET', '/demo/messages', { token: zhou })).body).toEqual([])
    expect(await send('GET', '/demo/messages')).toMatchObject({ status: 401 })
  })

  test('without demo accounts there is no demo door', async () => {
    await cloud.stop()
    cloud = await open({ demoAccounts: undefined })
    expect((await send('POST', '/auth/v1/signin/demo', { body: { accountId: 'ye' } })).status).toBe(401)
    expect((await fetch(`${cloud.url}/demo/clock`, { method: 'POST', body: '{}' })).status).toBe(404)
    await cloud.stop()
    cloud = await open()
  })

  test('pages are served compressed, hashed names for ever, the rest checked each time', async () => {
    const page = await fetch(`${cloud.url}/pages/home`)
    expect(await page.text()).toBe('<h1>叩门</h1>')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const script = await fetch(`${cloud.url}/js/app.0123abcd.js`)
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(await script.text()).toBe('x()'.repeat(1000))
    const tag = script.headers.get('etag') ?? ''
    const again = await fetch(`${cloud.url}/js/app.0123abcd.js`, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
  })

  test('no file outside the folder is served', async () => {
    for (const path of ['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/js/..%2f..%2fsecret.txt', '/missing.js']) {
      expect((await fetch(cloud.url + path)).status).toBe(404)
    }
  })
})
