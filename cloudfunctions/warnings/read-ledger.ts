import { z } from 'zod'
import type { warningsContract } from '@shared/warnings/contract'
import { ledgerRow } from '@shared/warnings/ledger'
import { WarningEvidence } from '@shared/warnings/model'
import type { Handler, Where } from '../runtime'
import { areaNames } from '../runtime/records/area-path'
import { raisedBetween } from './ledger-window'
import { ownWarnings } from './own-warnings'

/** The ledger of those warnings the reader handles, newest first. */
export const readLedger: Handler<typeof warningsContract.actions.ledger> = async (ctx, input) => {
  const own = ownWarnings(ctx, input.areaCode)
  const where: Where<'warnings'> = {
    ...own,
    ...raisedBetween(input),
    ...(input.ruleId === undefined ? {} : { ruleId: input.ruleId }),
    // Whoever sees one department only stays with it.
    ...(input.departmentId === undefined || own.departmentId !== undefined ? {} : { departmentId: input.departmentId }),
    ...(input.result === undefined ? {} : { result: input.result === 'none' ? null : input.result }),
  }
  const [page, total] = await Promise.all([
    ctx.store.warnings.find({
      where,
      order: { by: 'openedAt', direction: 'desc' },
      limit: input.limit,
      after: input.after,
    }),
    ctx.store.warnings.count(where),
  ])
  const nameOf = await areaNames(
    ctx,
    page.items.map(({ areaCode }) => areaCode.slice(0, 12)),
  )
  return {
    items: page.items.map((warning) =>
      ledgerRow(
        warning,
        z.array(WarningEvidence).parse(ctx.openJson(warning.evidenceSealed)),
        nameOf(warning.areaCode.slice(0, 12)),
        ctx,
      ),
    ),
    next: page.next,
    total,
  }
}
