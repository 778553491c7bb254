import { hasConsent, mayTakeDetails } from '@shared/feeds/may-take'
import type { FeedDefinition } from '@shared/feeds/definition'
import type { ProblemKind, RowProblem } from '@shared/feeds/problems'
import type { Context } from '../runtime'
import { readRows, type Home } from '../runtime/records/blocks'
import { keyColumns } from './place-rows'
import type { HomeRow } from './take-fact-rows'
import { problemAt } from './take-rows'

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
 * rows about wealth without an authorisation in force (D31): takes them out of `rowsOf` and answers why. A row that
 * stands in another household too stays there.
 */
export const refuseHouseholds = async (
  ctx: Context,
  feed: FeedDefinition,
  households: readonly Home[],
  rowsOf: Map<string, HomeRow[]>,
): Promise<RowProblem[]> => {
  const needsConsent = feed.basis === 'household-consent'
  if (!feed.onlyRegistered && !needsConsent) return []
  const ids = households.map(({ _id }) => _id)
  const keptOf = await readRows(ctx, households)
  const inApp = needsConsent && ids.length > 0 ? await authorised(ctx, ids) : new Set<string>()
  const refuse = (home: Home): ProblemKind | undefined => {
    const rows = keptOf(home)
    if (!mayTakeDetails(feed, rows)) return 'notRegistered'
    return needsConsent && !inApp.has(home._id) && !hasConsent(rows, ctx.today) ? 'noConsent' : undefined
  }
  const refused: { row: HomeRow['row']; kind: ProblemKind }[] = []
  for (const home of households) {
    const kind = refuse(home)
    if (kind === undefined) continue
    for (const { row } of rowsOf.get(home._id) ?? []) refused.push({ row, kind })
    rowsOf.delete(home._id)
  }
  const standing = new Set([...rowsOf.values()].flatMap((rows) => rows.map(({ row }) => row.line)))
  const column = keyColumns(feed)[0]?.[0] ?? ''
  return [...new Map(refused.map((one) => [one.row.line, one])).values()].flatMap(({ row, kind }) =>
    standing.has(row.line) ? [] : [problemAt(feed, row, column, kind)],
  )
}
