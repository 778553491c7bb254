import type { OutputOf } from '@shared/kernel/contract'
import type { feedsContract } from '@shared/feeds/contract'
import type { DepartmentFile } from '../county/department-file'
import type { Caller } from './call'

type Batch = OutputOf<typeof feedsContract.actions.batch>

type Sent = Pick<DepartmentFile, 'feedId' | 'fileName' | 'bytes' | 'dataOn'>
type Show = (batch: Batch) => void

const UNDER_WAY: readonly Batch['status'][] = ['receiving', 'importing', 'previewing', 'undoing']

/** Goes on, slice after slice, until the batch is done. */
export const followBatch = async (
  officer: Caller,
  start: Batch,
  onProgress: Show = () => undefined,
): Promise<Batch> => {
  let batch = start
  while (UNDER_WAY.includes(batch.status)) {
    onProgress(batch)
    batch = await officer.call('feeds', 'continueImport', { batchId: batch.batchId })
  }
  return batch
}

/** Sends one department file through the front door: ticket, storage, import (or a preview), slice after slice. */
export const importFile = async (
  officer: Caller,
  file: Sent,
  onProgress: Show = () => undefined,
  action: 'import' | 'preview' = 'import',
): Promise<Batch> => {
  const ticket = await officer.call('feeds', 'createUpload', {
    feedId: file.feedId,
    fileName: file.fileName,
    bytes: file.bytes.byteLength,
  })
  const sent = await fetch(ticket.uploadUrl, {
    method: ticket.method,
    headers: ticket.headers,
    body: file.bytes as BodyInit,
  })
  if (!sent.ok) throw new Error(`storage answered ${sent.status} to ${file.fileName}`)
  const batch = await officer.call('feeds', action, {
    feedId: file.feedId,
    attachmentId: ticket.attachmentId,
    fileName: file.fileName,
    dataOn: file.dataOn,
  })
  return followBatch(officer, batch, onProgress)
}
