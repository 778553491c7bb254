import type { ErrorCode } from '../kernel/errors'
import type { Actor } from './actor'

/** What one person proposed and another decides: who proposed it, from which post and on which phone. */
export interface Proposed {
  proposedBy: { staffId: string; openid: string }
}

export interface Refusal {
  code: ErrorCode
  messageZh: string
}

/** The proposer, by their phone or by their post. */
export const isProposer = (actor: Actor, { proposedBy }: Proposed): boolean =>
  actor.openid === proposedBy.openid || actor.staff.some((seat) => seat.staffId === proposedBy.staffId)

/** Why somebody is not a second person; null when they are. `isSamePerson`: the proposer, under another post. */
export const whyNotSecond = (actor: Actor, proposed: Proposed, isSamePerson: boolean): Refusal | null =>
  isSamePerson || isProposer(actor, proposed)
    ? { code: 'FORBIDDEN', messageZh: '自己提出的改动，要请另一个人来批准。' }
    : null
