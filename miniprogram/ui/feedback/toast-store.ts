import { useSyncExternalStore } from 'react'

const SHOWN_MS = 3200
const listeners = new Set<() => void>()
let words = ''
let timer: ReturnType<typeof setTimeout> | undefined

const show = (next: string): void => {
  words = next
  for (const listener of listeners) listener()
}

/** A short sentence at the bottom of the screen for about three seconds; a later one replaces it. */
export function toast(sentence: string): void {
  clearTimeout(timer)
  show(sentence)
  timer = setTimeout(() => show(''), SHOWN_MS)
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToastWords = (): string =>
  useSyncExternalStore(
    subscribe,
    () => words,
    () => words,
  )
