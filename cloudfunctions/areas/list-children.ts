import type { areasContract } from '@shared/areas/contract'
import { KoumenError } from '@shared/kernel/errors'
import type { Handler } from '../runtime'

export const listChildren: Handler<typeof areasContract.actions.listChildren> = async (ctx, input) => {
  const parent =
    input.parentCode === undefined
      ? await ctx.store.areas.first({ where: { level: 'county' } })
      : await ctx.store.areas.get(input.parentCode)
  if (!parent) throw new KoumenError('NOT_FOUND', '没有找到这个地方，请从列表里选。')
  const children = await ctx.store.areas.find({ where: { parentCode: parent.code }, limit: 1000 })
  return { items: children.items.map(({ code, name, level }) => ({ code, name, level })) }
}
