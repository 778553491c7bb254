import type { warningsContract } from '@shared/warnings/contract'
import type { Handler, Where } from '../runtime'
import { ownWarnings } from './own-warnings'

/** The numbers over an officer's queue: counted in the database, no warning is read. */
export const countQueue: Handler<typeof warningsContract.actions.today> = async (ctx, { areaCode }) => {
  const own = ownWarnings(ctx, areaCode)
  const unclosed: Where<'warnings'> = { ...own, status: { in: ['open', 'inProgress'] } }
  const count = (more: Where<'warnings'>): Promise<number> => ctx.store.warnings.count({ ...unclosed, ...more })
  const [all, fresh, red, overdue, dueToday, later] = await Promise.all([
    count({}),
    count({ status: 'open' }),
    count({ severity: 'red' }),
    count({ dueOn: { lt: ctx.today } }),
    count({ dueOn: ctx.today }),
    count({ askAgainOn: { gt: ctx.today } }),
  ])
  return { waiting: all - later, fresh: fresh - later, red, overdue, dueToday, later }
}
