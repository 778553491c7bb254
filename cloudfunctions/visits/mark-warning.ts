import type { Tx } from '../runtime'

/** Somebody has been there: a warning that still stood open is in progress. What the visit found is read from the visit. */
export const markWarning = async (tx: Tx, warningId: string | null): Promise<void> => {
  const warning = warningId === null ? null : await tx.warnings.get(warningId)
  if (warning?.status === 'open') await tx.warnings.update(warning, { status: 'inProgress' })
}
