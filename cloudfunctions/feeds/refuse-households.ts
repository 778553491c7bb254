import { hasConsent, mayTakeDetails } from '@shared/feeds/may-take'
import type { ProblemKind } from '@shared/feeds/problems'
import type { Context } from '../runtime'
import { openRows } from '../runtime/records/feed-rows'
import { keyColumns, type Placing } from './place-rows'
import { problemAt, type Piece } from './take-rows'

/** Households whose authorisation given in the app stands. */
const authorised = async (ctx: Context, householdIds: readonly string[]): Promise<Set<string>> => {
  const found = new Set<string>()
  const where = { householdId: { in: householdIds }, purpose: 'economicVerification' as const }
  for await (const consent of ctx.store.consents.iterate({ where }))
    if (consent.householdId !== null && consent.withdrawnAt === null) found.add(consent.householdId)
  return found
}

/**
 * Refuses, before anything is kept, rows of households outside the registers where details are not needed (D28), and
 * rows about wealth without an authorisation in force (D31). A row that stands in another household too stays there.
 */
export const refuseHouseholds = async (ctx: Context, { feed }: Piece, placing: Placing): Promise<void> => {
  const needsConsent = feed.basis === 'household-consent'
  if (!feed.onlyRegistered && !needsConsent) return
  const ids = [...placing.byHousehold.keys()]
  const stored = new Map((await ctx.store.feedRows.getMany(ids)).map((doc) => [doc._id, doc]))
  const inApp = needsConsent && ids.length > 0 ? await authorised(ctx, ids) : new Set<string>()
  const refuse = (householdId: string): ProblemKind | undefined => {
    const rows = openRows(ctx, stored.get(householdId) ?? null)
    if (!mayTakeDetails(feed, rows)) return 'notRegistered'
    return needsConsent && !inApp.has(householdId) && !hasConsent(rows, ctx.today) ? 'noConsent' : undefined
  }
  for (const householdId of ids) {
    const kind = refuse(householdId)
    if (kind === undefined) continue
    const rows = placing.byHousehold.get(householdId) ?? []
    placing.byHousehold.delete(householdId)
    const elsewhere = new Set([...placing.byHousehold.values()].flatMap((placed) => placed.map(({ row }) => row.line)))
    for (const { row } of rows)
      if (!elsewhere.has(row.line) && !placing.problems.some((p) => p.line === row.line))
        placing.problems.push(problemAt(feed, row, keyColumns(feed)[0]?.[0] ?? '', kind))
  }
}
