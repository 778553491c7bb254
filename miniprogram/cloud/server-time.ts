import { useEffect, useState } from 'react'

const ZONE_MS = 8 * 3_600_000
/** Answers differ by the way they took; only more than this is news to a screen. */
const NEWS_MS = 2_000
const listeners = new Set<() => void>()
let offsetMs = 0

/** Every answer carries the server's time; the phone's own clock may be wrong (and a demonstration has its own day). */
export function learnServerTime(instant: string, now: number = Date.now()): void {
  const server = Date.parse(instant)
  if (Number.isNaN(server)) return
  const isNews = Math.abs(server - now - offsetMs) > NEWS_MS
  offsetMs = server - now
  if (isNews) for (const listener of listeners) listener()
}

/** Milliseconds since 1970 by the server's clock. */
export const serverNow = (now: number = Date.now()): number => now + offsetMs

/** An instant as ISO 8601 in the county's zone, `2026-11-23T08:00:00.000+08:00`. */
export const toInstant = (ms: number): string => new Date(ms + ZONE_MS).toISOString().replace('Z', '+08:00')

/** Now by the server's clock, as an instant; a screen using it redraws every `everyMs` and when the server says another time. */
export function useNow(everyMs = 30_000): string {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const tell = (): void => setNow(serverNow())
    const timer = setInterval(tell, everyMs)
    listeners.add(tell)
    tell()
    return () => {
      clearInterval(timer)
      listeners.delete(tell)
    }
  }, [everyMs])
  return toInstant(now)
}

/** Today in the county by the server's clock, `YYYY-MM-DD`. */
export const localToday = (): string => toInstant(serverNow()).slice(0, 10)
