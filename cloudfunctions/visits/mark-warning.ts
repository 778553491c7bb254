import type { Context, Doc, Tx } from '../runtime'
import { markChanged } from '../runtime/records/blocks'

interface Been {
  warningIds: readonly string[]
  household: Doc<'households'> | null
  /** When somebody was met; null where nobody was. */
  metAt: string | null
}

/**
 * Somebody has been there: a warning that still stood open is in progress (each that the visit was for), and the household is looked at again. What the
 * visit found is read from the visit.
 */
export const markWarning = async (ctx: Context, tx: Tx, { warningIds, household, metAt }: Been): Promise<void> => {
  for (const id of warningIds) {
    const warning = await tx.warnings.get(id)
    if (warning && warning.status !== 'closed' && (warning.status === 'open' || (metAt && !warning.firstContactAt)))
      await tx.warnings.update(warning, { status: 'inProgress', firstContactAt: warning.firstContactAt ?? metAt })
  }
  if (household) await markChanged(ctx, tx, [household])
}
