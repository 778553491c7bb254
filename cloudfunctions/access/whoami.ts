import type { accessContract } from '@shared/access/contract'
import { ROLE_LABELS } from '@shared/access/labels'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'

/** Of a person only claimed, not even the name on file: a typed number must not tell whose it is. */
const CLAIMED_ZH = '待核实'

export const whoami: Handler<typeof accessContract.actions.whoami> = async (ctx) => {
  const { staff, links } = ctx.actor
  const nameOf = await areaNames(
    ctx,
    staff.map((seat) => seat.areaCode),
  )
  const verified = links.filter((link) => link.status === 'verified')
  const persons = await ctx.store.persons.getMany(verified.map((link) => link.personId))
  return {
    staff: staff.map((seat) => ({
      staffId: seat.staffId,
      name: seat.name,
      role: seat.role,
      roleZh: ROLE_LABELS[seat.role].zh,
      areaCode: seat.areaCode,
      areaZh: nameOf(seat.areaCode),
      departmentId: seat.departmentId ?? null,
    })),
    links: links.flatMap(({ personId, householdId, relation, status }) =>
      status === 'revoked'
        ? []
        : [
            {
              personId,
              householdId,
              nameZh: persons.find((person) => person._id === personId)?.name ?? CLAIMED_ZH,
              relation,
              status,
            },
          ],
    ),
  }
}
