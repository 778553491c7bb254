import { openCloud, type OpenCloud } from '../open-cloud'

const echo = `exports.main = (event) => {
  const { TRIGGER_SRC: trigger, WX_OPENID: openid } = process.env
  if (event.queryStringParameters.say) return event.queryStringParameters.say
  if (event.queryStringParameters.count) return 7
  return { trigger, openid, event }
}`
const page = `exports.main = ({ path, isBase64Encoded, body }) => {
  if (path === '/picture') return { statusCode: 201, headers: { 'Content-Type': 'image/png' }, body: 'aGk=', isBase64Encoded: true }
  if (path === '/moved') return { statusCode: 302, headers: { location: '/elsewhere', 'set-cookie': ['a=1', 'b=2'] } }
  if (path === '/size') return String(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').length)
  if (path === '/fail') throw new Error('inner detail')
  return { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: '<b>' + path + '</b>' }
}`

describe('HTTP access', () => {
  let open: OpenCloud
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${open.cloud.url}${path}`, { redirect: 'manual', ...init })

  beforeAll(async () => {
    open = await openCloud({
      functions: { echo: { code: echo, http: '/api' }, page: { code: page, http: '/api/page' }, closed: echo },
    })
  })
  afterAll(() => open.close())

  test('a request becomes the platform’s event, its path without the trigger path', async () => {
    const body = JSON.stringify({ a: 1 })
    const answer = await get('/api/things/7?x=1&y=2', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-mine': 'yes' },
    })
    expect(answer.headers.get('content-type')).toMatch('application/json')
    const { event, trigger, openid } = (await answer.json()) as Record<string, unknown>
    expect(event).toMatchObject({
      path: '/things/7',
      httpMethod: 'POST',
      queryStringParameters: { x: '1', y: '2' },
      headers: { 'x-mine': 'yes' },
      requestContext: { envId: 'test' },
      body,
      isBase64Encoded: false,
    })
    expect(trigger).toBe('http')
    expect(openid).toBeUndefined()
    expect(((await (await get('/api')).json()) as { event: { path: string } }).event.path).toBe('/')
  })

  test('text and numbers are plain text', async () => {
    const answer = await get('/api?say=hello')
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/plain; charset=utf-8', 'hello'])
    expect(await (await get('/api?count=1')).text()).toBe('7')
  })

  test('the longest path answers, with status, headers and bytes of its own', async () => {
    expect(await (await get('/api/page/one')).text()).toBe('<b>/one</b>')
    const picture = await get('/api/page/picture')
    expect([picture.status, picture.headers.get('content-type'), await picture.text()]).toEqual([
      201,
      'image/png',
      'hi',
    ])
    const moved = await get('/api/page/moved')
    expect([moved.status, moved.headers.get('location'), moved.headers.getSetCookie()]).toEqual([
      302,
      '/elsewhere',
      ['a=1', 'b=2'],
    ])
  })

  test('a text body over 100 KB is refused, bytes may be more', async () => {
    const send = (type: string) =>
      get('/api/page/size', { method: 'POST', headers: { 'content-type': type }, body: 'x'.repeat(150 * 1024) })
    expect((await send('text/plain')).status).toBe(413)
    expect(await (await send('application/octet-stream')).text()).toBe(String(150 * 1024))
  })

  test('an error tells its code and message, never its stack; a function without a path is not there', async () => {
    const answer = await get('/api/page/fail')
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { code: 'FUNCTIONS_EXECUTE_FAIL', message: 'Error: inner detail' },
    ])
    expect((await get('/closed')).status).toBe(404)
    expect((await get('/apix')).status).toBe(404)
  })

  test('a page of another origin may not ask', async () => {
    expect((await get('/api', { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
  })
})
