import type { AreaOf } from '../runtime/guards'

export const areaOfPost: AreaOf<{ staffId: string }> = (input, ctx) => ctx.field('staff', input.staffId, 'areaCode')

export const areaOfInvitation: AreaOf<{ invitationId: string }> = async (input, ctx) => {
  const staffId = await ctx.field('invitations', input.invitationId, 'staffId')
  return staffId === undefined ? undefined : ctx.field('staff', staffId, 'areaCode')
}
