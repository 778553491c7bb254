import type { consentsContract } from '@shared/consents/contract'
import { isForLedger, ledgerLine } from '@shared/consents/ledger'
import type { Handler } from '../runtime'

/** 谁看过: newest first. Pages of the audit log are read on until this one is full, because not every entry is shown. */
export const whoLooked: Handler<typeof consentsContract.actions.whoLooked> = async (ctx, input) => {
  const own = ctx.actor.links.filter((link) => link.householdId === input.householdId && link.status === 'verified')
  const reader = { openid: ctx.actor.openid, personIds: own.map((link) => link.personId) }
  const lines: ReturnType<typeof ledgerLine>[] = []
  let after = input.after
  for (;;) {
    const page = await ctx.store.auditEntries.find({
      where: { householdIds: input.householdId },
      order: { by: 'at', direction: 'desc' },
      limit: input.limit - lines.length,
      after,
    })
    lines.push(...page.items.filter((entry) => isForLedger(entry, reader)).map(ledgerLine))
    after = page.next ?? undefined
    if (after === undefined || lines.length >= input.limit) return { items: lines, next: after ?? null }
  }
}
