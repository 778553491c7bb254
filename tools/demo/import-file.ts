import type { OutputOf } from '@shared/kernel/contract'
import type { feedsContract } from '@shared/feeds/contract'
import type { DepartmentFile } from '../county/department-file'
import type { Caller } from './call'

type Batch = OutputOf<typeof feedsContract.actions.batch>

/** Sends one department file through the front door: ticket, storage, import, and slice after slice until it is done. */
export const importFile = async (
  officer: Caller,
  file: Pick<DepartmentFile, 'feedId' | 'fileName' | 'bytes' | 'dataOn'>,
  onProgress: (batch: Batch) => void = () => undefined,
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
  let batch = await officer.call('feeds', 'import', {
    feedId: file.feedId,
    attachmentId: ticket.attachmentId,
    fileName: file.fileName,
    dataOn: file.dataOn,
  })
  while (batch.status === 'receiving' || batch.status === 'importing') {
    onProgress(batch)
    batch = await officer.call('feeds', 'continueImport', { batchId: batch.batchId })
  }
  return batch
}
