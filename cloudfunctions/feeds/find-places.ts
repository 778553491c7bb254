import type { FeedDefinition } from '@shared/feeds/definition'
import type { ProblemKind } from '@shared/feeds/problems'
import type { ParsedRow } from '@shared/feeds/parse-rows'
import type { Context } from '../runtime'
import { textOf } from './take-rows'

const ACCOUNTS = ['powerAccount', 'waterAccount'] as const

/** The column of an account number and its kind, where the feed has one. */
export const accountColumn = (feed: FeedDefinition): { name: string; kind: string } | undefined =>
  feed.columns.flatMap(({ name, type }) =>
    (ACCOUNTS as readonly string[]).includes(type) ? [{ name, kind: type }] : [],
  )[0]

/** What an account number is stored as: found again only by its blind index. */
export const accountKey = (kind: string, account: string): string => `${kind}:${account}`

type Finding = { householdId: string } | { problem: ProblemKind; column: string }

/** Which household an account belongs to, as a department's list of accounts told it. */
const byAccounts = async (ctx: Context, kind: string, accounts: readonly string[]): Promise<Map<string, string>> => {
  const accountOf = new Map(
    accounts.flatMap((account) => ctx.identity.indexes(accountKey(kind, account)).map((index) => [index, account])),
  )
  const links = await ctx.store.meterAccounts.getMany([...accountOf.keys()])
  return new Map(links.map((link) => [accountOf.get(link._id) ?? '', link.householdId]))
}

const byAddresses = async (ctx: Context, codes: readonly string[]): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>()
  if (codes.length === 0) return found
  for await (const { _id, addressId } of ctx.store.households.iterate({ where: { addressId: { in: codes } } }))
    found.set(addressId ?? '', [...(found.get(addressId ?? '') ?? []), _id])
  return found
}

/**
 * The household of rows that name no person: by the account of a meter or by the standard address. An address of
 * several households is nobody's: only a person can tell.
 */
export const findPlaces = async (
  ctx: Context,
  feed: FeedDefinition,
  rows: readonly ParsedRow[],
): Promise<(row: ParsedRow) => Finding> => {
  const account = accountColumn(feed)
  const address = feed.columns.find((c) => c.type === 'addressCode')?.name
  const said = (name: string | undefined) =>
    name === undefined ? [] : [...new Set(rows.map((row) => textOf(row, name)).filter((text) => text !== ''))]
  const households = account ? await byAccounts(ctx, account.kind, said(account.name)) : new Map<string, string>()
  const atAddress = await byAddresses(ctx, said(address))
  return (row) => {
    const number = account ? textOf(row, account.name) : ''
    const householdId = households.get(number)
    if (householdId !== undefined) return { householdId }
    const code = address ? textOf(row, address) : ''
    const [only, another] = atAddress.get(code) ?? []
    if (another !== undefined) return { problem: 'addressShared', column: address ?? '' }
    if (only !== undefined) return { householdId: only }
    if (number !== '') return { problem: 'accountUnknown', column: account?.name ?? '' }
    if (code !== '') return { problem: 'addressUnknown', column: address ?? '' }
    return { problem: 'noIdNumber', column: 'idNumber' }
  }
}
