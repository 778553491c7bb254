import type { Application } from '@shared/applications/model'
import type { Context } from '../runtime'

type HistoryLine = Application['history'][number]

/** The seat a person acts from: the first post that covers the area. */
export const actingSeat = (ctx: Context, areaCode: string) =>
  ctx.actor.staff.find((seat) => areaCode.startsWith(seat.areaCode)) ?? ctx.actor.staff[0]

export const historyLine = (ctx: Context, areaCode: string, event: string, noteZh = ''): HistoryLine => ({
  at: ctx.now,
  event,
  byName: actingSeat(ctx, areaCode)?.name ?? '系统',
  noteZh,
})
