import { areaAtLevel, areasOf } from '@shared/access/scope'
import { contentHash } from '@shared/eligibility/content-hash'
import { KoumenError } from '@shared/kernel/errors'
import { RULE_READERS, writerSeat } from '@shared/warnings/county-rules/change-permissions'
import type { DraftAuthor } from '@shared/warnings/county-rules/check-draft'
import type { WarningDraft } from '@shared/warnings/county-rules/draft'
import type { Context, Doc } from '../../runtime'

export type RuleChangeDoc = Doc<'warningRuleChanges'>

/** The county in which the caller reads warning rules. */
export const countyOfReader = (ctx: Pick<Context, 'actor'>): string => {
  const area = areasOf(ctx.actor, RULE_READERS)[0] ?? ''
  return areaAtLevel(area, 'county') ?? area
}

/** The post from which the caller writes rules, and its county. */
export const writerOf = (ctx: Pick<Context, 'actor'>) => {
  const countyCode = countyOfReader(ctx)
  const seat = writerSeat(ctx.actor, countyCode)
  if (!seat) throw new KoumenError('FORBIDDEN', '写规则的是县级部门和县级调度员，请联系他们。')
  return { seat, countyCode, author: authorOf(seat.role === 'departmentOfficer' ? seat.departmentId : undefined) }
}

export const authorOf = (departmentId: string | null | undefined): DraftAuthor => (departmentId ? { departmentId } : {})

export const hashOf = (draft: WarningDraft): string => contentHash(draft)

/** A change of the caller's county; a draft is read by its author alone. */
export const loadRuleChange = async (ctx: Context, changeId: string): Promise<RuleChangeDoc> => {
  const change = await ctx.store.warningRuleChanges.get(changeId)
  if (!change || change.areaCode !== countyOfReader(ctx) || (change.status === 'draft' && !isAuthor(ctx, change)))
    throw new KoumenError('NOT_FOUND', '没有这条规则，请从列表里选。')
  return change
}

const isAuthor = ({ actor }: Pick<Context, 'actor'>, { proposedBy }: RuleChangeDoc): boolean =>
  actor.openid === proposedBy.openid || actor.staff.some(({ staffId }) => staffId === proposedBy.staffId)
