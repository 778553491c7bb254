import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BatchView } from '@shared/feeds/contract'
import { importFile } from '../demo/import-file'
import { withConnection, type Connection, type ReachOptions } from './connect'
import { detectFeed } from './detect-feed'
import { CommandError, EXIT, fromHere, printJson, printLines } from './output'

export interface ImportOptions extends ReachOptions {
  feed?: string
  /** The day the data is of, `YYYY-MM-DD`. */
  date?: string
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(fromHere(file))
  } catch {
    throw new CommandError(`There is no file ${file}.`, EXIT.usage)
  }
}

/** `中标2026-11-23.csv` and `20261123.csv` say their own day. */
const dayInName = (name: string): string | undefined => {
  const found = /(20\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])/.exec(name)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined
}

async function today(url: string): Promise<string> {
  const answer = await fetch(new URL('demo/clock', url))
  if (!answer.ok) throw new CommandError('Name the day the data is of with --date YYYY-MM-DD.', EXIT.usage)
  const { now } = (await answer.json()) as { now: string }
  return new Date(Date.parse(now) + 8 * 3600_000).toISOString().slice(0, 10)
}

/** One line that is written over, on a terminal only; results go to stdout, progress never does. */
export const showProgress = ({ rows, statusZh }: BatchView): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${statusZh} ${rows.done}/${rows.total}\u001b[K`)
}

export const endProgress = (): void => void (process.stderr.isTTY && process.stderr.write('\r\u001b[K'))

async function send(
  { url, caller }: Connection,
  file: string,
  options: ImportOptions,
  action: 'import' | 'preview',
): Promise<BatchView> {
  const bytes = readBytes(file)
  const fileName = path.basename(file)
  const dataOn = options.date ?? dayInName(fileName) ?? (await today(url))
  const feed = await detectFeed(bytes, options.feed)
  const batch = await importFile(caller, { feedId: feed.id, fileName, bytes, dataOn }, showProgress, action)
  endProgress()
  return batch
}

export const linesOfBatch = ({ rows, ...batch }: BatchView): string[] => [
  `${batch.feedZh}（${batch.feedId}，${batch.dataOn}）：${batch.statusZh}`,
  batch.messageZh,
  `${rows.total} rows: ${rows.accepted} taken, ${rows.unchanged} unchanged, ${rows.duplicates} twice, ${rows.rejected} refused`,
  ...batch.problems.map(
    ({ line, columnZh, messageZh }) => `  第${line}行${columnZh ? ` ${columnZh}` : ''}：${messageZh}`,
  ),
  ...(batch.moreProblems > 0 ? [`  … and ${batch.moreProblems} more`] : []),
]

const linesOfPreview = ({ preview }: BatchView): string[] =>
  preview
    ? [
        `would add ${preview.added}, change ${preview.changed}, leave ${preview.unchanged} as they are; ${preview.households} households, ${preview.leaving} no longer listed`,
        ...preview.facts.map(({ labelZh, households }) => `  ${labelZh}：${households} households`),
        ...preview.examplesZh.map((text) => `  e.g. ${text}`),
      ]
    : []

const codeOf = ({ status, rows }: BatchView): number =>
  status === 'failed' || rows.rejected > 0 ? EXIT.found : EXIT.ok

/** `feeds import <file>`: takes a department's file in to the end; good rows are kept, bad ones listed (exit code 1). */
export async function importFeed(file: string, options: ImportOptions): Promise<number> {
  const batch = await withConnection(options, (connection) => send(connection, file, options, 'import'))
  if (options.json) printJson(batch)
  else printLines([...linesOfBatch(batch), `batch ${batch.batchId}`])
  return codeOf(batch)
}

/** `feeds preview <file>`: what taking the file in would change; nothing is taken in. */
export async function previewFeed(file: string, options: ImportOptions): Promise<number> {
  const batch = await withConnection(options, (connection) => send(connection, file, options, 'preview'))
  if (options.json) printJson(batch)
  else printLines([...linesOfBatch(batch), ...linesOfPreview(batch)])
  return codeOf(batch)
}
