import { mayRead } from '@shared/applications/permissions'
import { KoumenError } from '@shared/kernel/errors'
import type { Context, Doc } from '../runtime'

/** One item for somebody of its area, or of a department it concerns; the guard has looked at the area. */
export const readItem = async (ctx: Context, applicationId: string): Promise<Doc<'applications'>> => {
  const item = await ctx.store.applications.get(applicationId)
  if (!item) throw new KoumenError('NOT_FOUND', '没有找到这件事，请刷新列表。')
  if (!mayRead(ctx.actor, item)) throw new KoumenError('FORBIDDEN', '这件事由别的部门办理，请联系承办部门。')
  return item
}
