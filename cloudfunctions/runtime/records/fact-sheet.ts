import { emptySheet, FactSheet } from '@shared/facts/sheet'
import { markChanged } from '@shared/warnings/scan-mark'
import type { Context } from '../context'
import type { Doc, Tx } from '../store/types'

const newestOf = (sheet: FactSheet): string | null =>
  [sheet.household, ...sheet.members.map((member) => member.facts)]
    .flatMap((facts) => Object.values(facts).map((entry) => entry.asOf))
    .sort()
    .at(-1) ?? null

/** Opens a stored sheet; a household nobody has facts of yet has an empty one. Members it lacks are added without facts. */
export const openSheet = (
  ctx: Pick<Context, 'openJson'>,
  stored: Doc<'factSheets'> | null,
  householdId: string,
  personIds: readonly string[],
): FactSheet => {
  if (!stored) return emptySheet(householdId, personIds)
  const sheet = FactSheet.parse(ctx.openJson(stored.sealed))
  const known = new Set(sheet.members.map((member) => member.personId))
  const added = personIds.filter((id) => !known.has(id)).map((personId) => ({ personId, facts: {} }))
  return { ...sheet, members: [...sheet.members, ...added] }
}

/** Outside a transaction: what the sheet of a household says now. */
export const readSheet = async (
  ctx: Pick<Context, 'openJson' | 'store'>,
  household: { _id: string; members: readonly { personId: string }[] },
): Promise<FactSheet> =>
  openSheet(
    ctx,
    await ctx.store.factSheets.get(household._id),
    household._id,
    household.members.map((member) => member.personId),
  )

/** Changes a household's sheet inside a transaction; its version rises by one and the next scan looks at it. */
export const changeSheet = async (
  ctx: Pick<Context, 'openJson' | 'sealJson'>,
  tx: Tx,
  household: { _id: string; areaCode: string; members: readonly { personId: string }[] },
  change: (sheet: FactSheet) => FactSheet,
): Promise<FactSheet> => {
  const stored = await tx.factSheets.get(household._id)
  const personIds = household.members.map((member) => member.personId)
  const before = openSheet(ctx, stored, household._id, personIds)
  const after = { ...change(before), version: before.version + 1 }
  const fields = { areaCode: household.areaCode, sealed: ctx.sealJson(after), newestAsOf: newestOf(after) }
  if (stored) await tx.factSheets.update(stored, fields)
  else await tx.factSheets.insert({ _id: household._id, ...fields })
  await tx.scanMarks.put(markChanged(household))
  return after
}
