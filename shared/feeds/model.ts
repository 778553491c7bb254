import { z } from 'zod'
import { documentFields, Id } from '../kernel/document'
import { RowProblem } from './problems'

export const BatchStatus = z.enum(['importing', 'completed', 'failed', 'alreadyKnown'])
export type BatchStatus = z.infer<typeof BatchStatus>

/** How many problems a batch keeps; further ones are only counted. */
export const PROBLEMS_KEPT = 300

/** One file of a department on its way in. Append-only: an import that failed stays in the log. */
export const Batch = z.object({
  ...documentFields,
  feedId: z.string(),
  departmentId: z.string(),
  fileName: z.string(),
  attachmentId: Id,
  /** SHA-256 of the bytes, hex: the same file twice changes nothing. Null until the file was read. */
  contentHash: z.string().nullable(),
  /** The day the data is of (`YYYY-MM-DD`): facts carry it where rows have no date of their own. */
  dataOn: z.string(),
  byStaffId: Id,
  byName: z.string(),
  status: BatchStatus,
  /** Lines already taken in; the next slice starts after them. */
  cursor: z.int().min(0),
  rows: z.object({
    total: z.int(),
    done: z.int(),
    accepted: z.int(),
    unchanged: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
  }),
  /** Cells repaired, by dirty-data code. */
  fixes: z.record(z.string(), z.int()),
  problems: z.array(RowProblem),
  moreProblems: z.int(),
  ignoredColumns: z.array(z.string()),
  encoding: z.string(),
  /** Households with a row in this list; kept for snapshot feeds only, to find who has left it. */
  householdIds: z.array(Id),
  finishedAt: z.string().nullable(),
  messageZh: z.string(),
})
export type Batch = z.infer<typeof Batch>

/** A row as it is kept: identity numbers replaced by person ids. */
export const KeptRow = z.object({
  /** Name of the row for ever, without identity numbers. */
  key: z.string(),
  /** Whose row; null where the row is about the household. */
  personId: Id.nullable(),
  on: z.string(),
  /** The list or file it last stood in. */
  dataOn: z.string(),
  /** The day of the complete list in which this row no longer stood. */
  endedOn: z.string().nullable(),
  batchId: Id,
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type KeptRow = z.infer<typeof KeptRow>

/** What departments sent about one household; `_id` is the household's. `sealed` holds `{ [feedId]: KeptRow[] }`. */
export const FeedRows = z.object({
  ...documentFields,
  areaCode: z.string(),
  sealed: z.string(),
})
export type FeedRows = z.infer<typeof FeedRows>

export const KeptRowsByFeed = z.record(z.string(), z.array(KeptRow))
export type KeptRowsByFeed = z.infer<typeof KeptRowsByFeed>

/** When a feed last arrived; `_id` is the feed's id. Tells "not on the list" from "no list yet". */
export const FeedArrival = z.object({
  ...documentFields,
  departmentId: z.string(),
  /** Newest data taken in to the last line. */
  lastDataOn: z.string(),
  /** Newest file of which every row was taken in: only then does "not on the list" mean "no". */
  completeOn: z.string().nullable(),
  lastBatchId: Id,
  importedAt: z.string(),
})
export type FeedArrival = z.infer<typeof FeedArrival>

/** Which household a meter serves; `_id` is the blind index of the account's kind and number. */
export const MeterAccount = z.object({ ...documentFields, householdId: Id })
export type MeterAccount = z.infer<typeof MeterAccount>
