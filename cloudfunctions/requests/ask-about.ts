import { sheetOfAnswers } from '@shared/eligibility/self-check-sheet'
import { declaredFacts, type Askable } from '@shared/requests/ask-about'
import type { DeclaredFacts } from '@shared/requests/declared'
import type { NeedCode } from '@shared/requests/need-tiles'
import { declaredSheet, screenToAsk } from '@shared/requests/screen-to-ask'
import type { Context } from '../runtime'
import { rulesInForce } from '../runtime/records/rules-in-force'

/** From the tapped needs and what was said along with them: whoever asks has not been verified, so nothing on file is looked at. */
export const askAbout = async (
  ctx: Context,
  needs: readonly NeedCode[],
  area: string,
  declared?: DeclaredFacts,
): Promise<Askable[]> => {
  const { catalogue } = await rulesInForce(ctx, area)
  const sheet = declared
    ? sheetOfAnswers(
        { household: { ...declared.household, ...declaredFacts(needs) }, members: declared.members },
        ctx.today,
      )
    : declaredSheet(needs, ctx.today)
  return screenToAsk(needs, sheet, { asOf: ctx.today, area, catalogue })
}
