import { act, renderHook, waitFor } from '@testing-library/react'
import { offlineEntries } from '../../../../miniprogram/cloud/offline-queue'
import { useVisitForm } from '../../../../miniprogram/features/visits/use-visit-form'
import { meet } from '../../../../miniprogram/features/visits/visit-form'
import { Refusal, server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))

let number = 0
const task = () => ({
  taskId: `T${++number}`,
  addressZh: '溪边路17号',
  householdId: 'H1',
  registeredMembers: [{ personId: 'P1', nameZh: '叶根福', relationZh: '户主' }],
})
const answerZh = { visitId: 'V1', householdId: 'H1', taskStatus: 'completed', arrivedLate: false, personIds: ['P1'] }

beforeEach(() => {
  server.reset()
  server.answers['visits.submit'] = () => ({ ...answerZh, canAskZh: '', nextZh: '记下了。' })
})

describe('the visit form', () => {
  it('without network is kept on the phone, then delivered once', async () => {
    server.connected = false
    const { result } = renderHook(({ card }) => useVisitForm(card), { initialProps: { card: task() } })
    act(() => result.current.change((form) => ({ ...meet(form, 'met'), safety: 'safe' })))
    await act(async () => {
      await Promise.all([result.current.finish(), result.current.finish()])
    })
    await waitFor(() => expect(result.current.state).toBe('saved'))
    server.connected = true
    await act(async () => void result.current.again())
    await waitFor(() => expect(result.current.state).toBe('delivered'))
    expect(result.current.result?.nextZh).toBe('记下了。')
    expect(server.asked('visits.submit')).toHaveLength(1)
  })

  it('comes back as it was when the app was closed in the middle', () => {
    const card = task()
    const first = renderHook(() => useVisitForm(card))
    act(() => first.result.current.change((form) => ({ ...meet(form, 'met'), wordsZh: '灶间漏得厉害' })))
    const { clientVisitId } = first.result.current.form
    first.unmount()
    const again = renderHook(() => useVisitForm(card))
    expect(again.result.current.form).toMatchObject({ clientVisitId, outcome: 'met', wordsZh: '灶间漏得厉害' })
  })

  it('refused by the server is open again with the sentence, and sent anew under the same visit', async () => {
    server.answers['visits.submit'] = () => {
      throw new Refusal('CONFLICT', '刚才有人也改了这一条，请刷新看看最新内容再改。')
    }
    const { result } = renderHook(({ card }) => useVisitForm(card), { initialProps: { card: task() } })
    act(() => result.current.change((form) => ({ ...form, outcome: 'notHome' })))
    await act(async () => result.current.finish())
    await waitFor(() => expect(result.current.state).toBe('refused'))
    expect(result.current.messageZh).toMatch(/刷新/)
    server.answers['visits.submit'] = () => ({ ...answerZh, canAskZh: '', nextZh: '明天再来。' })
    await act(async () => result.current.finish())
    await waitFor(() => expect(result.current.state).toBe('delivered'))
    const visits = server.asked('visits.submit') as { clientVisitId: string }[]
    expect(new Set(visits.map((visit) => visit.clientVisitId)).size).toBe(1)
  })

  it('not complete opens the part with the problem and queues nothing', async () => {
    const before = offlineEntries().length
    const { result } = renderHook(({ card }) => useVisitForm(card), { initialProps: { card: task() } })
    act(() => result.current.change((form) => ({ ...meet(form, 'met'), safety: 'safe', phone: '12' })))
    await act(async () => result.current.finish())
    expect(result.current.problems).toHaveProperty('phone')
    expect(result.current.form.opened).toContain('phone')
    expect(offlineEntries()).toHaveLength(before)
  })
})
