import { markChanged } from '@shared/warnings/scan-mark'
import type { Tx } from '../runtime'

interface Been {
  warningIds: readonly string[]
  household: { _id: string; areaCode: string } | null
  /** When somebody was met; null where nobody was. */
  metAt: string | null
}

/**
 * Somebody has been there: a warning that still stood open is in progress (each that the visit was for), and the household is looked at again. What the
 * visit found is read from the visit.
 */
export const markWarning = async (tx: Tx, { warningIds, household, metAt }: Been): Promise<void> => {
  for (const id of warningIds) {
    const warning = await tx.warnings.get(id)
    if (warning && warning.status !== 'closed' && (warning.status === 'open' || (metAt && !warning.firstContactAt)))
      await tx.warnings.update(warning, { status: 'inProgress', firstContactAt: warning.firstContactAt ?? metAt })
  }
  if (household) await tx.scanMarks.put(markChanged(household))
}
