import { KoumenError } from '../kernel/errors'
import type { HelpRequest, RequestStatus } from './model'

export type RequestEvent = 'accept' | 'visit' | 'noneHome' | 'complete' | 'close' | 'cancel' | 'reassign'

/** State → event → next state. What is not here is ILLEGAL_TRANSITION. */
export const REQUEST_LIFECYCLE: Record<RequestStatus, Partial<Record<RequestEvent, RequestStatus>>> = {
  requested: {
    accept: 'accepted',
    reassign: 'requested',
    visit: 'inProgress',
    noneHome: 'accepted',
    cancel: 'cancelled',
  },
  accepted: {
    accept: 'accepted',
    reassign: 'requested',
    visit: 'inProgress',
    noneHome: 'accepted',
    cancel: 'cancelled',
  },
  inProgress: {
    accept: 'inProgress',
    reassign: 'inProgress',
    visit: 'inProgress',
    noneHome: 'inProgress',
    complete: 'completed',
    close: 'closed',
  },
  completed: { visit: 'completed', noneHome: 'completed', close: 'closed', complete: 'completed' },
  closed: {},
  cancelled: {},
}

export const requestAfter = (status: RequestStatus, event: RequestEvent): RequestStatus => {
  const next = REQUEST_LIFECYCLE[status][event]
  if (next === undefined) throw new KoumenError('ILLEGAL_TRANSITION')
  return next
}

export const requestAllows = (status: RequestStatus, event: RequestEvent): boolean =>
  REQUEST_LIFECYCLE[status][event] !== undefined

/** What somebody reported about another is not theirs to take back: somebody goes and looks. */
export const mayCancel = ({ status, channel }: Pick<HelpRequest, 'status' | 'channel'>): boolean =>
  channel !== 'lead' && requestAllows(status, 'cancel')
