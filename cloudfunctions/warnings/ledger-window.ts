import { addDays } from '@shared/kernel/dates'
import type { Where } from '../runtime'

/** Warnings raised from a day up to and including another. */
export const raisedBetween = ({ from, to }: { from?: string; to?: string }): Where<'warnings'> =>
  from === undefined && to === undefined
    ? {}
    : {
        openedAt: {
          ...(from === undefined ? {} : { gte: from }),
          ...(to === undefined ? {} : { lt: addDays(to, 1) }),
        },
      }
