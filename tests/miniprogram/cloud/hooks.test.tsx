import { act, renderHook, waitFor } from '@testing-library/react'
import { CloudError } from '../../../miniprogram/cloud/cloud-error'
import { useMutation } from '../../../miniprogram/cloud/use-mutation'
import { useQuery } from '../../../miniprogram/cloud/use-query'
import { comeBack } from '../taro-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../taro-double'))

const later = <T,>(value: T, ms: number): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), ms))

describe('useQuery', () => {
  it('says slow only after 400 ms', async () => {
    const { result } = renderHook(() => useQuery(() => later('data', 700), []))
    expect(result.current).toMatchObject({ loading: true, slow: false })
    await waitFor(() => expect(result.current.slow).toBe(true))
    await waitFor(() => expect(result.current).toMatchObject({ data: 'data', loading: false, slow: false }))
  })

  it('drops the late answer of an earlier question', async () => {
    const { result, rerender } = renderHook(({ id, ms }) => useQuery(() => later(id, ms), [id]), {
      initialProps: { id: 'first', ms: 120 },
    })
    rerender({ id: 'second', ms: 10 })
    await act(() => later(undefined, 200))
    expect(result.current.data).toBe('second')
  })

  it('a broken refresh keeps what is on the screen', async () => {
    let broken = false
    const fetchIt = async () => {
      if (broken) throw new CloudError('OFFLINE')
      return 'data'
    }
    const { result } = renderHook(() => useQuery(fetchIt, []))
    await waitFor(() => expect(result.current.data).toBe('data'))
    broken = true
    await act(() => result.current.reload())
    expect(result.current).toMatchObject({ data: 'data', offline: true })
  })
})

describe('coming back to a screen', () => {
  it('reads anew, also in a part that was drawn after the screen was shown', async () => {
    let answers = 0
    const { result } = renderHook(() => useQuery(async () => ++answers, []))
    await waitFor(() => expect(result.current.data).toBe(1))
    act(comeBack)
    await waitFor(() => expect(result.current.data).toBe(2))
  })

  it('the show that opens the screen does not ask twice', async () => {
    let asked = 0
    const { result } = renderHook(() => useQuery(() => later(++asked, 50), []))
    act(comeBack)
    await waitFor(() => expect(result.current.data).toBe(1))
    expect(asked).toBe(1)
  })
})

describe('useMutation', () => {
  it('a second tap while the first is under way does nothing', async () => {
    const perform = jest.fn(() => later('done', 50))
    const { result } = renderHook(() => useMutation(perform))
    await act(async () => void (await Promise.all([result.current.run(1), result.current.run(1)])))
    expect(perform).toHaveBeenCalledTimes(1)
    expect(result.current).toMatchObject({ data: 'done', busy: false })
  })

  it('a refusal is kept to be shown, field by field', async () => {
    const refusal = new CloudError('INVALID_INPUT', '请改一改', [{ path: 'phone', messageZh: '电话不对' }])
    const { result } = renderHook(() => useMutation(() => Promise.reject(refusal)))
    await act(async () => void (await result.current.run(undefined)))
    expect(result.current.error?.field('phone')).toBe('电话不对')
    expect(result.current.error?.field('name')).toBeUndefined()
  })
})
