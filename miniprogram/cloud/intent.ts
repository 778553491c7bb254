import { useRef } from 'react'
import { newId } from './new-id'

/** One thing a person means to do. Its key stays the same until it succeeded or was refused, so that it happens once. */
export interface Intent {
  readonly key: string
  /** Called by the client when the matter is settled: the next tap is a new intent. */
  settle(): void
}

export const newIntent = (key: string = newId()): Intent => {
  let current = key
  return {
    get key() {
      return current
    },
    settle: () => {
      current = newId()
    },
  }
}

/** An intent that lives as long as the screen: one a button. */
export function useIntent(): Intent {
  const ref = useRef<Intent | null>(null)
  return (ref.current ??= newIntent())
}
