import { useEffect, useRef, useState } from 'react'
import { newId } from '../../cloud/new-id'
import { discard, enqueue, retry } from '../../cloud/offline-queue'
import { useOfflineQueue } from '../../cloud/use-offline-queue'
import { problemsOf, toWrite } from './draft'
import { changeDraft, clearDraft, requestDraft, useRequestDraft } from './draft-store'
import { keepReceipt, type Receipt } from './receipt'

/** `kept`: on the phone, goes out by itself. `refused`: the server said no, in `messageZh`. */
export type SendState = 'writing' | 'sending' | 'kept' | 'refused'

const SLOW_MS = 6_000

/**
 * Sends the request through the phone's queue: kept first, then sent, once, whatever the network does. A second tap finds
 * it already under way.
 */
export function useSendRequest(onReceived: (receipt: Receipt) => void) {
  const draft = useRequestDraft()
  const { entries } = useOfflineQueue()
  const entry = entries.find((each) => each.key === draft.key)
  const [slow, setSlow] = useState(false)
  const starting = useRef(false)
  const received = useRef(onReceived)
  received.current = onReceived

  useEffect(() => {
    if (entry?.state !== 'delivered') return
    const receipt = entry.output as Receipt
    keepReceipt(receipt)
    clearDraft()
    received.current(receipt)
  }, [entry])

  const waiting = entry?.state === 'waiting'
  useEffect(() => {
    setSlow(false)
    if (!waiting) return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [waiting])

  /** Gives back what must still be said, by field; empty when it is on its way. */
  const send = async (): Promise<Record<string, string>> => {
    const problems = problemsOf(requestDraft())
    if (Object.keys(problems).length > 0 || starting.current || waiting) return problems
    starting.current = true
    try {
      if (entry?.state === 'refused') {
        await discard(entry.key)
        changeDraft({ key: newId() })
      }
      const { key, place } = requestDraft()
      const titleZh = `求助 ${place?.addressZh ?? ''}`.trim()
      await enqueue({ capability: 'requests', action: 'submit', ...toWrite(requestDraft()), titleZh, key })
    } finally {
      starting.current = false
    }
    return {}
  }

  return {
    state: stateOf(entry?.state, slow || entry?.problem !== undefined),
    messageZh: entry?.problem?.messageZh,
    progressZh: entry && filesZh(entry.files),
    send,
    again: () => entry && retry(entry.key),
  }
}

const stateOf = (entry: string | undefined, stuck: boolean): SendState => {
  if (entry === 'refused') return 'refused'
  if (entry === 'waiting') return stuck ? 'kept' : 'sending'
  return entry === 'delivered' ? 'sending' : 'writing'
}

/** 「照片和录音 1/3」 */
const filesZh = (files: readonly { attachmentId?: string }[]): string | undefined =>
  files.length === 0 ? undefined : `照片和录音 ${files.filter((file) => file.attachmentId).length}/${files.length}`
