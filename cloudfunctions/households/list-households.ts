import type { householdsContract } from '@shared/households/contract'
import { LIST_ROLES, staffViewer } from '@shared/households/viewer'
import { maskName } from '@shared/kernel/mask'
import type { Handler } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { seatOver } from '../runtime/records/seats'

/** A list to find a household by, nothing of what is in its file. Opening one is what the ledger records. */
export const listHouseholds: Handler<typeof householdsContract.actions.list> = async (ctx, input) => {
  const { fullNames } = staffViewer(seatOver(ctx, input.areaCode, LIST_ROLES))
  const page = await ctx.store.households.find({
    where: {
      areaCode: { prefix: input.areaCode },
      ...(input.name === undefined || input.name === '' ? {} : { headName: input.name }),
    },
    limit: input.limit,
    after: input.after,
  })
  const nameOf = await areaNames(
    ctx,
    page.items.map((household) => household.areaCode),
  )
  return {
    items: page.items.map((household) => ({
      householdId: household._id,
      headNameZh: fullNames ? household.headName : maskName(household.headName),
      addressZh: household.addressText,
      areaZh: nameOf(household.areaCode),
      size: household.members.length,
    })),
    next: page.next ?? null,
  }
}
