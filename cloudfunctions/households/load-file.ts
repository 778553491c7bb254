import { KoumenError } from '@shared/kernel/errors'
import type { FileParts } from '@shared/households/view-file'
import type { Context } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { readSheet } from '../runtime/records/fact-sheet'

/** Everything a household file is made of, before anybody's view of it. */
export const loadFile = async (ctx: Context, householdId: string): Promise<FileParts> => {
  const household = await ctx.store.households.get(householdId)
  if (!household) throw new KoumenError('NOT_FOUND', '没有找到这户人，请刷新后再试。')
  const [persons, sheet, nameOf] = await Promise.all([
    ctx.store.persons.getMany(household.members.map((member) => member.personId)),
    readSheet(ctx, household),
    areaNames(ctx, [household.areaCode]),
  ])
  return {
    household,
    persons,
    sheet,
    areaZh: nameOf(household.areaCode),
    today: ctx.today,
    openNumber: (sealed) => ctx.identity.open(sealed),
  }
}
