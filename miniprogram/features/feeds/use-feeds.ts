import { useState } from 'react'
import type { BatchView } from '@shared/feeds/contract'
import type { CapturedFile } from '../../cloud/captured-file'
import { cloud } from '../../cloud/client'
import { asCloudError, type CloudError } from '../../cloud/cloud-error'
import { newIntent } from '../../cloud/intent'
import { putFile } from '../../cloud/put-file'
import { localToday } from '../../cloud/server-time'
import { useQuery } from '../../cloud/use-query'

export const useFeeds = () => useQuery(() => cloud.feeds.list({}), [])
export const useBatches = () => useQuery(() => cloud.feeds.listBatches({ limit: 20 }), [])

const isUnderWay = (batch: BatchView): boolean => batch.status === 'receiving' || batch.status === 'importing'

/** Sends one file and follows it slice by slice; what was taken in stays when the window is closed (a timer goes on). */
export function useSendFile(onDone: () => unknown) {
  const [batch, setBatch] = useState<BatchView>()
  const [error, setError] = useState<CloudError>()
  const [busy, setBusy] = useState(false)
  const send = async (feedId: string, fileName: string, file: CapturedFile): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      const ticket = await cloud.feeds.createUpload({ feedId, fileName, bytes: file.bytes }, newIntent())
      await putFile(ticket.uploadUrl, ticket.headers, file)
      let now = await cloud.feeds.import(
        { feedId, attachmentId: ticket.attachmentId, fileName, dataOn: localToday() },
        newIntent(),
      )
      setBatch(now)
      while (isUnderWay(now)) {
        now = await cloud.feeds.continueImport({ batchId: now.batchId }, newIntent())
        setBatch(now)
      }
      onDone()
    } catch (thrown) {
      setError(asCloudError(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { send, batch, busy, error }
}
