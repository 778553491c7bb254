import { isDataOfficerOf } from '@shared/feeds/data-officer'
import { findFeed } from '@shared/feeds/catalogue'
import { KoumenError } from '@shared/kernel/errors'
import type { Guard, GuardContext } from '../runtime/guards'
import { staff } from '../runtime'

const refuseOther = (): never => {
  throw new KoumenError('FORBIDDEN', '这个数据项不归您的部门报送，请联系对应部门的数据专员。')
}

const guard = <I>(
  describe: string,
  departmentOf: (ctx: GuardContext, input: I) => Promise<string | undefined>,
): Guard<I> => {
  const anyDataOfficer = staff<I>(['departmentOfficer', 'administrator'])
  return {
    describe,
    admits: anyDataOfficer.admits,
    check: async (ctx, input) => {
      const department = await departmentOf(ctx, input)
      if (department === undefined) throw new KoumenError('NOT_FOUND', '没有这个数据项或批次，请从列表里选。')
      if (!isDataOfficerOf(ctx.actor, department)) refuseOther()
    },
  }
}

/** An officer of the department that owns the feed, or an administrator. */
export const dataOfficerOfFeed = <I>(feedId: (input: I) => string): Guard<I> =>
  guard('dataOfficerOfFeed', async (_, input) => findFeed(feedId(input))?.department)

/** The same for a file already sent. */
export const dataOfficerOfBatch = <I>(batchId: (input: I) => string): Guard<I> =>
  guard('dataOfficerOfBatch', (ctx, input) => ctx.field('batches', batchId(input), 'departmentId'))
