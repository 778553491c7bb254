import type { consentsContract } from '@shared/consents/contract'
import { evidenceZh } from '@shared/consents/labels'
import type { Context, Doc, Handler } from '../runtime'

/** Persons the caller is verified to be: their consents are theirs, whoever recorded them. */
export const ownPersonIds = (ctx: Pick<Context, 'actor'>): string[] =>
  ctx.actor.links.filter((link) => link.status === 'verified' && link.relation === 'self').map((link) => link.personId)

const view = (consent: Doc<'consents'>) => ({
  consentId: consent._id,
  purpose: consent.purpose,
  textZh: consent.textZh,
  evidenceZh: evidenceZh(consent.evidence),
  givenAt: consent.givenAt,
  withdrawnAt: consent.withdrawnAt,
})

/** Given on this phone, or recorded of a person the caller is verified to be; newest first, few enough for one list. */
export const listMyConsents: Handler<typeof consentsContract.actions.listMine> = async (ctx, input) => {
  const persons = ownPersonIds(ctx)
  const order = { by: 'givenAt', direction: 'desc' } as const
  const [onPhone, ofPersons] = await Promise.all([
    ctx.store.consents.find({ where: { openid: ctx.actor.openid }, order, limit: 1000 }),
    persons.length === 0
      ? { items: [] }
      : ctx.store.consents.find({ where: { personId: { in: persons } }, order, limit: 1000 }),
  ])
  const all = new Map([...onPhone.items, ...ofPersons.items].map((consent) => [consent._id, consent]))
  const sorted = [...all.values()].sort((a, b) => b.givenAt.localeCompare(a.givenAt) || b._id.localeCompare(a._id))
  const start = input.after === undefined ? 0 : sorted.findIndex((consent) => consent._id === input.after) + 1
  const items = sorted.slice(start, start + input.limit)
  const more = sorted.length > start + items.length
  return { items: items.map(view), next: more ? (items.at(-1)?._id ?? null) : null }
}
