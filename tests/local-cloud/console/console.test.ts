import { existsSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { openCloud, required, type OpenCloud } from '../open-cloud'

const working = `const sdk = ${required('@cloudbase/node-sdk')}
const app = sdk.init({ env: sdk.SYMBOL_CURRENT_ENV })
exports.main = async (event) => {
  if (event.Type === 'Timer') { await app.database().collection('things').doc('ticked').set({ at: 1 }); return 'secret result' }
  if (event.fail) throw new Error('on purpose')
  return app.database().collection('things').count()
}`

describe('the console', () => {
  let open: OpenCloud
  let key: { url: string; token: string }
  const ask = async <T>(path: string, more: RequestInit = {}): Promise<T> => {
    const headers = { authorization: `Bearer ${key.token}`, ...more.headers }
    const answer = await fetch(`${key.url}${path}`, { ...more, headers })
    if (!answer.ok) throw new Error(`${answer.status}`)
    return (await answer.json()) as T
  }

  beforeAll(async () => {
    open = await openCloud({
      functions: { work: { code: working, timers: [{ name: 'hourly', cron: '0 0 * * * * *' }] } },
      clockStart: '2026-11-23T08:10:00+08:00',
      console: { visible: ['open'] },
      manifest: ['things', 'open'].map((name) => ({
        name,
        access: 'ADMINONLY' as const,
        schemaVersion: 1,
        purpose: 'test',
        indexes: [{ name: 'plate_1', keys: { plate: 1 as const }, unique: true }],
      })),
    })
    const people = Array.from({ length: 450 }, (_, n) => ({
      _id: `p${n}`,
      plate: n,
      name: '叶根福',
      phone: '13900001111',
    }))
    await open.cloud.db.insert('things', people)
    await open.cloud.db.insert('open', { _id: 'a', plate: 1, name: '前渡村' })
    key = await open.cloud.openConsole()
  })
  afterAll(() => open.close())

  test('lists collections with counts and indexes, without a word of a document', async () => {
    const all = await ask<object[]>('/api/collections')
    expect(all).toEqual([
      expect.objectContaining({ name: 'open', documents: 1, visible: true }),
      expect.objectContaining({
        name: 'things',
        documents: 450,
        visible: false,
        indexes: [{ name: 'plate_1', keys: ['plate 1'], unique: true, many: false }],
      }),
    ])
  })

  test('pages documents masked, and leaves no slow query behind', async () => {
    const page = await ask<{ documents: unknown[]; pages: number }>('/api/documents?collection=things&page=22')
    expect(page).toMatchObject({ masked: true, pages: 23, total: 450 })
    expect(page.documents).toHaveLength(10)
    expect(JSON.stringify(page)).not.toMatch(/叶根福|13900001111/)
    expect(await ask('/api/queries')).toEqual([])
  })

  test('shows a collection as it is where the program allows it', async () => {
    const page = await ask('/api/documents?collection=open')
    expect(page).toMatchObject({ masked: false, documents: [{ _id: 'a', plate: 1, name: '前渡村' }] })
    await expect(ask('/api/documents?collection=absent')).rejects.toThrow('400')
  })

  test('shows calls with trace, cold or warm and code, never an event', async () => {
    await open.cloud.call('work', { action: 'look', input: { name: '叶根福' } })
    await open.cloud.call('work', { action: 'look', fail: true }).catch(() => undefined)
    const calls = await ask<Record<string, unknown>[]>('/api/calls')
    expect(calls[0]).toMatchObject({ function: 'work', action: 'look', outcome: 'FUNCTIONS_EXECUTE_FAIL', cold: false })
    expect(calls[1]).toMatchObject({ function: 'work', action: 'look', outcome: 'ok', cold: true, trigger: 'tcb' })
    expect(calls[1]?.traceId).toBe(calls[1]?.requestId)
    expect(JSON.stringify(calls)).not.toContain('叶根福')
  })

  test('shows scans by their shape and plan', async () => {
    open.cloud.db.find('things', { name: '无人' })
    const queries = await ask<object[]>('/api/queries')
    expect(queries[0]).toMatchObject({
      collection: 'things',
      plan: 'scan',
      scan: true,
      shape: '{"name":"?"}',
      examined: 450,
    })
  })

  test('shows timers and runs one now, its result kept inside', async () => {
    expect(await ask('/api/timers')).toEqual([
      { function: 'work', timer: 'hourly', cron: '0 0 * * * * *', state: 'idle', next: '2026-11-23T01:00:00.000Z' },
    ])
    const body = JSON.stringify({ function: 'work', timer: 'hourly' })
    const ran = await ask<object>('/api/timers/run', { method: 'POST', body })
    expect(ran).toEqual({ outcome: 'ok', ms: expect.any(Number) as number })
    expect(open.cloud.db.get('things', 'ticked')).toBeDefined()
    await open.cloud.clock.advance(3600_000)
    const [timer] = await ask<{ state: string; last: string }[]>('/api/timers')
    expect(timer).toMatchObject({ state: 'done', last: '2026-11-23T01:00:00.000Z', next: '2026-11-23T02:00:00.000Z' })
  })

  test('shows that messages were sent, not to whom nor what', async () => {
    await open.cloud.messages.grant('o-ye', ['T1'])
    await open.cloud.messages.send({
      touser: 'o-ye',
      templateId: 'T1',
      page: 'pages/case?person=339921194501011234',
      data: { thing1: { value: '叶根福的救助' } },
    })
    const shown = await ask<object>('/api/messages')
    expect(shown).toMatchObject({
      total: 1,
      messages: [{ templateId: 'T1', page: 'pages/case', fields: ['thing1 •• 6'] }],
    })
    expect(JSON.stringify(shown)).not.toMatch(/o-ye|叶根福|339921/)
  })

  test('shows what was used', async () => {
    expect(await ask('/api/costs')).toMatchObject({ total: { errors: 1, writes: 2 } })
    expect(await ask('/api/overview')).toMatchObject({ envId: 'test', collections: 2, functions: [{ name: 'work' }] })
  })

  describe('keeps its door', () => {
    const status = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      (await fetch(`${key.url}${path}`, { method, headers })).status

    test('without the token nothing is told, whatever is asked', async () => {
      for (const path of ['/api/overview', '/api/documents?collection=things', '/api/nothing', '/absent']) {
        expect(await status(path)).toBe(401)
        expect(await status(path, { authorization: 'Bearer wrong' })).toBe(401)
      }
      expect(await status('/api/timers/run', {}, 'POST')).toBe(401)
    })

    test('a page of another origin, or another name of this machine, gets nothing even with the token', async () => {
      const authorization = `Bearer ${key.token}`
      expect(await status('/api/overview', { authorization, origin: 'https://elsewhere.example' })).toBe(403)
      expect(await status('/api/overview', { authorization, 'sec-fetch-site': 'cross-site' })).toBe(403)
      const { port } = new URL(key.url)
      const named = await new Promise<number | undefined>((resolve) => {
        request(
          { port, host: '127.0.0.1', path: '/console', headers: { host: `rebound.example:${port}` } },
          (answer) => {
            answer.resume()
            resolve(answer.statusCode)
          },
        ).end()
      })
      expect(named).toBe(403)
    })

    test('the page comes with a strict policy and no CORS', async () => {
      const page = await fetch(`${key.url}/console`)
      expect(page.status).toBe(200)
      expect(page.headers.get('content-security-policy')).toMatch("default-src 'none'; script-src 'self'")
      expect(page.headers.get('access-control-allow-origin')).toBeNull()
      expect(await page.text()).not.toContain(key.token)
      expect((await fetch(`${key.url}/main.js`)).headers.get('content-type')).toMatch('javascript')
    })

    test('its key lies in the data folder for the owner alone, and goes with the console', async () => {
      const file = join(open.dataDir, 'console')
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(key)
      expect(statSync(file).mode & 0o077).toBe(0)
      const body = JSON.stringify({ action: 'local.console' })
      const headers = { authorization: 'x' }
      const answer = await fetch(`${open.cloud.url}/admin`, { method: 'POST', headers, body })
      expect(await answer.json()).toMatchObject({ data: { url: key.url } })
      await open.restart({ console: undefined })
      expect(existsSync(file)).toBe(false)
      const refused = await fetch(`${open.cloud.url}/admin`, { method: 'POST', headers, body })
      expect(await refused.json()).toMatchObject({ code: 'ACTION_NOT_FOUND' })
      await expect(open.cloud.openConsole()).rejects.toThrow('not allowed')
    })
  })
})
