import type { consentsContract } from '@shared/consents/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'
import { ownPersonIds } from './list-my-consents'

/** Given freely, taken back freely (个人信息保护法 art. 15); doing it again changes nothing. */
export const withdrawConsent: Handler<typeof consentsContract.actions.withdraw> = async (ctx, { consentId }) =>
  ctx.commit(async (tx) => {
    const consent = await tx.consents.get(consentId)
    if (!consent) throw new KoumenError('NOT_FOUND', '没有找到这份同意，请刷新后再看。')
    const isMine =
      consent.openid === ctx.actor.openid || (consent.personId !== null && ownPersonIds(ctx).includes(consent.personId))
    if (!isMine) throw new KoumenError('FORBIDDEN', '只有本人可以撤回自己的同意。')
    const withdrawnAt = consent.withdrawnAt ?? ctx.now
    if (consent.withdrawnAt === null) await tx.consents.update(consent, { withdrawnAt })
    tx.audit({ householdId: consent.householdId ?? undefined, note: `consent withdrawn ${consent.purpose}` })
    return { withdrawnAt }
  })
