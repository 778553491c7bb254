import { covers } from '@shared/access/scope'
import { KoumenError } from '@shared/kernel/errors'
import { areaOf, staff } from '../../runtime'
import type { Guard } from '../../runtime/guards'

const FEDERATION = 'disabled-federation'
const ROLES = ['departmentOfficer', 'countyDispatcher'] as const

type Over<I> = NonNullable<Parameters<typeof staff<I>>[1]>['over']

/** The disabled persons' federation over its own area, and the county's dispatcher; no other department looks in. */
const federation = <I>(over: Over<I>): Guard<I> => {
  const inArea = staff<I>(ROLES, { over })
  return {
    describe: 'federation',
    admits: inArea.admits,
    check: async (ctx, input) => {
      await inArea.check(ctx, input)
      const allowed = ctx.actor.staff.some(
        (seat) =>
          seat.role === 'countyDispatcher' || (seat.role === 'departmentOfficer' && seat.departmentId === FEDERATION),
      )
      if (!allowed) throw new KoumenError('FORBIDDEN', '残疾人证的年度核对由残联办理，请联系县残联。')
    },
  }
}

export const federationOver = federation<{ areaCode: string }>((input) => input.areaCode)
export const federationOfCheck = federation<{ checkId: string }>(areaOf('yearlyChecks', (input) => input.checkId))

/** The post that signs: the federation's own before the dispatcher's. */
export const federationSeat = (seats: Parameters<Guard<never>['check']>[0]['actor']['staff'], areaCode: string) => {
  const inArea = seats.filter((seat) => covers(seat.areaCode, areaCode))
  const seat =
    inArea.find(({ departmentId }) => departmentId === FEDERATION) ??
    inArea.find(({ role }) => role === 'countyDispatcher')
  if (!seat) throw new KoumenError('FORBIDDEN')
  return seat
}
