import type { Askable } from '@shared/requests/ask-about'
import type { NeedCode } from '@shared/requests/need-tiles'
import { screenToAsk } from '@shared/requests/screen-to-ask'
import { emptySheet } from '@shared/facts/sheet'
import { mergeVisitFacts } from '@shared/visits/merge-visit'
import type { Context } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'
import type { VisitInput } from './check-visit'

/** From what was seen and said at the door alone: a worker learns nothing here of what departments hold. */
export const askAtTheDoor = async (
  ctx: Context,
  needs: readonly NeedCode[],
  { facts, members }: VisitInput,
  area: string,
): Promise<Askable[]> => {
  const personIds = members.map((_, index) => `member-${index}`)
  const said = { source: { kind: 'visit' as const }, asOf: ctx.today }
  const sheet = mergeVisitFacts(emptySheet('visit', personIds), facts, personIds, said)
  const { catalogue } = await rulesInForce(ctx, area)
  return screenToAsk(needs, sheet, { asOf: ctx.today, area, catalogue })
}
