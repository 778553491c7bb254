import type { Application } from '@shared/applications/model'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../runtime'
import { screenHousehold } from '../runtime/records/screen-household'

/**
 * What an opinion rests on, as it stood: version of the fact sheet, hash of the catalogue, and the sealed trace of the
 * policy. Later changes of facts or rules leave it as it is. Case-by-case help rests on the sheet alone.
 */
export const freezeBasis = async (
  ctx: Context,
  item: Pick<Application, 'householdId' | 'policyId' | 'personId'>,
): Promise<NonNullable<Application['basis']>> => {
  const household = await ctx.store.households.get(item.householdId)
  if (!household) throw new KoumenError('NOT_FOUND')
  const { screening } = await screenHousehold(ctx, household, item.policyId ? [item.policyId] : [])
  const results = screening.results.filter(
    (one) => item.personId === null || one.personId === null || one.personId === item.personId,
  )
  return {
    catalogueHash: screening.catalogueHash,
    sheetVersion: screening.sheetVersion,
    traceSealed: ctx.sealJson(results),
  }
}
