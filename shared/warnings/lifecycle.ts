import type { z } from 'zod'
import { addDays, type LocalDate } from '../kernel/dates'
import { KoumenError } from '../kernel/errors'
import type { WarningHandling, WarningResult, WarningStatus } from './contract'

type Status = z.infer<typeof WarningStatus>
type Handling = z.infer<typeof WarningHandling>
type Result = z.infer<typeof WarningResult>

/** Event → next state. What is not here is ILLEGAL_TRANSITION; a closed warning stays closed. */
export const WARNING_LIFECYCLE: Readonly<Record<Status, Partial<Record<Handling | 'close', Status>>>> = {
  open: {
    called: 'inProgress',
    sendVisit: 'inProgress',
    alreadyCovered: 'closed',
    declined: 'open',
    close: 'closed',
  },
  inProgress: {
    called: 'inProgress',
    sendVisit: 'inProgress',
    alreadyCovered: 'closed',
    declined: 'open',
    close: 'closed',
  },
  closed: {},
}

export const afterWarningEvent = (status: Status, event: Handling | 'close'): Status => {
  const next = WARNING_LIFECYCLE[status][event]
  if (next === undefined) throw new KoumenError('ILLEGAL_TRANSITION', '这条预警已经结案，请刷新后再看。')
  return next
}

/** A person who says no is asked again, once, after this many days: nobody is pestered, nobody is forgotten. */
export const ASK_AGAIN_DAYS = 30

export const askAgainOn = (handling: Handling, today: LocalDate): LocalDate | null =>
  handling === 'declined' ? addDays(today, ASK_AGAIN_DAYS) : null

/** The result that a handling brings by itself. */
export const resultOfHandling = (handling: Handling): Result | null =>
  handling === 'alreadyCovered' ? 'alreadyCovered' : null
