import { z } from 'zod'

/**
 * How one column of a department's file is read. `header` is the usual heading; `aliases` are the other headings
 * seen for it. Values after reading: idNumber 18 characters; money integer fen; date `YYYY-MM-DD`; month `YYYY-MM`;
 * code the code of the list (an array when `many`); region an area code; everything else text or an integer.
 */
export const FeedColumn = z.strictObject({
  name: z.string(),
  header: z.string(),
  aliases: z.array(z.string()),
  type: z.enum([
    'idNumber',
    'personName',
    'text',
    'phone',
    'integer',
    'money',
    'code',
    'date',
    'month',
    'townRegion',
    'villageRegion',
  ]),
  required: z.boolean().default(false),
  codelist: z.string().optional(),
  /** Several codes in one cell, split on 、，；/ . */
  many: z.boolean().default(false),
  /** Dates of this column may lie ahead (a due date, an expiry). Others are refused when later than the file's day. */
  mayBeFuture: z.boolean().default(false),
})
export type FeedColumn = z.infer<typeof FeedColumn>

/** A test on one read value: equal to one of `in`, or a number above `above`. A missing value fails it. */
export const RowTest = z.strictObject({
  column: z.string(),
  in: z.array(z.string()).optional(),
  notIn: z.array(z.string()).optional(),
  above: z.number().optional(),
})
export type RowTest = z.infer<typeof RowTest>

/**
 * How the kept rows of one subject become one fact.
 * `latest` newest row that has the value · `earliest` oldest · `maxYear` largest of the current calendar year ·
 * `sumYear` signed sum of the current calendar year · `count12m` rows of the last 365 days · `max12m` largest of the
 * last 365 days · `exists` true once a row was kept · `activeNow` row present in the newest list and `where` holds ·
 * `collect` the set of `as` (or of the column's codes).
 */
export const FeedFold = z.strictObject({
  fact: z.string(),
  fold: z.enum(['latest', 'earliest', 'maxYear', 'sumYear', 'count12m', 'max12m', 'exists', 'activeNow', 'collect']),
  /** Whose fact it is: the person of the row, or the household. */
  of: z.enum(['person', 'household']),
  column: z.string().optional(),
  where: RowTest.optional(),
  /** Code of the file → value of the vocabulary; a code that is not here leaves the fact unknown. */
  map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** The value to collect, or the value of the fact when the row holds. */
  as: z.union([z.string(), z.boolean()]).optional(),
  /** A yes/no column that marks a refund: positive amounts of such a row count negative. */
  reversal: z.string().optional(),
  /** Rows older than this many days no longer count (a payment of last spring is not a benefit received now). */
  withinDays: z.int().positive().optional(),
})
export type FeedFold = z.infer<typeof FeedFold>

export const FeedDefinition = z.strictObject({
  id: z.string(),
  department: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  legalBasisZh: z.string(),
  /** What is taken in and, above all, what is not: the least data that serves the purpose. */
  leastDataZh: z.string(),
  subject: z.enum(['person', 'household', 'address', 'grid']),
  frequency: z.enum(['real-time', 'daily', 'monthly', 'quarterly']),
  /** snapshot: a complete list, absence ends the fact · delta: only changes, absence means nothing · event: dated rows. */
  mode: z.enum(['snapshot', 'delta', 'event']),
  staleAfterDays: z.int().positive(),
  sensitivity: z.enum(['normal', 'sensitive']),
  /** Rows of people on no register are refused: their details are not needed and not shared. */
  onlyRegistered: z.boolean(),
  /** Columns that together name one row for ever; the same key again replaces, never adds. */
  naturalKey: z.array(z.string()).min(1),
  /** The column that dates the row; without it the day of the file. */
  eventDate: z.string().optional(),
  columns: z.array(FeedColumn).min(1),
  folds: z.array(FeedFold),
  noteZh: z.string().optional(),
})
export type FeedDefinition = z.infer<typeof FeedDefinition>
