import type { eligibilityContract } from '@shared/eligibility/contract'
import { SAMPLE_AREA } from '@shared/eligibility/screen-file'
import { selfCheck as check } from '@shared/eligibility/self-check'
import type { Handler } from '../runtime'
import { limitVisitors } from '../runtime/records/limit-visitors'
import { rulesInForce } from '../runtime/records/rules-in-force'

/** What anybody's family could ask about, from the answers alone: nothing is looked up, kept or logged. */
export const selfCheck: Handler<typeof eligibilityContract.actions.selfCheck> = async (ctx, input) => {
  await limitVisitors(ctx, 'selfCheck')
  const area = input.areaCode ?? SAMPLE_AREA
  const { catalogue } = await rulesInForce(ctx, area)
  return check(input.answers, { asOf: ctx.today, area, catalogue })
}
