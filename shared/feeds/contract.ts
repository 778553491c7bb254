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

export const BatchView = z.object({
  batchId: Id,
  feedId: z.string(),
  feedZh: z.string(),
  fileName: z.string(),
  dataOn: z.string(),
  status: z.enum(['receiving', 'importing', 'completed', 'failed', 'alreadyKnown']),
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
