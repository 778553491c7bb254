import { pathOf } from '@shared/areas/ancestors'
import { KoumenError } from '@shared/kernel/errors'
import type { Context } from '../context'
import type { Doc } from '../store/types'

/** The area and its parents up to the county, nearest first. NOT_FOUND when the area itself is not on record. */
export const areaPath = async (ctx: Pick<Context, 'store'>, areaCode: string): Promise<Doc<'areas'>[]> => {
  const found = await ctx.store.areas.getMany(pathOf(areaCode))
  const path = found.sort((a, b) => b.code.length - a.code.length)
  if (path[0]?.code !== areaCode) throw new KoumenError('NOT_FOUND', '没有找到这个地方，请从列表里选村子。')
  return path
}

/** Names of many areas at once: `nameOf(code)` is the area's own name, or of its nearest parent on record. */
export const areaNames = async (
  ctx: Pick<Context, 'store'>,
  codes: readonly string[],
): Promise<(code: string) => string> => {
  const wanted = [...new Set(codes.flatMap(pathOf))]
  const areas = new Map((await ctx.store.areas.getMany(wanted)).map((area) => [area.code, area.name]))
  return (code) =>
    [...pathOf(code)]
      .reverse()
      .map((one) => areas.get(one))
      .find((name) => name !== undefined) ?? code
}
