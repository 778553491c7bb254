import { act, renderHook, waitFor } from '@testing-library/react'
import { changeDraft, clearDraft, requestDraft } from '../../../../miniprogram/features/requests/draft-store'
import { lastReceipt } from '../../../../miniprogram/features/requests/receipt'
import { useSendRequest } from '../../../../miniprogram/features/requests/use-send-request'
import { Refusal, server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))

const receipt = { requestId: 'R1', requestNo: '0712', sentenceZh: '收到了，求助号0712。兰小燕今天18:00前给您打电话。' }

const write = () =>
  changeDraft({
    place: { plateCode: '7K3M9QXW2T4V', addressZh: '溪边路17号', contactName: '兰小燕' },
    needs: ['houseLeaks'],
    consent: { kind: 'tap' },
  })

beforeEach(() => {
  localStorage.clear()
  server.reset()
  server.answers['requests.submit'] = () => receipt
  clearDraft()
})

describe('sending a request', () => {
  it('a double tap makes one request, and the receipt is kept on the phone', async () => {
    write()
    const received = jest.fn()
    const { result } = renderHook(() => useSendRequest(received))
    await act(async () => {
      await Promise.all([result.current.send(), result.current.send()])
    })
    await waitFor(() => expect(received).toHaveBeenCalledTimes(1))
    expect(server.asked('requests.submit')).toHaveLength(1)
    expect(lastReceipt()).toMatchObject({ requestNo: '0712' })
    expect(requestDraft().needs).toEqual([])
  })

  it('without network everything stays, and one key goes out when it is back', async () => {
    write()
    server.connected = false
    const received = jest.fn()
    const { result } = renderHook(() => useSendRequest(received))
    await act(async () => void (await result.current.send()))
    await waitFor(() => expect(result.current.state).toBe('kept'))
    expect(requestDraft().needs).toEqual(['houseLeaks'])
    const { key } = requestDraft()
    server.connected = true
    await act(async () => void result.current.again())
    await waitFor(() => expect(received).toHaveBeenCalled())
    expect(server.calls.map(({ event }) => event.idempotencyKey)).toEqual([key])
  })

  it('a refusal shows the server’s sentence, keeps the words, and the corrected one is sent anew', async () => {
    write()
    server.answers['requests.submit'] = () => {
      throw new Refusal('NOT_FOUND', '这块门牌已停用，请选村子。')
    }
    const { result } = renderHook(() => useSendRequest(jest.fn()))
    await act(async () => void (await result.current.send()))
    await waitFor(() => expect(result.current.state).toBe('refused'))
    expect(result.current.messageZh).toBe('这块门牌已停用，请选村子。')
    expect(requestDraft().needs).toEqual(['houseLeaks'])
    server.answers['requests.submit'] = () => receipt
    await act(async () => void (await result.current.send()))
    await waitFor(() => expect(lastReceipt()).toMatchObject({ requestNo: '0712' }))
    const keys = server.calls.map(({ event }) => event.idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  })

  it('that is not complete sends nothing and says what is missing', async () => {
    const { result } = renderHook(() => useSendRequest(jest.fn()))
    let problems = {}
    await act(async () => void (problems = await result.current.send()))
    expect(Object.keys(problems)).toEqual(expect.arrayContaining(['place', 'needs', 'consent']))
    expect(server.calls).toEqual([])
  })
})
