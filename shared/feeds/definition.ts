import { z } from 'zod'

/**
 * How one column of a department's file is read. `header` is the usual heading; `aliases` are the other headings
 * seen for it. Values after reading: idNumber 18 characters; money integer fen; date `YYYY-MM-DD`; month `YYYY-MM`;
 * code the code of the list (an array when `many`); region an area code; everything else text or a number.
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
    /** Account number of a meter: rows that name no person find their household by it. */
    'powerAccount',
    'waterAccount',
    /** Code of the standard address: the same. */
    'addressCode',
    /** A number with up to three decimals: a meter's reading. */
    'decimal',
    /** Number of a disability certificate, which holds the identity number: compared with the row, never kept (D39). */
    'disabilityCert',
  ]),
  required: z.boolean().optional(),
  codelist: z.string().optional(),
  /** Several codes in one cell, split on 、，；/ . */
  many: z.boolean().optional(),
  /** Dates of this column may lie ahead (a due date, an expiry). Others are refused when later than the file's day. */
  mayBeFuture: z.boolean().optional(),
})
export type FeedColumn = z.infer<typeof FeedColumn>

/**
 * A test on one read value. A missing value fails it, but for `notIn`, `absent` and `notPast`, which ask whether
 * something was said against it. `thisYear`: an integer or text that names the current calendar year.
 */
export const RowTest = z.strictObject({
  column: z.string(),
  in: z.array(z.string()).optional(),
  notIn: z.array(z.string()).optional(),
  contains: z.array(z.string()).optional(),
  above: z.number().optional(),
  absent: z.literal(true).optional(),
  notPast: z.literal(true).optional(),
  thisYear: z.literal(true).optional(),
})
export type RowTest = z.infer<typeof RowTest>

/** Folds that add numbers up or count rows; several feeds that tell one such fact are added together. */
export const ADDING_FOLDS = ['sumYear', 'sum12m', 'sumActive', 'count', 'count6m', 'count12m', 'count24m'] as const

/**
 * How the kept rows of one subject become one fact. Counted are the rows that stand (not ended) and pass `where`.
 * `latest` newest row that has the value · `earliest` oldest · `latestDate` largest date of the column ·
 * `max` `min` of all rows · `maxYear` of the current calendar year · `max12m` of the last 365 days ·
 * `median6m` the middle amount of the last 183 days (back pay does not make a pension) ·
 * `sumYear` signed sum of the current calendar year · `sum12m` of the last 365 days · `sumActive` of the rows that stand ·
 * `count` rows that stand · `count6m` `count12m` `count24m` rows of the last 183, 365, 730 days ·
 * `streak` how many of the newest rows in a row pass `where` · `exists` true once a row was kept ·
 * `activeNow` whether a row stands and passes · `collect` the set of `as` (or of the column's codes) ·
 * `series` readings of the last 24 months, oldest first, one a day or month (`every`); null where none came.
 */
export const FeedFold = z.strictObject({
  fact: z.string(),
  fold: z.enum([
    'latest',
    'earliest',
    'latestDate',
    'max',
    'min',
    'maxYear',
    'max12m',
    'median6m',
    'streak',
    'exists',
    'activeNow',
    'collect',
    'series',
    ...ADDING_FOLDS,
  ]),
  /** Whose fact it is: the person of the row, or the household. Facts of an address stand on its household. */
  of: z.enum(['person', 'household']),
  column: z.string().optional(),
  /** All of them must hold. */
  where: z.union([RowTest, z.array(RowTest).min(1)]).optional(),
  /** Code of the file → value of the vocabulary; a code that is not here leaves the fact unknown. */
  map: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** The value to collect, or the value of the fact when the row holds. */
  as: z.union([z.string(), z.boolean()]).optional(),
  /** A yes/no column that marks a refund: positive amounts of such a row count negative. */
  reversal: z.string().optional(),
  /** Rows older than this many days no longer count (a payment of last spring is not a benefit received now). */
  withinDays: z.int().positive().optional(),
  /** Only `series`: how far apart its readings stand. */
  every: z.enum(['day', 'month']).optional(),
})
export type FeedFold = z.infer<typeof FeedFold>

export const testsOf = ({ where }: FeedFold): readonly RowTest[] =>
  where === undefined ? [] : Array.isArray(where) ? where : [where]

export const FeedDefinition = z.strictObject({
  id: z.string(),
  department: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  legalBasisZh: z.string(),
  /** What is taken in and, above all, what is not: the least data that serves the purpose. */
  leastDataZh: z.string(),
  subject: z.enum(['person', 'household', 'address', 'grid', 'area']),
  frequency: z.enum(['real-time', 'daily', 'monthly', 'quarterly', 'yearly']),
  /** snapshot: a complete list, absence ends the fact · delta: only changes, absence means nothing · event: dated rows. */
  mode: z.enum(['snapshot', 'delta', 'event']),
  staleAfterDays: z.int().positive(),
  sensitivity: z.enum(['normal', 'sensitive', 'sealed']),
  /** What allows the sharing. `household-consent`: only rows of families whose authorisation is in force. */
  basis: z.enum(['statutory-duty', 'household-consent', 'public-task']),
  /** The list makes its people known to assistance (`assistance`) or to care visits (`care`). */
  register: z.enum(['assistance', 'care']).optional(),
  /** Rows of people on no register are refused: their details are not needed and not shared. */
  onlyRegistered: z.boolean(),
  /** With `onlyRegistered`: people on a care list count as registered too. */
  careCounts: z.boolean().optional(),
  /** Columns that together name one row for ever; the same key again replaces, never adds. */
  naturalKey: z.array(z.string()).min(1),
  /** The column that dates the row; without it the day of the file. */
  eventDate: z.string().optional(),
  /** Where a row is about two people (a marriage): the columns that name the second one. */
  second: z.strictObject({ idNumber: z.string(), personName: z.string() }).optional(),
  /** Children's lists: an older person in the child's column is the guardian, typed into the wrong place (D18). */
  ageAtMost: z.int().positive().optional(),
  /** A reading that failed is unknown, never 0: the column is not read where the test holds (D32). */
  unread: z.strictObject({ column: z.string(), when: RowTest }).optional(),
  /** Amounts that cannot exceed another one; a row that breaks it is kept and reported (D33). */
  notAbove: z.array(z.strictObject({ column: z.string(), limit: z.string() })).optional(),
  /** Event rows are kept this many days; without it three years. */
  keepDays: z.int().positive().optional(),
  columns: z.array(FeedColumn).min(1),
  folds: z.array(FeedFold),
  noteZh: z.string().optional(),
})
export type FeedDefinition = z.infer<typeof FeedDefinition>
