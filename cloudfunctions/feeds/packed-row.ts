import type { FeedDefinition } from '@shared/feeds/definition'
import { keyOf, type ParsedRow } from '@shared/feeds/parse-rows'
import type { RowValues } from '@shared/feeds/read-row'

/** A readable row as pieces keep it: line, day, then the values in the order of the feed's columns, null where none. */
export type PackedRow = (string | number | readonly string[] | null)[]

export const packRow = (feed: FeedDefinition, line: number, on: string, values: Readonly<RowValues>): PackedRow => {
  const packed: PackedRow = [line, on]
  for (const { name } of feed.columns) packed.push(values[name] ?? null)
  return packed
}

export const unpackRow = (feed: FeedDefinition, packed: PackedRow): ParsedRow => {
  const values: RowValues = {}
  feed.columns.forEach(({ name }, i) => {
    const value = packed[i + 2]
    if (value !== null && value !== undefined) values[name] = value
  })
  return { line: Number(packed[0]), key: keyOf(feed, values), on: String(packed[1]), values }
}
