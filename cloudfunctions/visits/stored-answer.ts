import type { OutputOf } from '@shared/kernel/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { ObservedFact, VisitMember } from '@shared/visits/model'
import type { visitsContract } from '@shared/visits/contract'
import type { Context } from '../runtime'
import { ownSeat } from '../runtime/records/seats'

export type VisitAnswer = OutputOf<typeof visitsContract.actions.submit>

/** What `Visit.sealed` holds. */
export interface VisitSecrets {
  wordsZh: string
  facts: ObservedFact[]
  members: Omit<VisitMember, 'idNumber'>[]
  /** The answer once given, for a phone that asks again. */
  answer: VisitAnswer
}

/** The answer of a visit that has already arrived; null when it has not. A number taken by another visit is a CONFLICT. */
export const storedAnswer = async (
  ctx: Context,
  input: { clientVisitId: string; taskId: string },
): Promise<VisitAnswer | null> => {
  const visit = await ctx.store.visits.get(input.clientVisitId)
  if (!visit) return null
  const isSame = visit.taskId === input.taskId && ownSeat(ctx, visit.visitorStaffId) !== undefined
  if (!isSame) throw new KoumenError('CONFLICT', '这条走访的编号已经用过，请返回任务重新打开走访。')
  return (ctx.openJson(visit.sealed) as VisitSecrets).answer
}
