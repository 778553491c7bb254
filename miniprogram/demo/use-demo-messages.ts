import { useCallback, useEffect, useState } from 'react'
import { demoMessages, type DemoMessage } from './demo-calls'

const POLL_MS = 4_000

export interface DemoMessages {
  items: readonly DemoMessage[]
  unread: number
  markSeen: () => void
}

const seenKey = (accountId: string): string => `koumen.demo.seen.${accountId}`
const seenOf = (accountId: string): number => Number(sessionStorage.getItem(seenKey(accountId)) ?? 0)

/** The WeChat messages of the person of this window, asked for gently while the window is visible. */
export function useDemoMessages(accountId: string | undefined): DemoMessages {
  const [items, setItems] = useState<DemoMessage[]>([])
  const [seen, setSeen] = useState(accountId ? seenOf(accountId) : 0)

  useEffect(() => {
    if (!accountId) return
    const ask = (): void => {
      if (document.visibilityState !== 'visible' || !navigator.onLine) return
      void demoMessages().then(setItems, () => undefined)
    }
    ask()
    const timer = setInterval(ask, POLL_MS)
    return () => clearInterval(timer)
  }, [accountId])

  const markSeen = useCallback(() => {
    if (!accountId) return
    sessionStorage.setItem(seenKey(accountId), String(items.length))
    setSeen(items.length)
  }, [accountId, items.length])

  return { items, unread: Math.max(0, items.length - seen), markSeen }
}
