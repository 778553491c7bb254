import { z } from 'zod'
import { AreaCode, documentFields } from '../kernel/document'

/**
 * What is held of households lies in blocks: documents of some neighbours each, so that a file about thousands of
 * households is taken in, and a county looked at again, with few reads and writes. Each household's part is sealed by
 * itself. `_id` is the block's id, which the household's own document names; a household may have a block to itself.
 */
export const BLOCK_HOUSEHOLDS = 64

/** A household by where its data lies. */
export interface Home {
  _id: string
  blockId: string
  areaCode: string
  members: readonly { personId: string }[]
}

/** Parts by household id. */
const Parts = z.record(z.string(), z.string())

/** The folded facts of a block's households: each part a packed, sealed `FactSheet`. `count` finds blocks with room. */
export const FactSheetBlock = z.object({ ...documentFields, areaCode: AreaCode, count: z.int(), homes: Parts })
export type FactSheetBlock = z.infer<typeof FactSheetBlock>

/** What departments sent about a block's households: each part packed, sealed rows by feed. */
export const FeedRowsBlock = z.object({ ...documentFields, areaCode: AreaCode, homes: Parts })
export type FeedRowsBlock = z.infer<typeof FeedRowsBlock>

/** What a block's households seem entitled to: each part sealed `Entitlement[]`, for policies tell of illness. */
export const EntitlementsBlock = z.object({ ...documentFields, areaCode: AreaCode, homes: Parts })
export type EntitlementsBlock = z.infer<typeof EntitlementsBlock>

type Old = Record<string, unknown>

/** Version 1 kept a document a household: it becomes a block of one. */
export const blockOfVersion1 = (old: Old): Old => ({
  _id: old._id,
  version: old.version,
  createdAt: old.createdAt,
  updatedAt: old.updatedAt,
  areaCode: old.areaCode,
  homes: { [String(old._id)]: old.sealed },
})

export const sheetBlockOfVersion1 = (old: Old): Old => ({ ...blockOfVersion1(old), count: 1 })

/** Before blocks there were, each household had documents of its own. */
export const householdOfVersion1 = (old: Old): Old => ({ ...old, blockId: old._id })
