import type { areasContract } from '@shared/areas/contract'
import type { Handler } from '../runtime'
import { areaPath } from '../runtime/records/area-path'
import { answersAt } from '../runtime/records/who-answers'

export const askWhoAnswers: Handler<typeof areasContract.actions.whoAnswers> = async (ctx, input) =>
  answersAt(ctx, await areaPath(ctx, input.areaCode))
