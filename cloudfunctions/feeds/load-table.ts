import { createHash } from 'node:crypto'
import { areaResolver } from '@shared/areas/resolve-area'
import type { FeedDefinition } from '@shared/feeds/definition'
import { findHeader } from '@shared/feeds/match-headers'
import { parseRows, type ParsedRows } from '@shared/feeds/parse-rows'
import type { Context } from '../runtime'
import { readTable } from './read-table'

export interface LoadedTable {
  parsed: ParsedRows
  contentHash: string
  encoding: string
  ignoredColumns: readonly string[]
}

export type Loading = { ok: true; table: LoadedTable } | { ok: false; messageZh: string }

const resolverOf = async (ctx: Context) => {
  const areas: { code: string; name: string }[] = []
  for await (const area of ctx.store.areas.iterate({ where: { level: { in: ['township', 'community'] } } }))
    areas.push({ code: area.code, name: area.name })
  return areaResolver(areas)
}

/** Reads a stored file as this feed's table; deterministic, so that every slice sees the same rows in the same order. */
export const loadTable = async (
  ctx: Context,
  feed: FeedDefinition,
  batch: { attachmentId: string; dataOn: string },
): Promise<Loading> => {
  const bytes = await ctx.attachments.read(batch.attachmentId)
  const table = readTable(bytes)
  if (!table.ok) return table
  const found = findHeader(
    feed,
    table.rows.slice(0, 20).map((row) => row.cells),
  )
  if (!found)
    return { ok: false, messageZh: `没有找到“${feed.titleZh}”的表头，请核对是不是选错了数据项，或表头被改过。` }
  if (found.match.missing.length > 0)
    return { ok: false, messageZh: `缺少必填列：${found.match.missing.join('、')}。请补上后重新送。` }
  const parsed = parseRows(feed, found.match, table.rows.slice(found.index + 1), {
    today: batch.dataOn,
    areas: await resolverOf(ctx),
  })
  if (parsed.rows.length === 0 && parsed.problems.length === 0)
    return { ok: false, messageZh: '表头下面没有数据行，请重新导出后再送。' }
  return {
    ok: true,
    table: {
      parsed,
      contentHash: createHash('sha256').update(bytes).digest('hex'),
      encoding: table.encoding,
      ignoredColumns: found.match.ignored,
    },
  }
}
