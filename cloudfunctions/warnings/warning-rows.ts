import type { WarningRow } from '@shared/warnings/contract'
import { warningRow } from '@shared/warnings/warning-row'
import type { Context, Doc } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { lastOutcomes } from './last-outcomes'
import { readEvidence, type Evidence } from './taken-back'

/** Some warnings as rows, and the evidence that was read for them. */
export const warningRows = async (
  ctx: Context,
  warnings: readonly Doc<'warnings'>[],
): Promise<{ rowOf: (warning: Doc<'warnings'>) => WarningRow; evidenceOf: (warning: Doc<'warnings'>) => Evidence }> => {
  const codeOf = ({ areaCode }: Doc<'warnings'>): string => areaCode.slice(0, 12)
  const [nameOf, outcomeOf, evidenceOf] = await Promise.all([
    areaNames(ctx, warnings.map(codeOf)),
    lastOutcomes(ctx, warnings),
    readEvidence(ctx, warnings),
  ])
  return {
    evidenceOf,
    rowOf: (warning) =>
      warningRow(
        warning,
        {
          areaZh: nameOf(codeOf(warning)),
          lastOutcomeZh: outcomeOf(warning),
          lookAgainZh: warning.status === 'closed' ? null : evidenceOf(warning).lookAgainZh,
        },
        ctx.today,
      ),
  }
}
