import type { StaffRole } from '@shared/access/roles'
import { KoumenError } from '@shared/kernel/errors'
import { staff } from '../runtime'
import type { Guard } from '../runtime/guards'

/** Who proposes and decides changes of the rules; which of them, the edits themselves say. */
export const CHANGERS = ['departmentOfficer', 'countyDispatcher'] as const satisfies readonly StaffRole[]
/** Who reads them: the townships, too, see what will change for their people. */
export const CHANGE_READERS = [...CHANGERS, 'townshipOfficer', 'townshipLeader'] as const

/** A reader whose post lies in the county of the change. */
export const readerOfChange = <I>(changeId: (input: I) => string): Guard<I> => {
  const reader = staff<I>(CHANGE_READERS)
  return {
    describe: 'readerOfChange',
    admits: reader.admits,
    check: async (ctx, input) => {
      const county = await ctx.field('ruleChanges', changeId(input), 'areaCode')
      if (county === undefined) throw new KoumenError('NOT_FOUND', '没有这项改动，请从列表里选。')
      const inCounty = ctx.actor.staff.some(
        (seat) => CHANGE_READERS.some((role) => role === seat.role) && seat.areaCode.startsWith(county),
      )
      if (!inCounty) throw new KoumenError('FORBIDDEN', '这项改动属于别的县。')
    },
  }
}
