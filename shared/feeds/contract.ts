import { z } from 'zod'
import { defineContract } from '../kernel/contract'
import { Id, LocalDateText, PageInput, pageOf } from '../kernel/document'

export const RowProblem = z.object({
  /** Line in the file, the header being line 1. */
  line: z.number().int(),
  columnZh: z.string().nullable(),
  /** What is wrong and how to mend it; never the value itself where it may identify a person. */
  messageZh: z.string(),
})
export type RowProblem = z.infer<typeof RowProblem>

/** What an import would change, counted without changing it. */
export const PreviewView = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  households: z.number().int(),
  /** Households of the list before that are not on this one. */
  leaving: z.number().int(),
  /** Facts that would change, the most frequent first. */
  facts: z.array(z.object({ factId: z.string(), labelZh: z.string(), households: z.number().int() })),
  /** 「低保：否 → 是」; never a name or a number of a person. */
  examplesZh: z.array(z.string()),
})
export type PreviewView = z.infer<typeof PreviewView>

export const BatchView = z.object({
  batchId: Id,
  feedId: z.string(),
  feedZh: z.string(),
  fileName: z.string(),
  dataOn: z.string(),
  status: z.enum([
    'receiving',
    'importing',
    'completed',
    'failed',
    'alreadyKnown',
    'previewing',
    'previewed',
    'undoing',
    'undone',
  ]),
  statusZh: z.string(),
  rows: z.object({
    total: z.number().int(),
    done: z.number().int(),
    accepted: z.number().int(),
    unchanged: z.number().int(),
    duplicates: z.number().int(),
    rejected: z.number().int(),
  }),
  problems: z.array(RowProblem),
  moreProblems: z.number().int(),
  importedAt: z.string().nullable(),
  messageZh: z.string(),
  /** What it would change, once it was previewed. */
  preview: PreviewView.nullable(),
  canUndo: z.boolean(),
  byName: z.string(),
})
export type BatchView = z.infer<typeof BatchView>

export const feedsContract = defineContract('feeds', {
  list: {
    kind: 'read',
    summary: 'Data officers list the feeds of their department: last arrival, stale or not.',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          feedId: z.string(),
          titleZh: z.string(),
          departmentZh: z.string(),
          basisZh: z.string(),
          lastDataOn: z.string().nullable(),
          stale: z.boolean(),
          frequencyZh: z.string(),
          /** `YYYY-MM-DD`, the day after which it counts as stale; null where nothing ever came. */
          staleAfter: z.string().nullable(),
          /** due: not stale, but the next one is expected. */
          state: z.enum(['neverCame', 'fresh', 'due', 'stale']),
          stateZh: z.string(),
          lastBatch: z
            .object({ batchId: Id, status: z.string(), statusZh: z.string(), accepted: z.int(), rejected: z.int() })
            .nullable(),
          columnsZh: z.array(z.string()),
        }),
      ),
    }),
    errors: ['FORBIDDEN'],
  },
  createUpload: {
    kind: 'write',
    summary: 'A data officer gets a ticket to put a file of the department into storage.',
    input: z.object({
      feedId: z.string().max(60),
      fileName: z.string().max(120),
      bytes: z.number().int().min(1).max(200_000_000, '文件太大，请拆成几份再送'),
    }),
    output: z.object({
      attachmentId: Id,
      cloudPath: z.string(),
      uploadUrl: z.string(),
      method: z.enum(['PUT']),
      headers: z.record(z.string(), z.string()),
    }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  import: {
    kind: 'write',
    summary:
      'A data officer takes an uploaded file in; the work goes on in slices, good rows are kept, bad ones reported.',
    input: z.object({
      feedId: z.string().max(60),
      attachmentId: Id,
      fileName: z.string().max(120),
      dataOn: LocalDateText,
    }),
    output: BatchView,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  preview: {
    kind: 'write',
    summary:
      'A data officer sees what an uploaded file would change; nothing is written but the batch. `import` then takes it in.',
    input: z.object({
      feedId: z.string().max(60),
      attachmentId: Id,
      fileName: z.string().max(120),
      dataOn: LocalDateText,
    }),
    output: BatchView,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  undo: {
    kind: 'write',
    summary:
      'A data officer takes a batch back: its rows count no more, earlier rows stand again, warnings that rested on it are marked.',
    input: z.object({
      batchId: Id,
      /** Said when a newer list has come since and only what it left untouched is to be taken back. */
      evenIfNewer: z.boolean().default(false),
    }),
    output: BatchView,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
  },
  push: {
    kind: 'write',
    summary:
      'A department’s system sends a file of its own, signed with the department’s key: stored, batch opened, first slice taken in.',
    input: z.object({
      departmentId: z.string().max(60),
      feedId: z.string().max(60),
      fileName: z.string().max(120),
      dataOn: LocalDateText,
      /** The file, base64. Larger ones go through `createUpload`. */
      body: z.string().max(4_000_000, '一次推送最多3MB，请分批推送'),
      /** Seconds since 1970, within five minutes of the county’s clock. */
      timestamp: z.number().int(),
      /** Never used before by this department. */
      nonce: z.string().regex(/^[\w-]{16,64}$/),
      /** Hex HMAC-SHA256 under the department’s key; docs/push.md says over what. */
      signature: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    output: BatchView,
    errors: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT'],
  },
  pushKey: {
    kind: 'write',
    summary: 'An administrator reads the push key of a department, to hand it over; it changes with the key ring.',
    input: z.object({ departmentId: z.string().max(60) }),
    output: z.object({ departmentId: z.string(), key: z.string() }),
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  batch: {
    kind: 'read',
    summary: 'Progress and problems of one file.',
    input: z.object({ batchId: Id }),
    output: BatchView,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  continueImport: {
    kind: 'write',
    summary: 'Goes on with an unfinished file (the timer does so too): one slice a call.',
    input: z.object({ batchId: Id }),
    output: BatchView,
    errors: ['FORBIDDEN', 'NOT_FOUND'],
  },
  listBatches: {
    kind: 'read',
    summary: 'The files of the department, newest first.',
    input: z.object({ ...PageInput }),
    output: pageOf(BatchView),
    errors: ['FORBIDDEN'],
  },
})
