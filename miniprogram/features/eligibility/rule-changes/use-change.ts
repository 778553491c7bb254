import { useEffect, useRef, useState } from 'react'
import { cloud } from '../../../cloud/client'
import { asCloudError, type CloudError } from '../../../cloud/cloud-error'
import { newIntent } from '../../../cloud/intent'
import { useMutation } from '../../../cloud/use-mutation'
import { useQuery } from '../../../cloud/use-query'

const RETRY_MS = 800
const MOST_CONFLICTS = 20

/** A change, its preview going on while one looks, and the decision. */
export function useChange(changeId: string) {
  const change = useQuery(() => cloud.eligibility.getChange({ changeId }), [changeId])
  const previewing = change.data?.status === 'previewing'
  const preview = usePreview(changeId, previewing, change.reload)
  const version = change.data?.version ?? 0
  const approve = useMutation((_: null, intent) => cloud.eligibility.approveChange({ changeId, version }, intent))
  const reject = useMutation((reasonZh: string, intent) =>
    cloud.eligibility.rejectChange({ changeId, version, reasonZh }, intent),
  )
  const withdraw = useMutation((_: null, intent) => cloud.eligibility.withdrawChange({ changeId, version }, intent))
  const then = async (answer: Promise<unknown>): Promise<boolean> => {
    const done = (await answer) !== undefined
    await change.reload()
    return done
  }
  return {
    change,
    preview,
    approve: () => then(approve.run(null)),
    reject: (reasonZh: string) => then(reject.run(reasonZh)),
    withdraw: () => then(withdraw.run(null)),
    busy: approve.busy || reject.busy || withdraw.busy,
    error: approve.error ?? reject.error ?? withdraw.error,
  }
}

interface Progress {
  done: number
  total: number
}

/**
 * Asks for slice after slice until the preview is done. Leaving the page loses nothing: a timer of the server goes on,
 * and coming back goes on from where it is. Somebody else looking at the same change at once only makes it faster.
 */
function usePreview(changeId: string, running: boolean, onDone: () => Promise<void>) {
  const [progress, setProgress] = useState<Progress>()
  const [error, setError] = useState<CloudError>()
  const [tries, setTries] = useState(0)
  const finish = useRef(onDone)
  finish.current = onDone

  useEffect(() => {
    if (!running) return undefined
    let stopped = false
    const goOn = async (): Promise<void> => {
      for (let conflicts = 0; !stopped;) {
        try {
          const slice = await cloud.eligibility.continuePreview({ changeId }, newIntent())
          if (stopped) return
          setProgress(slice)
          if (slice.finished) return await finish.current()
          conflicts = 0
        } catch (thrown) {
          const refused = asCloudError(thrown)
          conflicts += 1
          if (refused.code !== 'CONFLICT' || conflicts > MOST_CONFLICTS) {
            if (!stopped) setError(refused)
            return
          }
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
        }
      }
    }
    setError(undefined)
    void goOn()
    return () => {
      stopped = true
    }
  }, [changeId, running, tries])

  return { progress, error, goOn: () => setTries((count) => count + 1) }
}
