import { z } from 'zod'
import { documentFields, Id } from '../kernel/document'
import { RowProblem } from './problems'

export const BatchStatus = z.enum([
  'importing',
  'completed',
  'failed',
  'alreadyKnown',
  'previewing',
  'previewed',
  'undoing',
  'undone',
])
export type BatchStatus = z.infer<typeof BatchStatus>

/** How many problems a batch keeps; further ones are only counted. */
export const PROBLEMS_KEPT = 300

/** What a file goes through: cut into pieces of rows, twins found, rows sorted to whom they are about, taken in, whoever left ended, pieces thrown away. */
export const BatchStage = z.enum(['cutting', 'matching', 'placing', 'taking', 'ending', 'clearing'])

/** How far the cutting is: where the reading of the file stands, and what it has left behind. */
export const BatchCut = z.object({
  /** Null until the file was opened; as the reader of files keeps it. */
  format: z.string().nullable(),
  /** Headings as the department writes them; null until they were found. */
  header: z.array(z.string()).nullable(),
  at: z.int(),
  line: z.int(),
  /** Readable rows so far; each has its place among them. */
  rows: z.int(),
  /** Pieces of rows and of prints written. */
  pieces: z.int(),
  prints: z.int(),
  /** Shares of the keys already looked through for twins. */
  shares: z.int(),
  /** Buckets that rows are sorted into by whom they are about, pieces of them written, and the bucket being taken in. */
  buckets: z.int().default(0),
  sorted: z.int().default(0),
  bucket: z.int().default(0),
})

/** What an import would change, counted without changing it. */
export const BatchPreview = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  households: z.int(),
  /** Households of the list before that are not on this one. */
  leaving: z.int(),
  /** Facts that would change, by fact id: in how many households. */
  facts: z.record(z.string(), z.int()),
  /** A few changes without names and numbers: `factId`, before and after. */
  examples: z.array(z.object({ factId: z.string(), before: z.string(), after: z.string() })),
})
export type BatchPreview = z.infer<typeof BatchPreview>

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
  stage: BatchStage,
  cut: BatchCut,
  /** Rows, households or pieces of the present stage already dealt with; the next slice starts after them. */
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
  /** Households with a row in this list, of batches before version 2; now in pieces of their own. */
  householdIds: z.array(Id),
  preview: BatchPreview.nullable(),
  /** Pieces that say what stood there before, so that the batch can be taken back. */
  beforePieces: z.int(),
  /** When the feed had last come before this batch; null when it never had. */
  arrivalBefore: z
    .object({ lastDataOn: z.string(), completeOn: z.string().nullable(), lastBatchId: Id, importedAt: z.string() })
    .nullable(),
  undoneAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  messageZh: z.string(),
})
export type Batch = z.infer<typeof Batch>

export const NOT_CUT: z.infer<typeof BatchCut> = {
  format: null,
  header: null,
  at: 0,
  line: 1,
  rows: 0,
  pieces: 0,
  prints: 0,
  shares: 0,
  buckets: 0,
  sorted: 0,
  bucket: 0,
}

/** Version 1 read the whole file at once and could neither preview nor undo; one that was under way begins again. */
export const batchOfVersion1 = (old: Record<string, unknown>): Record<string, unknown> => ({
  ...old,
  stage: old.status === 'importing' ? 'cutting' : 'clearing',
  cut: NOT_CUT,
  ...(old.status === 'importing'
    ? {
        cursor: 0,
        rows: { total: 0, done: 0, accepted: 0, unchanged: 0, duplicates: 0, rejected: 0 },
        fixes: {},
        problems: [],
        moreProblems: 0,
      }
    : {}),
  preview: null,
  beforePieces: 0,
  arrivalBefore: null,
  undoneAt: null,
})

/**
 * A piece of a file under way, or what a batch leaves behind; `_id` is batch, kind and number. `rows`: readable rows ·
 * `prints`: five numbers a row, to find twins · `left`: places of rows that do not count · `sorted`: rows with whom they
 * are about, those of a bucket · `homes`: households on a complete list · `before`: what stood there before the batch ·
 * `nonce`: a push that was signed once and may not come again.
 */
export const FeedPiece = z.object({
  ...documentFields,
  batchId: Id,
  kind: z.enum(['rows', 'prints', 'left', 'sorted', 'homes', 'before', 'nonce']),
  /** Place of its first row; of sorted rows their bucket. */
  from: z.int(),
  count: z.int(),
  sealed: z.string(),
  /** `YYYY-MM-DD`, the day the retention job may remove it. */
  keepUntil: z.string(),
})
export type FeedPiece = z.infer<typeof FeedPiece>

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

/** What departments sent about one household, by feed. */
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
