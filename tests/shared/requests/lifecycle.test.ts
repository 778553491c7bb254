import { requestAfter, requestAllows, REQUEST_LIFECYCLE } from '@shared/requests/lifecycle'
import { RequestStatus } from '@shared/requests/model'

describe('the life of a request', () => {
  it.each([
    ['requested', 'accept', 'accepted'],
    ['requested', 'visit', 'inProgress'],
    ['accepted', 'reassign', 'requested'],
    ['inProgress', 'reassign', 'inProgress'],
    ['inProgress', 'complete', 'completed'],
    ['completed', 'close', 'closed'],
  ] as const)('%s, %s → %s', (from, event, to) => {
    expect(requestAfter(from, event)).toBe(to)
  })

  it('ends when the requester says so, and then nothing moves it', () => {
    for (const event of ['accept', 'visit', 'complete', 'close', 'cancel', 'reassign', 'noneHome'] as const) {
      expect(requestAllows('closed', event)).toBe(false)
      expect(() => requestAfter('cancelled', event)).toThrow('ILLEGAL_TRANSITION')
    }
  })

  it('is never closed before anybody has been there', () => {
    expect(requestAllows('requested', 'close')).toBe(false)
    expect(requestAllows('accepted', 'close')).toBe(false)
  })

  it('has a row for every state, and leads to known states only', () => {
    expect(Object.keys(REQUEST_LIFECYCLE).sort()).toEqual([...RequestStatus.options].sort())
  })
})
