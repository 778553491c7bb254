import type { OutputOf } from '@shared/kernel/contract'
import type { requestsContract } from '@shared/requests/contract'
import { readText, writeText } from '../../cloud/keep'
import { sessionOwner } from '../../cloud/session'

/** What the server said when it took the request: number, who rings and by when. */
export type Receipt = OutputOf<(typeof requestsContract)['actions']['submit']>

const key = (): string => `koumen.receipt.${sessionOwner()}`

/** Kept on the phone, so that no request id stands in an address. */
export const keepReceipt = (receipt: Receipt): void => writeText(key(), JSON.stringify(receipt))

export const lastReceipt = (): Receipt | null => {
  const text = readText(key())
  return text ? (JSON.parse(text) as Receipt) : null
}
