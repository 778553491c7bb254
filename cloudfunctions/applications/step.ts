import { isStepOpen, permissionsOf, type ApplicationStep } from '@shared/applications/permissions'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'
import { authorizationOf } from './authorization'

/** Loads the item and refuses unless this person may take this step on it now, at the version they saw. */
export const beginStep = async (
  ctx: Context,
  input: { applicationId: string; version: number },
  step: ApplicationStep,
): Promise<Doc<'applications'>> => {
  const item = await ctx.store.applications.get(input.applicationId)
  if (!item) throw new KoumenError('NOT_FOUND', '没有找到这件事，请刷新列表。')
  if (item.version !== input.version) throw new KoumenError('CONFLICT')
  if (!isStepOpen(step, item)) throw new KoumenError('ILLEGAL_TRANSITION')
  const authorization = await authorizationOf(ctx, item)
  const permission = permissionsOf(ctx.actor, item, authorization)
  if (permission.can.includes(step)) return item
  const [blockedZh = '这一步要由有权限的同志办理，您可以提醒对方。'] = permission.blockedZh
  const unsigned = step === 'accept' && authorization.missingNamesZh.length > 0
  throw new KoumenError(unsigned ? 'CONSENT_REQUIRED' : 'FORBIDDEN', blockedZh)
}
