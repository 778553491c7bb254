import type { consentsContract } from '@shared/consents/contract'
import { isForLedger, ledgerLine } from '@shared/consents/ledger'
import type { Handler } from '../runtime'

/** 谁看过: newest first. Pages of the audit log are read on until this one is full, because not every entry is shown. */
export const whoLooked: Handler<typeof consentsContract.actions.whoLooked> = async (ctx, input) => {
  const lines: ReturnType<typeof ledgerLine>[] = []
  let after = input.after
  for (;;) {
    const page = await ctx.store.auditEntries.find({
      where: { householdIds: input.householdId },
      order: { by: 'at', direction: 'desc' },
      limit: input.limit - lines.length,
      after,
    })
    lines.push(...page.items.filter((entry) => isForLedger(entry, ctx.actor.openid)).map(ledgerLine))
    after = page.next ?? undefined
    if (after === undefined || lines.length >= input.limit) return { items: lines, next: after ?? null }
  }
}
