import { cloud } from '../../../miniprogram/cloud/client'
import { newIntent } from '../../../miniprogram/cloud/intent'
import { serverNow, toInstant } from '../../../miniprogram/cloud/server-time'
import { Refusal, server } from '../server-double'

jest.mock('../../../miniprogram/cloud/transport', () => jest.requireActual('../server-double'))

const ASK = {
  channel: 'lead',
  place: { areaCode: '339921107201', addressText: '村口' },
  needs: ['other'],
} as const satisfies Parameters<typeof cloud.requests.submit>[0]

const keys = (): (string | undefined)[] => server.calls.map(({ event }) => event.idempotencyKey)

beforeEach(() => server.reset())

describe('the cloud client', () => {
  it('a read carries no key and gives the data of the envelope', async () => {
    server.answers['areas.listChildren'] = () => ({ items: [] })
    await expect(cloud.areas.listChildren({})).resolves.toEqual({ items: [] })
    expect(keys()).toEqual([undefined])
  })

  it('a write that was answered settles its intent: the next one has a new key', async () => {
    server.answers['requests.submit'] = () => ({})
    const intent = newIntent()
    await cloud.requests.submit(ASK, intent)
    await cloud.requests.submit(ASK, intent)
    expect(new Set(keys()).size).toBe(2)
  })

  it('a write that met no network keeps its key for the next try', async () => {
    server.answers['requests.submit'] = () => ({})
    const intent = newIntent('first-key')
    server.connected = false
    await expect(cloud.requests.submit(ASK, intent)).rejects.toMatchObject({ code: 'OFFLINE', retry: true })
    server.connected = true
    await cloud.requests.submit(ASK, intent)
    expect(keys()).toEqual(['first-key'])
  })

  it('a refused write gives the server’s sentence and a new key to what is corrected', async () => {
    server.answers['requests.submit'] = () => {
      throw new Refusal('INVALID_INPUT', '请点一下您要什么帮助')
    }
    const intent = newIntent('first-key')
    await expect(cloud.requests.submit(ASK, intent)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      messageZh: '请点一下您要什么帮助',
    })
    expect(intent.key).not.toBe('first-key')
  })

  it('a read is tried again by itself when the network failed for a moment', async () => {
    server.answers['areas.listChildren'] = () => ({ items: [] })
    server.connected = false
    setTimeout(() => (server.connected = true), 100)
    await expect(cloud.areas.listChildren({})).resolves.toEqual({ items: [] })
  })

  it('a write is never tried again by itself', async () => {
    server.connected = false
    await expect(cloud.requests.submit(ASK, newIntent())).rejects.toMatchObject({ code: 'OFFLINE' })
    server.connected = true
    expect(server.calls).toHaveLength(0)
  })

  it('the phone takes the server’s clock from each answer', async () => {
    server.answers['areas.listChildren'] = () => ({ items: [] })
    await cloud.areas.listChildren({})
    expect(toInstant(serverNow()).slice(0, 16)).toBe('2026-11-23T09:12')
  })
})
