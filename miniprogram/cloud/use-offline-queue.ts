import { useMemo, useSyncExternalStore } from 'react'
import type { OfflineEntry } from './offline-entry'
import { offlineEntries, onOfflineChange } from './offline-queue'

/** The writes kept on this phone and how many of them still wait. */
export function useOfflineQueue(): { entries: readonly OfflineEntry[]; waiting: number } {
  const entries = useSyncExternalStore(onOfflineChange, offlineEntries, offlineEntries)
  return useMemo(() => ({ entries, waiting: entries.filter((entry) => entry.state === 'waiting').length }), [entries])
}
