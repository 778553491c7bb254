import {
  accessToken,
  chosenPerson,
  forgetToken,
  sessionOwner,
  signInAs,
  signOut,
} from '../../../miniprogram/cloud/session'
import { callFunction } from '../../../miniprogram/cloud/transport'

interface Asked {
  url: string
  body: unknown
}

const asked: Asked[] = []
let statuses: number[] = []

const answer = (status: number, body: object) => ({ ok: status < 300, status, json: async () => body })

beforeEach(() => {
  sessionStorage.clear()
  asked.length = 0
  statuses = []
  globalThis.fetch = jest.fn(async (url: string, options: { body: string }) => {
    asked.push({ url, body: JSON.parse(options.body) })
    if (url.includes('/auth/')) return answer(200, { access_token: `token-${asked.length}` })
    return answer(statuses.shift() ?? 200, { ok: true })
  }) as unknown as typeof fetch
})

describe('who this window is', () => {
  it('nobody was chosen: signs in anonymously, once for calls made together', async () => {
    await Promise.all([accessToken(), accessToken()])
    expect(asked.map(({ url }) => url)).toEqual(['/auth/v1/signin/anonymously'])
    expect(sessionOwner()).toBe('visitor')
  })

  it('a chosen person is this window’s only, and stays chosen when the token is forgotten', async () => {
    await signInAs({ id: 'lan', label: '兰小燕' })
    forgetToken()
    expect(chosenPerson()).toEqual({ accountId: 'lan', label: '兰小燕' })
    await accessToken()
    expect(asked.at(-1)).toEqual({ url: '/auth/v1/signin/demo', body: { accountId: 'lan' } })
    expect(localStorage).toHaveLength(0)
  })

  it('somebody chosen while an anonymous sign-in is on its way stays who was chosen', async () => {
    let arrive: () => void = () => undefined
    const slow = new Promise<void>((resolve) => (arrive = resolve))
    globalThis.fetch = jest.fn(async (url: string) => {
      if (url.endsWith('anonymously')) await slow
      return answer(200, { access_token: url.endsWith('anonymously') ? 'nobody' : 'lan' })
    }) as unknown as typeof fetch
    const anonymous = accessToken()
    await signInAs({ id: 'lan', label: '兰小燕' })
    arrive()
    expect(await anonymous).toBe('lan')
    expect(await accessToken()).toBe('lan')
    expect(chosenPerson()?.accountId).toBe('lan')
  })

  it('signing out leaves nobody chosen', async () => {
    await signInAs({ id: 'lan', label: '兰小燕' })
    signOut()
    expect(chosenPerson()).toBeNull()
  })
})

describe('the way to the functions', () => {
  it('an unknown token is renewed once and the call goes through', async () => {
    statuses = [401, 200]
    await expect(callFunction('areas', { action: 'listChildren', input: {} }, 1000)).resolves.toEqual({ ok: true })
    expect(asked.filter(({ url }) => url === '/v1/functions/areas')).toHaveLength(2)
  })

  it.each([
    [503, 'unavailable'],
    [504, 'timeout'],
  ])('status %i is told as %s', async (status, kind) => {
    statuses = [status]
    await expect(callFunction('areas', { action: 'x', input: {} }, 1000)).rejects.toMatchObject({ kind })
  })

  it('a broken cable is told as offline', async () => {
    globalThis.fetch = jest.fn().mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(callFunction('areas', { action: 'x', input: {} }, 1000)).rejects.toMatchObject({ kind: 'offline' })
  })
})
