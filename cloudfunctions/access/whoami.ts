import type { accessContract } from '@shared/access/contract'
import { ROLE_LABELS } from '@shared/access/labels'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'

/**
 * Links once verified, and no claimed ones: a link appears only where the typed number or name fits somebody on record,
 * so that showing it would tell a stranger who lives behind a plate.
 */
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
    links: verified.map(({ personId, householdId, relation }) => ({
      personId,
      householdId,
      nameZh: persons.find((person) => person._id === personId)?.name ?? '',
      relation,
      status: 'verified' as const,
    })),
  }
}
