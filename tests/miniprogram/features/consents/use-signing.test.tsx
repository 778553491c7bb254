import { act, renderHook } from '@testing-library/react'
import { useSigning } from '../../../../miniprogram/features/consents/use-signing'
import { Refusal, server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))

const evidence = { kind: 'handwritten', attachmentId: 'A1' } as const

beforeEach(() => {
  server.reset()
  server.answers['consents.readInvitation'] = () => ({
    nameMaskedZh: '吴*',
    textZh: '我同意…',
    expiresAt: '2026-11-30T00:00:00.000+08:00',
  })
  server.answers['consents.signInvitation'] = () => ({ consentId: 'C1', signedAt: '2026-11-24T12:00:00.000+08:00' })
})

const opened = async () => {
  const hook = renderHook(() => useSigning())
  act(() => hook.result.current.typeCode(' abc123 '))
  await act(async () => hook.result.current.read())
  return hook
}

describe('signing on one’s own phone', () => {
  it('shows what is to be signed before anything else', async () => {
    const { result } = await opened()
    expect(server.asked('consents.readInvitation')).toEqual([{ code: 'ABC123' }])
    expect(result.current.invitation?.textZh).toBe('我同意…')
  })

  it('needs the last four of the number and a signature before a file is sent', async () => {
    const { result } = await opened()
    const upload = jest.fn(async () => evidence)
    await act(async () => result.current.submit(upload))
    expect(result.current.error).toMatch(/最后4位/)
    act(() => result.current.typeIdTail('013x'))
    await act(async () => result.current.submit(null))
    expect(result.current.error).toMatch(/签上您的名字/)
    expect(upload).not.toHaveBeenCalled()
    await act(async () => result.current.submit(upload))
    expect(server.asked('consents.signInvitation')).toEqual([{ code: 'ABC123', idTail: '013X', evidence }])
    expect(result.current.signedAt).toBe('2026-11-24T12:00:00.000+08:00')
  })

  it('with a used code says so', async () => {
    server.answers['consents.readInvitation'] = () => {
      throw new Refusal('NOT_FOUND', '签字码用过了或过期了，请工作人员再发一个。')
    }
    const { result } = await opened()
    expect(result.current.error).toMatch(/用过了/)
    expect(result.current.invitation).toBeUndefined()
  })
})
