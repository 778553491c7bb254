import type { InputOf } from '@shared/kernel/contract'
import type { requestsContract } from '@shared/requests/contract'
import type { County } from './county'
import { PLATES } from './people'

type SubmitInput = InputOf<typeof requestsContract.actions.submit>

/** 房子漏了, of 叶根福's plate, with a tap: what most tests begin with. */
export const houseLeaks = (more: Partial<SubmitInput> = {}): SubmitInput => ({
  channel: 'self',
  place: { plateCode: PLATES.ye },
  needs: ['houseLeaks'],
  words: '灶间漏得厉害，我脚不好，上不了屋。',
  phone: '15400009917',
  consent: { textVersion: '2026-11', evidence: { kind: 'tap' } },
  ...more,
})

/** A request of a resident and the task it made. */
export const askForHelp = async (county: County, resident: string, more: Partial<SubmitInput> = {}) => {
  const answer = await county.as(resident).call('requests', 'submit', houseLeaks(more))
  const task = county.cloud.db.find('tasks', { requestId: answer.requestId })[0] as unknown as {
    _id: string
    version: number
  }
  return { ...answer, taskId: task._id, taskVersion: task.version }
}
