import { act, renderHook, waitFor } from '@testing-library/react'
import { useChange } from '../../../../../miniprogram/features/eligibility/rule-changes/use-change'
import { useEffects } from '../../../../../miniprogram/features/eligibility/rule-changes/use-effects'
import { Refusal, server } from '../../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../../taro-double'))
jest.mock('../../../../../miniprogram/cloud/transport', () => jest.requireActual('../../../server-double'))

const detail = { changeId: 'C1', version: 3, status: 'previewing', done: 0, total: 30, touched: 0, effects: [] }
const ready = { ...detail, status: 'ready', version: 7, done: 30 }

beforeEach(() => {
  localStorage.clear()
  server.reset()
  let slices = 0
  server.answers['eligibility.getChange'] = () => (slices >= 3 ? ready : detail)
  server.answers['eligibility.continuePreview'] = () => {
    slices += 1
    return { done: slices * 10, total: 30, finished: slices >= 3 }
  }
})

describe('the preview of a change', () => {
  it('goes on slice by slice while one looks, then shows what was found', async () => {
    const { result } = renderHook(() => useChange('C1'))
    await waitFor(() => expect(result.current.change.data?.status).toBe('ready'))
    expect(server.asked('eligibility.continuePreview')).toHaveLength(3)
    expect(result.current.preview.progress).toMatchObject({ done: 30, total: 30 })
  })

  it('is not asked for where it is done already', async () => {
    server.answers['eligibility.getChange'] = () => ready
    const { result } = renderHook(() => useChange('C1'))
    await waitFor(() => expect(result.current.change.data?.status).toBe('ready'))
    expect(server.asked('eligibility.continuePreview')).toEqual([])
  })

  it('waits a moment when a timer has the same slice in hand', async () => {
    const inner = server.answers['eligibility.continuePreview']!
    let first = true
    server.answers['eligibility.continuePreview'] = (input, event) => {
      if (!first) return inner(input, event)
      first = false
      throw new Refusal('CONFLICT', '别人刚改过')
    }
    const { result } = renderHook(() => useChange('C1'))
    await waitFor(() => expect(result.current.change.data?.status).toBe('ready'), { timeout: 4000 })
    expect(result.current.preview.error).toBeUndefined()
  })

  it('says what stopped it and goes on when told to', async () => {
    const inner = server.answers['eligibility.continuePreview']!
    server.answers['eligibility.continuePreview'] = () => {
      throw new Refusal('NOT_FOUND', '没有这项改动，请从列表里选。')
    }
    const { result } = renderHook(() => useChange('C1'))
    await waitFor(() => expect(result.current.preview.error?.messageZh).toMatch(/从列表里选/))
    server.answers['eligibility.continuePreview'] = inner
    act(() => result.current.preview.goOn())
    await waitFor(() => expect(result.current.change.data?.status).toBe('ready'))
  })
})

describe('the decision', () => {
  it('names the version seen and reads the change again', async () => {
    server.answers['eligibility.getChange'] = () => ready
    server.answers['eligibility.approveChange'] = () => ({ status: 'approved' })
    const { result } = renderHook(() => useChange('C1'))
    await waitFor(() => expect(result.current.change.data).toBeDefined())
    server.answers['eligibility.getChange'] = () => ({ ...ready, status: 'approved' })
    await act(async () => void (await result.current.approve()))
    expect(server.asked('eligibility.approveChange')).toEqual([{ changeId: 'C1', version: 7 }])
    expect(result.current.change.data?.status).toBe('approved')
  })

  it('refused keeps the server’s sentence', async () => {
    server.answers['eligibility.getChange'] = () => ready
    server.answers['eligibility.rejectChange'] = () => {
      throw new Refusal('FORBIDDEN', '自己提出的改动，要请另一个人来批准。')
    }
    const { result } = renderHook(() => useChange('C1'))
    await waitFor(() => expect(result.current.change.data).toBeDefined())
    await act(async () => void (await result.current.reject('文件号不对')))
    expect(result.current.error?.messageZh).toBe('自己提出的改动，要请另一个人来批准。')
  })
})

it('the worklist comes page by page, one way at a time', async () => {
  server.answers['eligibility.listEffects'] = ((input: { after?: string }) =>
    input.after
      ? { items: [{ householdId: 'H2' }], next: null }
      : { items: [{ householdId: 'H1' }], next: 'H1' }) as never
  const { result } = renderHook(() => useEffects('C1', 'gains', true))
  await waitFor(() => expect(result.current.hasMore).toBe(true))
  await act(() => result.current.loadMore())
  expect(result.current.rows.map(({ householdId }) => householdId)).toEqual(['H1', 'H2'])
  expect(result.current.hasMore).toBe(false)
  expect(server.asked('eligibility.listEffects')).toEqual([
    { changeId: 'C1', way: 'gains', limit: 20 },
    { changeId: 'C1', way: 'gains', limit: 20, after: 'H1' },
  ])
})
