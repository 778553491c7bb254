import { useMemo } from 'react'
import { useOfflineQueue } from '../../cloud/use-offline-queue'

/** Tasks whose visit is still on the phone. */
export function useWaitingVisits(): ReadonlySet<string> {
  const { entries } = useOfflineQueue()
  return useMemo(
    () =>
      new Set(
        entries
          .filter((entry) => entry.capability === 'visits' && entry.state === 'waiting')
          .map((entry) => String(entry.input.taskId)),
      ),
    [entries],
  )
}
