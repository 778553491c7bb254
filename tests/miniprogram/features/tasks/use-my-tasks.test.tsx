import { renderHook, waitFor } from '@testing-library/react'
import { useMyTasks } from '../../../../miniprogram/features/tasks/use-my-tasks'
import { useTask } from '../../../../miniprogram/features/tasks/use-task'
import { Refusal, server } from '../../server-double'

jest.mock('@tarojs/taro', () => jest.requireActual('../../taro-double'))
jest.mock('../../../../miniprogram/cloud/transport', () => jest.requireActual('../../server-double'))

const card = { taskId: 'T1', version: 1, kind: 'request', titleZh: '房子漏了', dueAt: '2026-11-23T18:00:00.000+08:00' }
const detail = {
  ...card,
  registeredMembers: [],
  history: [],
  request: { words: '灶间漏得厉害', voiceUrl: 'https://x/voice', photoUrls: ['https://x/roof'] },
}

beforeEach(() => {
  localStorage.clear()
  server.reset()
  server.answers['tasks.listMine'] = () => ({ items: [card], next: null })
  server.answers['tasks.get'] = () => detail
})

describe('my tasks', () => {
  it('stay readable in a valley without signal once they were seen, without addresses that expire', async () => {
    const online = renderHook(() => useMyTasks('open'))
    await waitFor(() => expect(server.asked('tasks.get')).toHaveLength(1))
    online.unmount()
    server.connected = false
    const list = renderHook(() => useMyTasks('open'))
    await waitFor(() => expect(list.result.current.data).toMatchObject({ fresh: false, items: [{ taskId: 'T1' }] }), {
      timeout: 5000,
    })
    const one = renderHook(() => useTask('T1'))
    await waitFor(() => expect(one.result.current.task.data).toBeDefined(), { timeout: 5000 })
    expect(one.result.current.task.data?.request).toMatchObject({
      words: '灶间漏得厉害',
      voiceUrl: null,
      photoUrls: [],
    })
  })

  it('refused by the server are not shown from the phone', async () => {
    renderHook(() => useMyTasks('open'))
    await waitFor(() => expect(server.asked('tasks.get')).toHaveLength(1))
    server.answers['tasks.listMine'] = () => {
      throw new Refusal('FORBIDDEN', '您没有权限做这件事，请联系负责的同志。')
    }
    const { result } = renderHook(() => useMyTasks('open'))
    await waitFor(() => expect(result.current.error?.code).toBe('FORBIDDEN'))
    expect(result.current.data).toBeUndefined()
  })
})
