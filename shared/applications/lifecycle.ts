import { KoumenError } from '../kernel/errors'
import type { ApplicationStatus } from './model'

/** Events of one policy item and where each leads; whatever is not in the table is ILLEGAL_TRANSITION. */
export const TRANSITIONS = {
  accept: { from: ['requested'], to: 'accepted' },
  refer: { from: ['requested', 'accepted'], to: 'referred' },
  propose: { from: ['accepted', 'referred', 'proposed'], to: 'proposed' },
  approve: { from: ['proposed'], to: 'approved' },
  reject: { from: ['proposed', 'accepted', 'referred'], to: 'rejected' },
  recordApproval: { from: ['referred'], to: 'approved' },
  recordRejection: { from: ['referred'], to: 'rejected' },
  recordReply: { from: ['referred'], to: 'referred' },
  deliver: { from: ['approved', 'rejected'], to: 'delivered' },
  cancel: { from: ['requested', 'accepted', 'referred', 'proposed'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ApplicationStatus[]; to: ApplicationStatus }>

export type ApplicationEvent = keyof typeof TRANSITIONS

/** Nothing more is decided on these; a new item for the same policy may be opened. */
export const ENDED: readonly ApplicationStatus[] = ['approved', 'rejected', 'delivered', 'cancelled']

export const canHappen = (event: ApplicationEvent, status: ApplicationStatus): boolean =>
  (TRANSITIONS[event].from as readonly ApplicationStatus[]).includes(status)

export const after = (event: ApplicationEvent, status: ApplicationStatus): ApplicationStatus => {
  if (!canHappen(event, status)) throw new KoumenError('ILLEGAL_TRANSITION')
  return TRANSITIONS[event].to
}
