import { z } from 'zod'
import { emptySheet, type FactSheet } from '@shared/facts/sheet'
import { packSheet, unpackSheet } from '@shared/facts/pack-sheet'
import type { KeptRowsByFeed } from '@shared/feeds/model'
import { packRows, unpackRows } from '@shared/feeds/pack-rows'
import type { EntitlementsBlock, FactSheetBlock, FeedRowsBlock, Home } from '@shared/households/block'
import { Entitlement } from '@shared/warnings/entitlements'
import { CHANGED, summaryOf, type ScanMark, type ScanMarkBlock } from '@shared/warnings/scan-mark'
import type { Context } from '../context'
import type { BaseDocument, Doc, Tx } from '../store/types'

export type { Home }

type Opens = Pick<Context, 'openText'>
type Seals = Pick<Context, 'openText' | 'sealText'>
type Sealed = { homes: Readonly<Record<string, string>> } | null | undefined

/** A household's sheet out of its block: empty where nobody has facts of it yet; members it lacks come without facts. */
export const openSheet = (ctx: Opens, block: Sealed, { _id, members }: Pick<Home, '_id' | 'members'>): FactSheet => {
  const sealed = block?.homes[_id]
  const personIds = members.map(({ personId }) => personId)
  if (sealed === undefined) return emptySheet(_id, personIds)
  const sheet = unpackSheet(ctx.openText(sealed))
  if (sheet.householdId !== _id) throw new Error('the sheet of another household')
  const known = new Set(sheet.members.map((member) => member.personId))
  const added = personIds.filter((id) => !known.has(id)).map((personId) => ({ personId, facts: {} }))
  return added.length === 0 ? sheet : { ...sheet, members: [...sheet.members, ...added] }
}

/** The rows of departments kept of a household, out of its block. */
export const openRows = (ctx: Opens, block: Sealed, { _id }: Pick<Home, '_id'>): KeptRowsByFeed => {
  const sealed = block?.homes[_id]
  return sealed === undefined ? {} : unpackRows(ctx.openText(sealed))
}

/** What a household seems entitled to, out of its block. */
export const openEntitled = (ctx: Opens, block: Sealed, { _id }: Pick<Home, '_id'>): Entitlement[] => {
  const sealed = block?.homes[_id]
  return sealed === undefined ? [] : z.array(Entitlement).parse(JSON.parse(ctx.openText(sealed)))
}

const byId = <T extends BaseDocument>(all: readonly T[]): Map<string, T> => new Map(all.map((each) => [each._id, each]))

const blockIdsOf = (homes: readonly Home[]): string[] => [...new Set(homes.map(({ blockId }) => blockId))]

/** Outside transactions: what the sheets of some households say, each block read once. */
export const readSheets = async (
  ctx: Pick<Context, 'openText' | 'store'>,
  homes: readonly Home[],
): Promise<(home: Home) => FactSheet> => {
  const blocks = byId(await ctx.store.factSheets.getMany(blockIdsOf(homes)))
  return (home) => openSheet(ctx, blocks.get(home.blockId), home)
}

/** Outside transactions: the rows kept of some households, each block read once. */
export const readRows = async (
  ctx: Pick<Context, 'openText' | 'store'>,
  homes: readonly Home[],
): Promise<(home: Home) => KeptRowsByFeed> => {
  const blocks = byId(await ctx.store.feedRows.getMany(blockIdsOf(homes)))
  return (home) => openRows(ctx, blocks.get(home.blockId), home)
}

/** Outside transactions: what some households seem entitled to, each block read once. */
export const readEntitled = async (
  ctx: Pick<Context, 'openText' | 'store'>,
  homes: readonly Home[],
): Promise<(home: Home) => Entitlement[]> => {
  const blocks = byId(await ctx.store.entitlements.getMany(blockIdsOf(homes)))
  return (home) => openEntitled(ctx, blocks.get(home.blockId), home)
}

/** Outside transactions: the marks of some households that have one, each block read once. */
export const readMarks = async (
  { store }: Pick<Context, 'store'>,
  homes: readonly Pick<Home, '_id' | 'blockId'>[],
): Promise<Map<string, ScanMark>> => {
  const blocks = byId(await store.scanMarks.getMany([...new Set(homes.map(({ blockId }) => blockId))]))
  return new Map(
    homes.flatMap(({ _id, blockId }) => {
      const mark = blocks.get(blockId)?.homes[_id]
      return mark ? [[_id, mark] as const] : []
    }),
  )
}

interface Held<T> {
  /** As it was read; null where the block has no such document yet. */
  stored: (T & BaseDocument) | null
  homes: Record<string, string>
  changed: boolean
}

interface HeldMarks {
  stored: Doc<'scanMarks'> | null
  homes: Record<string, ScanMark>
  changed: boolean
}

interface Block {
  areaCode: string
  sheets: Held<FactSheetBlock>
  rows: Held<FeedRowsBlock>
  entitled: Held<EntitlementsBlock>
  marks: HeldMarks
}

const hold = <T extends { homes: Record<string, string> } & BaseDocument>(stored: T | null): Held<T> => ({
  stored,
  homes: { ...stored?.homes },
  changed: false,
})

const holdMarks = (stored: Doc<'scanMarks'> | null): HeldMarks => ({
  stored,
  homes: { ...stored?.homes },
  changed: false,
})

/** The blocks of some households inside one transaction: changed in memory, written once. */
export interface Blocks {
  sheetOf(home: Home): FactSheet
  rowsOf(home: Home): KeptRowsByFeed
  markOf(home: Pick<Home, '_id' | 'blockId'>): ScanMark | null
  /** Stores the sheet as its next version and has the household looked at. */
  keepSheet(home: Home, sheet: FactSheet): FactSheet
  keepRows(home: Home, rows: KeptRowsByFeed): void
  keepEntitled(home: Home, entitled: readonly Entitlement[]): void
  /** Has the household looked at at once, or on the day given. */
  mark(home: Pick<Home, '_id' | 'blockId'>, mark?: Omit<ScanMark, 'version'>): void
  /** For a household that is gone. */
  unmark(home: Pick<Home, '_id' | 'blockId'>): void
  /** Writes what was changed. Nothing is stored before. */
  save(): Promise<void>
}

/** What of the blocks a transaction is going to read or change. Marks are always at hand. */
interface Wanted {
  sheets?: boolean
  rows?: boolean
  entitled?: boolean
}

const COMMUNITY = 12

/** Reads the blocks of some households inside a transaction. */
export const openBlocks = async (
  ctx: Seals,
  tx: Tx,
  homes: readonly Pick<Home, 'blockId' | 'areaCode'>[],
  { sheets = false, rows = false, entitled = false }: Wanted,
): Promise<Blocks> => {
  const areaOf = new Map(homes.map(({ blockId, areaCode }) => [blockId, areaCode.slice(0, COMMUNITY)]))
  const ids = [...areaOf.keys()]
  const [allMarks, allSheets, allRows, allEntitled] = [
    byId(await tx.scanMarks.getMany(ids)),
    byId(sheets ? await tx.factSheets.getMany(ids) : []),
    byId(rows ? await tx.feedRows.getMany(ids) : []),
    byId(entitled ? await tx.entitlements.getMany(ids) : []),
  ]
  const blocks = new Map<string, Block>(
    [...areaOf].map(([id, areaCode]) => [
      id,
      {
        areaCode,
        sheets: hold(allSheets.get(id) ?? null),
        rows: hold(allRows.get(id) ?? null),
        entitled: hold(allEntitled.get(id) ?? null),
        marks: holdMarks(allMarks.get(id) ?? null),
      },
    ]),
  )
  const blockOf = ({ blockId }: Pick<Home, 'blockId'>): Block => {
    const block = blocks.get(blockId)
    if (!block) throw new Error('a block that was not opened')
    return block
  }
  const wanted = (is: boolean): void => {
    if (!is) throw new Error('this part of the block was not asked for')
  }
  const mark: Blocks['mark'] = (home, { dueOn, waitsFor } = CHANGED) => {
    const { marks } = blockOf(home)
    marks.homes[home._id] = { version: (marks.stored?.version ?? 0) + 1, dueOn, waitsFor: [...waitsFor] }
    marks.changed = true
  }
  return {
    sheetOf: (home) => {
      wanted(sheets)
      return openSheet(ctx, blockOf(home).sheets, home)
    },
    rowsOf: (home) => {
      wanted(rows)
      return openRows(ctx, blockOf(home).rows, home)
    },
    markOf: (home) => blockOf(home).marks.homes[home._id] ?? null,
    keepSheet: (home, sheet) => {
      wanted(sheets)
      const held = blockOf(home).sheets
      const next = { ...sheet, version: sheet.version + 1 }
      held.homes[home._id] = ctx.sealText(packSheet(next))
      held.changed = true
      mark(home)
      return next
    },
    keepRows: (home, kept) => {
      wanted(rows)
      const held = blockOf(home).rows
      held.homes[home._id] = ctx.sealText(packRows(kept))
      held.changed = true
    },
    keepEntitled: (home, list) => {
      wanted(entitled)
      const held = blockOf(home).entitled
      held.homes[home._id] = ctx.sealText(JSON.stringify(list))
      held.changed = true
    },
    mark,
    unmark: (home) => {
      const { marks } = blockOf(home)
      if (!marks.homes[home._id]) return
      delete marks.homes[home._id]
      marks.changed = true
    },
    save: async () => {
      for (const [_id, block] of blocks) await saveBlock(tx, _id, block)
    },
  }
}

const saveBlock = async (tx: Tx, _id: string, { areaCode, sheets, rows, entitled, marks }: Block): Promise<void> => {
  if (sheets.changed) {
    const fields = { homes: sheets.homes, count: Object.keys(sheets.homes).length }
    if (sheets.stored) await tx.factSheets.update(sheets.stored, fields)
    else await tx.factSheets.insert({ _id, areaCode, ...fields })
  }
  if (rows.changed) {
    if (rows.stored) await tx.feedRows.update(rows.stored, { homes: rows.homes })
    else await tx.feedRows.insert({ _id, areaCode, homes: rows.homes })
  }
  if (entitled.changed) {
    if (entitled.stored) await tx.entitlements.update(entitled.stored, { homes: entitled.homes })
    else await tx.entitlements.insert({ _id, areaCode, homes: entitled.homes })
  }
  if (marks.changed) {
    const fields: Pick<ScanMarkBlock, 'homes' | 'dueOn' | 'waitsFor'> = {
      homes: marks.homes,
      ...summaryOf(marks.homes),
    }
    if (marks.stored) await tx.scanMarks.update(marks.stored, fields)
    else await tx.scanMarks.insert({ _id, areaCode, ...fields })
  }
}

/** Has the scan look at some households, inside the transaction that changed something about them. */
export const markChanged = async (
  ctx: Seals,
  tx: Tx,
  homes: readonly Pick<Home, '_id' | 'blockId' | 'areaCode'>[],
): Promise<void> => {
  const blocks = await openBlocks(ctx, tx, homes, {})
  for (const home of homes) blocks.mark(home)
  await blocks.save()
}
