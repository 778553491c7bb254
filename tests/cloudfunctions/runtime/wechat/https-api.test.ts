import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accountFrom, sendOverHttps } from '../../../../cloudfunctions/runtime/wechat/https-api'

let server: Server
let origin: string
let asked: string[]
let answer: object

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const isToken = request.url?.startsWith('/cgi-bin/token')
    response.end(JSON.stringify(isToken ? { access_token: 'token-1', expires_in: 7200 } : answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
  answer = { errcode: 0, errmsg: 'ok' }
})

const message = { touser: 'openid-1', template_id: 't1', page: 'pages/index/index', data: {} }

describe('WeChat over HTTPS', () => {
  it('asks for a token once and sends with it', async () => {
    const account = { appId: 'wx-one', secret: 's', origin }
    await sendOverHttps(account, message)
    await sendOverHttps(account, message)
    expect(asked).toEqual([
      'GET /cgi-bin/token?grant_type=client_credential&appid=wx-one&secret=s',
      'POST /cgi-bin/message/subscribe/send?access_token=token-1',
      'POST /cgi-bin/message/subscribe/send?access_token=token-1',
    ])
  })

  it('tells the code of a refusal as the SDK does', async () => {
    answer = { errcode: 43101, errmsg: 'user refuse to accept the msg' }
    await expect(sendOverHttps({ appId: 'wx-two', secret: 's', origin }, message)).rejects.toMatchObject({
      errCode: 43101,
    })
  })

  it('is used only where an account is configured', () => {
    expect(accountFrom({ KOUMEN_WX_APPID: 'wx' })).toBeUndefined()
    expect(accountFrom({ KOUMEN_WX_APPID: 'wx', KOUMEN_WX_SECRET: 's' })).toEqual({ appId: 'wx', secret: 's' })
  })
})
