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

const UNDER_WAY: readonly BatchView['status'][] = ['receiving', 'importing', 'previewing', 'undoing']

interface Sent {
  feedId: string
  attachmentId: string
  fileName: string
  dataOn: string
}

/**
 * Sends one file, shows what it would change, takes it in when that is confirmed, takes a batch back; each is followed
 * slice by slice, and goes on by itself when the window is closed (a timer does it).
 */
export function useBatch(onDone: () => unknown) {
  const [batch, setBatch] = useState<BatchView>()
  const [sent, setSent] = useState<Sent>()
  const [error, setError] = useState<CloudError>()
  const [busy, setBusy] = useState(false)

  const follow = async (start: () => Promise<BatchView>): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      let now = await start()
      setBatch(now)
      while (UNDER_WAY.includes(now.status)) {
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

  const preview = (feedId: string, fileName: string, file: CapturedFile) =>
    follow(async () => {
      const ticket = await cloud.feeds.createUpload({ feedId, fileName, bytes: file.bytes }, newIntent())
      await putFile(ticket.uploadUrl, ticket.headers, file)
      const input = { feedId, attachmentId: ticket.attachmentId, fileName, dataOn: localToday() }
      setSent(input)
      return cloud.feeds.preview(input, newIntent())
    })
  const takeIn = () => (sent ? follow(() => cloud.feeds.import(sent, newIntent())) : Promise.resolve())
  const undo = (batchId: string) => follow(() => cloud.feeds.undo({ batchId }, newIntent()))

  return { preview, takeIn, undo, batch, busy, error }
}
