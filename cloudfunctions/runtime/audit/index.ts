import { meansOf } from '../call/make-context'
import type { Context, TimerHandler } from '../context'
import { sealEntries } from './seal-audit'
import { verifyEntries, type AuditVerdict } from './verify-audit'

/** Timer: chains the entries that are not sealed yet. */
export const sealAudit: TimerHandler = (ctx) => {
  const { database, vault } = meansOf(ctx)
  return sealEntries(database, vault, ctx.now)
}

/** Recomputes the whole log and names the first thing that does not hold. */
export const verifyAudit = (ctx: Context): Promise<AuditVerdict> => {
  const { database, vault } = meansOf(ctx)
  return verifyEntries(database, vault)
}
