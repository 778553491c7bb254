import type { Askable } from '@shared/requests/ask-about'
import type { NeedCode } from '@shared/requests/need-tiles'
import { declaredSheet, screenToAsk } from '@shared/requests/screen-to-ask'
import type { Context } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'

/** From the tapped needs alone: whoever asks has not been verified, so nothing on file is looked at. */
export const askAbout = async (ctx: Context, needs: readonly NeedCode[], area: string): Promise<Askable[]> => {
  const { catalogue } = await rulesInForce(ctx, area)
  return screenToAsk(needs, declaredSheet(needs, ctx.today), { asOf: ctx.today, area, catalogue })
}
