import { startOfflineQueue } from './offline-queue'
import { startTransport } from './transport'

/** Once, when the app starts. */
export function startCloud(): void {
  startTransport()
  startOfflineQueue()
}
