import type { areasContract } from '@shared/areas/contract'
import { whoAnswers } from '@shared/areas/who-answers'
import type { Handler } from '../runtime'
import { areaPath } from '../runtime/records/area-path'

export const askWhoAnswers: Handler<typeof areasContract.actions.whoAnswers> = async (ctx, input) =>
  whoAnswers(await areaPath(ctx, input.areaCode), ctx.now)
