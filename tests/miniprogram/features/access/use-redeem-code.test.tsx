import { act, renderHook } from '@testing-library/react'
import { useRedeemCode } from '../../../../miniprogram/features/access/use-redeem-code'
import { Refusal, server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))

beforeEach(() => server.reset())

describe('the six-digit code', () => {
  it('that is too short is not sent', async () => {
    const { result } = renderHook(() => useRedeemCode(jest.fn()))
    act(() => result.current.type('12 34'))
    await act(async () => result.current.submit())
    expect(result.current.error).toMatch(/6位数字/)
    expect(server.calls).toEqual([])
  })

  it('that is right opens the household on this phone', async () => {
    server.answers['access.redeemCode'] = () => ({ householdId: 'H1', personId: 'P1' })
    const verified = jest.fn()
    const { result } = renderHook(() => useRedeemCode(verified))
    act(() => result.current.type('123-456'))
    await act(async () => result.current.submit())
    expect(server.asked('access.redeemCode')).toEqual([{ code: '123456' }])
    expect(verified).toHaveBeenCalledWith('H1')
  })

  it('that is wrong says so in the server’s words', async () => {
    server.answers['access.redeemCode'] = () => {
      throw new Refusal('NOT_FOUND', '数字不对或过期了，请工作人员再给一次。')
    }
    const { result } = renderHook(() => useRedeemCode(jest.fn()))
    act(() => result.current.type('123456'))
    await act(async () => result.current.submit())
    expect(result.current.error).toBe('数字不对或过期了，请工作人员再给一次。')
  })
})
