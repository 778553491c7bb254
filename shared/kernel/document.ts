import { z } from 'zod'

/** What every stored document carries. `version` grows by one a write; a writer names the version it saw. */
export const documentFields = {
  _id: z.string(),
  schemaVersion: z.number().int(),
  version: z.number().int(),
  /** Instant, ISO with +08:00. */
  createdAt: z.string(),
  updatedAt: z.string(),
}

export const Id = z.string().min(1).max(80)
export const Version = z.number().int().min(0)
/** Instant, ISO 8601 with zone. */
export const InstantText = z.string().min(20).max(40)
export const LocalDateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期请写成 2026-11-23 这样')
/** Area code: county 6, township 9, community 12, grid 14 digits. A longer code lies inside its prefixes. */
export const AreaCode = z.string().regex(/^\d{6}(\d{3}(\d{3}(\d{2})?)?)?$/, '地区编码不对，请从列表里选')

/** Keyset page: ask again with `after` = `next` until `next` is null. */
export const PageInput = { after: z.string().max(200).optional(), limit: z.number().int().min(1).max(100).default(50) }
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
